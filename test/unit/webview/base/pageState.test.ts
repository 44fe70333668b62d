import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enlarged, hiddenOf, parsePageState, toggled } from '../../../../src/webview/base/pageState.ts';

test('what the page kept is read, and what cannot be read is as if it had kept nothing', () => {
  const state = { accountId: 'a', compared: ['b'], range: '1y', hidden: { a: ['sms'] }, large: 'a\nsms' };
  assert.deepEqual(parsePageState(JSON.parse(JSON.stringify(state))), state);
  for (const lost of [
    undefined,
    null,
    5,
    'x',
    [],
    {},
    { range: '2y', hidden: 'x', accountId: 5, compared: 'b', large: 1 },
  ]) {
    assert.deepEqual(parsePageState(lost), { range: '7d', compared: [], hidden: {} });
  }
  assert.deepEqual(parsePageState({ hidden: { a: 'x', b: [1, 'k'] } }).hidden, { b: ['k'] });
});

test('quantities are hidden and shown again for each account, whatever it is called', () => {
  for (const id of ['a', 'constructor', '__proto__']) {
    const start = parsePageState({ hidden: { b: ['sms'] } });
    assert.deepEqual(hiddenOf(start, id), []);
    const once = toggled(start, id, 'sms');
    assert.deepEqual(hiddenOf(once, id), ['sms']);
    const restored = parsePageState(JSON.parse(JSON.stringify(once)));
    assert.deepEqual(hiddenOf(toggled(restored, id, 'voice'), id), ['sms', 'voice']);
    assert.deepEqual(hiddenOf(toggled(restored, id, 'sms'), id), []);
    assert.deepEqual(hiddenOf(toggled(restored, id, 'sms'), 'b'), ['sms']);
  }
});

test('18.4: a chart is made large, another one instead of it, and all are shown again', () => {
  const start = parsePageState({});
  const once = enlarged(start, 'a\nsms');
  assert.equal(once.large, 'a\nsms');
  assert.equal(enlarged(once, 'a\nvoice').large, 'a\nvoice');
  assert.deepEqual(enlarged(once, 'a\nsms'), start);
});
