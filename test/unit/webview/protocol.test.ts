import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hiddenOf, parsePageState, parseToHost, type ToHost, toggled } from '../../../src/webview/protocol.ts';

test('messages of the page are read, and nothing else is', () => {
  const good: readonly ToHost[] = [
    { type: 'ready', columns: 800 },
    { type: 'ready', columns: 800, accountId: 'a', range: '24h' },
    { type: 'select', accountId: 'a', range: 'all', columns: 1 },
    { type: 'export', accountId: 'a', range: '30d' },
    { type: 'remedy', accountId: 'a' },
  ];
  for (const message of good) {
    assert.deepEqual(parseToHost(JSON.parse(JSON.stringify(message))), message);
  }
  const bad: readonly unknown[] = [
    undefined,
    null,
    'ready',
    [],
    {},
    { type: 'ready' },
    { type: 'ready', columns: '800' },
    { type: 'ready', columns: Number.NaN },
    { type: 'ready', columns: 0 },
    { type: 'select', accountId: 'a', range: '2y', columns: 5 },
    { type: 'select', accountId: 7, range: 'all', columns: 5 },
    { type: 'select', range: 'all', columns: 5 },
    { type: 'export' },
    { type: 'erase', accountId: 'a', columns: 5 },
  ];
  for (const message of bad) {
    assert.equal(parseToHost(message), undefined, JSON.stringify(message));
  }
});

test('a page cannot ask for more columns than any screen has, and unknown fields go no further', () => {
  assert.deepEqual(parseToHost({ type: 'ready', columns: 1e9, extra: 1 }), { type: 'ready', columns: 4_000 });
  assert.deepEqual(parseToHost({ type: 'ready', columns: 10.7, range: 'x' }), { type: 'ready', columns: 10 });
});

test('what the page kept is read, and what cannot be read is as if it had kept nothing', () => {
  const state = { accountId: 'a', range: '1y', hidden: { a: ['sms'] } };
  assert.deepEqual(parsePageState(JSON.parse(JSON.stringify(state))), state);
  for (const lost of [undefined, null, 5, 'x', [], {}, { range: '2y', hidden: 'x', accountId: 5 }]) {
    assert.deepEqual(parsePageState(lost), { range: '7d', hidden: {} });
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
