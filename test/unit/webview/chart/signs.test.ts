import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HistoryModel, HistorySeries } from '../../../../src/balance/history/historyModel.ts';
import { placesOf } from '../../../../src/webview/chart/places.ts';
import { plotOf, timeExtent } from '../../../../src/webview/chart/plot.ts';
import { signsOf } from '../../../../src/webview/chart/signs.ts';
import { decimal, modelOf, seriesOf } from '../model.ts';

function view(series: HistorySeries, more: Partial<HistoryModel> = {}) {
  const model = modelOf([0, 1_000], series, more);
  return { model, series, plot: plotOf(model, series, timeExtent([{ model, series }]), placesOf(model, 1)) };
}

const topUps = [{ at: 1_000, amount: decimal('20'), added: decimal('10') }];

for (const [name, views, marks] of [
  ['readings', [view(seriesOf(['20', '10']))], ['reading']],
  ['no amount', [view(seriesOf([null, null]))], []],
  ['a top-up', [view(seriesOf(['10', '20'], { topUps }))], ['reading', 'topUp']],
  ['a threshold', [view(seriesOf(['20', '10'], { threshold: decimal('5') }))], ['reading', 'threshold']],
  ['a threshold that is far off', [view(seriesOf(['2001', '2000'], { threshold: decimal('5') }))], ['reading']],
  ['a failure', [view(seriesOf(['20', '10']), { failures: [{ fromMs: 5, toMs: 9 }] })], ['reading', 'failure']],
  ['a long forecast', [view(seriesOf(['20', '10'], { runsOutAt: 9_000 }))], ['reading', 'now', 'forecast']],
  ['a short one', [view(seriesOf(['20', '10'], { runsOutAt: 1_200 }))], ['reading', 'now', 'forecast', 'runOut']],
  ['charts', [view(seriesOf([null])), view(seriesOf(['10', '20'], { topUps }))], ['reading', 'topUp']],
] as const) {
  test(`18.4: the legend explains what is there: ${name}`, () => assert.deepEqual(signsOf(views), marks));
}
