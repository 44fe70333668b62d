import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tableRows } from '../../../../src/webview/table/rows.ts';
import { decimal, modelOf, seriesOf } from '../model.ts';

test('readings and failures, the newest first, with the cells of the shown quantities', () => {
  const sms = seriesOf(['3', null, '1']);
  const voice = seriesOf(['', '8', '7'], { key: 'voice' });
  const failure = { fromMs: 15, toMs: 18, faultKind: 'network' };
  const model = modelOf([10, 20, 30], sms, { series: [sms, voice], failures: [failure] });
  assert.deepEqual(tableRows(model, [sms, voice]), [
    { kind: 'reading', at: 30, cells: ['1', '7'], topUps: [] },
    { kind: 'reading', at: 20, cells: ['not-allocated', '8'], topUps: [] },
    { kind: 'failure', at: 15, failure },
    { kind: 'reading', at: 10, cells: ['3', ''], topUps: [] },
  ]);
  assert.deepEqual(
    tableRows(model, [voice]).flatMap((row) => (row.kind === 'reading' ? row.cells : [])),
    ['7', '8', ''],
  );
});

test('a top-up stands at its reading, or at the next one that was not thinned out', () => {
  const topUp = { at: 20, amount: decimal('9'), added: decimal('5') };
  const thinnedOut = { at: 25, amount: decimal('19'), added: decimal('10') };
  const sms = seriesOf(['4', '9', '18'], { topUps: [topUp, thinnedOut] });
  const rows = tableRows(modelOf([10, 20, 30], sms), [sms]);
  assert.deepEqual(
    rows.map((row) => (row.kind === 'reading' ? row.topUps.map(({ added, series }) => [added, series.key]) : [])),
    [[['10', 'sms']], [['5', 'sms']], []],
  );
});
