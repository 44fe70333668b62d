import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellIn, type TableRow, tableRows } from '../../../../src/webview/table/rows.ts';
import { decimal, modelOf, seriesOf, shownOf } from '../model.ts';

test('readings and failures, the newest first, with the cells of the shown quantities', () => {
  const sms = seriesOf(['3', null, '1']);
  const voice = seriesOf(['', '8', '7'], { key: 'voice' });
  const failure = { fromMs: 15, toMs: 18, faultKind: 'network' };
  const model = modelOf([10, 20, 30], sms, { series: [sms, voice], failures: [failure] });
  const histories = [{ accountId: 'a', model }];
  const both = tableRows(histories, [shownOf(model, sms), shownOf(model, voice)]);
  assert.deepEqual(
    both.map((line) => [line.at, line.kind, cellIn(line, 0), cellIn(line, 1)]),
    [
      [30, 'reading', '1', '7'],
      [20, 'reading', 'not-allocated', '8'],
      [15, 'failure', '', ''],
      [10, 'reading', '3', ''],
    ],
  );
  assert.deepEqual(both[2], { kind: 'failure', at: 15, failure });
  assert.deepEqual(
    tableRows(histories, [shownOf(model, voice)]).map((line) => cellIn(line, 0)),
    ['7', '8', '', ''],
  );
  assert.equal(tableRows(histories, []).length, 4);
});

test('a top-up stands at its reading, or at the next one that was not thinned out', () => {
  const topUp = { at: 20, amount: decimal('9'), added: decimal('5') };
  const thinnedOut = { at: 25, amount: decimal('19'), added: decimal('10') };
  const sms = seriesOf(['4', '9', '18'], { topUps: [topUp, thinnedOut] });
  const model = modelOf([10, 20, 30], sms);
  const rows = tableRows([{ accountId: 'a', model }], [shownOf(model)]);
  assert.deepEqual(
    rows.map(
      (line) =>
        line.kind === 'reading' && line.told.topUps.get(line.row)?.map(({ added, quantity }) => [added, quantity.id]),
    ),
    [[['10', 'a\nsms']], [['5', 'a\nsms']], undefined],
  );
});

test('18.4: accounts that are compared stand in one table, each reading in its own columns', () => {
  const failure = { fromMs: 12, toMs: 14 };
  const [one, two] = [modelOf([10, 30], seriesOf(['5', '4'])), modelOf([20], seriesOf(['7']), { failures: [failure] })];
  const histories = [
    { accountId: 'a', account: 'One', model: one },
    { accountId: 'b', account: 'Two', model: two },
  ];
  const cellsOf = (rows: readonly TableRow[]) =>
    rows.map((line) =>
      line.kind === 'reading' ? `${cellIn(line, 0)},${cellIn(line, 1)}` : `failure of ${line.account}`,
    );
  const both = [shownOf(one), shownOf(two, undefined, { accountId: 'b' })];
  assert.deepEqual(cellsOf(tableRows(histories, both)), ['4,', ',7', 'failure of Two', '5,']);
  assert.deepEqual(cellsOf(tableRows(histories, both.slice(0, 1))), ['4,', '5,'], 'no empty lines of the other');
});
