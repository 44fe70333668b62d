import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import { english } from '../../../../src/base/language.ts';
import { messages } from '../../fakes/amounts.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import '../../vscode.ts';

const { pageAnswer } = await import('../../../../src/ui/history/spendingPage.ts');

const DAY = 86_400_000;

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
