import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseToHost, type ToHost } from '../../../../src/webview/base/protocol.ts';

test('messages of the page are read, and nothing else is', () => {
  const good: readonly ToHost[] = [
    { type: 'ready', columns: 800, compared: [] },
    { type: 'ready', columns: 800, accountId: 'a', compared: ['b'], range: '24h' },
    { type: 'select', accountId: 'a', range: 'all', columns: 1 },
    { type: 'export', accountId: 'a', range: '30d' },
    { type: 'remedy', accountId: 'a' },
    { type: 'compare', accountId: 'a' },
    { type: 'ready', columns: 800, compared: [], period: 'week' },
    { type: 'select', accountId: 'a', range: 'all', columns: 1, period: 'day' },
    { type: 'exportSpending', period: 'month' },
    { type: 'copySpending', period: 'week' },
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
    { type: 'compare' },
    { type: 'exportSpending' },
    { type: 'copySpending', period: 'year' },
    { type: 'erase', accountId: 'a', columns: 5 },
  ];
  for (const message of bad) {
    assert.equal(parseToHost(message), undefined, JSON.stringify(message));
  }
});

test('a page cannot ask for more columns than any screen has, and unknown fields go no further', () => {
  const ready = (columns: number) => ({ type: 'ready', columns, compared: [] });
  assert.deepEqual(parseToHost({ ...ready(1e9), extra: 1 }), ready(4_000));
  assert.deepEqual(parseToHost({ ...ready(10.7), range: 'x', compared: [7, null] }), ready(10));
  assert.deepEqual(parseToHost({ type: 'ready', columns: 10, compared: 'b' }), ready(10));
});
