import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import { startOfPeriod } from '../../../../src/balance/text/zone.ts';
import { english } from '../../../../src/base/language.ts';
import type { HistorySource } from '../../../../src/ui/history/source.ts';
import { messages } from '../../fakes/amounts.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import '../../vscode.ts';

const { pageAnswer } = await import('../../../../src/ui/history/spendingPage.ts');

const { spendingOf } = await import('../../../../src/ui/history/spending.ts');

const DAY = 86_400_000;
const HOUR = DAY / 24;

test('23.6: beside spending no long time of readings is prepared, which nobody sees', () => {
  const clock = new FakeClock();
  const asked: number[] = [];
  const source = {
    accounts: () => [{ id: 'a', name: 'A', provider: 'p', product: 's' }],
    rows: (_id: string, fromMs: number) => {
      asked.push(fromMs);
      return rowsOf([{ at: clock.now() - 2 * DAY, quantities: messages('9') }].filter(({ at }) => at >= fromMs));
    },
    ...{ events: () => [], quantities: () => [], trouble: () => undefined, notice: () => undefined },
    onDidChange: () => ({ dispose: () => undefined }),
  };
  const wish = { accountId: 'a', compared: [], range: '1y', columns: 100 } as const;
  const parts = { source, clock, language: english };
  const answer = pageAnswer({ ...wish, period: 'month' }, parts);
  assert.deepEqual(asked, [clock.now() - DAY, 0, 0]);
  assert.equal(answer?.shown?.range, '1y', 'it is what the page comes back to');
  assert.equal(answer?.spending?.period, 'month');
  assert.equal(pageAnswer(wish, parts)?.shown?.model.total, 1);
});

test('23.1: a day that begins in one month and ends in the next makes no month of it, in which there was no reading', () => {
  const clock = new FakeClock();
  const zone = 'Asia/Shanghai';
  const first = startOfPeriod(clock.now() - 40 * DAY, 'month', zone) + HOUR;
  const [begin, end] = ['900', '700'].map((amount, hours) => ({ at: first + hours * HOUR, amount: amount as Decimal }));
  assert.ok(begin !== undefined && end !== undefined);
  const step = { ...end, after: first, spent: '200' as Decimal, added: '0' as Decimal, expired: '0' as Decimal };
  const day = {
    at: first - (first % DAY),
    sums: [{ key: 'sms', unit: 'messages' as const, steps: [step], end: { last: end, start: 900, lowest: 700 } }],
  };
  const rows = { ...rowsOf([{ at: end.at, quantities: messages('700') }]), sums: [day] };
  const source = { accounts: () => [], rows: () => rows, quantities: () => [] } as unknown as HistorySource;
  const report = spendingOf('a', 'month', { source, clock, language: { ...english, timeZone: zone } });
  assert.ok(day.at < startOfPeriod(first, 'month', zone));
  assert.equal(report?.periods[0]?.fromMs, startOfPeriod(first, 'month', zone));
  assert.equal(report?.series[0]?.cells[0]?.spent, '200');
});
