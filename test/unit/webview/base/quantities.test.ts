import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HistoryMessage } from '../../../../src/webview/base/protocol.ts';
import { historiesOf, isLow, quantitiesOf, visibleOf } from '../../../../src/webview/base/quantities.ts';
import { decimal, modelOf, seriesOf } from '../model.ts';

const [sms, voice] = [seriesOf(['1']), seriesOf(['2'], { key: 'voice', label: 'Voice' })];
const shown = { accountId: 'a', range: '7d', model: modelOf([1], sms, { series: [sms, voice] }) } as const;
const other = { accountId: 'b', range: '7d', model: modelOf([1], sms) } as const;
const accounts = ['a', 'b'].map((id) => ({ id, name: `Account ${id}` }));

function quantities(message: Partial<HistoryMessage>) {
  return quantitiesOf(historiesOf({ type: 'history', accounts, compared: [], ...message }));
}

test('18.4: quantities have the name of their account where several are shown, and a colour each', () => {
  const brief = (message: Partial<HistoryMessage>) => quantities(message).map(({ label, color }) => [label, color]);
  assert.deepEqual(brief({ shown }), [
    ['SMS', 'blue'],
    ['Voice', 'green'],
  ]);
  assert.deepEqual(brief({ shown, compared: [other] }), [
    ['Account a · SMS', 'blue'],
    ['Account a · Voice', 'green'],
    ['Account b · SMS', 'yellow'],
  ]);
  assert.deepEqual(brief({}), []);
});

test('18.4: the large chart alone is shown, also of a quantity that is hidden; without one all that are not', () => {
  const all = quantities({ shown, compared: [other] });
  const visible = (state: { hidden?: Record<string, string[]>; large?: string }) =>
    visibleOf(all, { range: '7d', compared: [], hidden: {}, ...state }).map(({ id }) => id);
  assert.deepEqual(visible({}), ['a\nsms', 'a\nvoice', 'b\nsms']);
  assert.deepEqual(visible({ hidden: { a: ['sms'] } }), ['a\nvoice', 'b\nsms']);
  assert.deepEqual(visible({ hidden: { a: ['sms'] }, large: 'a\nsms' }), ['a\nsms']);
  assert.deepEqual(visible({ large: 'gone\nsms' }), ['a\nsms', 'a\nvoice', 'b\nsms']);
});

for (const [amount, threshold, expected] of [
  ['999.99', '1000', true],
  ['1000', '1000', false],
  ['1000.01', '1000', false],
  ['0', '0', true],
  ['-5', '0', true],
  [null, '1000', false],
  ['5', undefined, false],
] as const) {
  test(`17: ${amount} with the threshold ${threshold} is ${expected ? '' : 'not '}marked as low, as in the tree`, () => {
    const series = seriesOf([amount], threshold === undefined ? {} : { threshold: decimal(threshold) });
    assert.equal(isLow(series), expected);
  });
}
