import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SandboxAccount } from '../../sandbox/account.ts';
import { type DemoReading, demoHistory } from '../../sandbox/demoHistory.ts';
import { SANDBOX_ACCOUNTS } from '../../sandbox/knownAccounts.ts';

const HOUR_MS = 3_600_000;
/** A Thursday, noon in China. */
const NOW = Date.UTC(2026, 10, 19, 4, 0, 17);
const DAYS = 60;

function historyOf(id: string): readonly DemoReading[] {
  return demoHistory(accountOf(id), NOW, DAYS);
}

function accountOf(id: string): SandboxAccount {
  const account = SANDBOX_ACCOUNTS.find((each) => each.id === id);
  assert(account !== undefined);
  return account;
}

function amounts(history: readonly DemoReading[], field: string): number[] {
  return history.map(({ quantities }) => Number(quantities[field]));
}

/** How often an amount rises from one reading to the next. */
function rises(values: readonly number[]): number {
  return values.filter((value, index) => index > 0 && value > (values[index - 1] ?? value)).length;
}

test('hourly readings end now with exactly the present amounts', () => {
  for (const account of SANDBOX_ACCOUNTS) {
    const history = demoHistory(account, NOW, DAYS);
    assert.equal(history.length, DAYS * 24 + 1);
    assert.deepEqual(history.at(-1), { at: NOW, quantities: account.quantities });
    history.forEach((reading, index) => {
      assert.equal(reading.at, NOW - (DAYS * 24 - index) * HOUR_MS);
      for (const amount of Object.values(reading.quantities)) {
        assert.match(amount ?? '', /^\d+(\.\d\d)?$/, 'plain, never negative, scale of the present amount');
      }
    });
  }
});

test('the same arguments give the same history', () => {
  assert.deepEqual(historyOf('marketing-sms'), historyOf('marketing-sms'));
});

test('one quantity of all was topped up, once', () => {
  const topUps = SANDBOX_ACCOUNTS.flatMap((account) =>
    Object.keys(account.quantities)
      .filter((field) => field !== 'free_balance')
      .map((field) => [`${account.id}/${field}`, rises(amounts(historyOf(account.id), field))] as const)
      .filter(([, times]) => times > 0),
  );
  assert.deepEqual(topUps, [['marketing-sms/balance', 1]]);
});

test('one account is about to run out', () => {
  const values = amounts(historyOf('production-sms'), 'dev_balance');
  const perDay = ((values.at(-1 - 7 * 24) ?? 0) - (values.at(-1) ?? 0)) / 7;
  assert(perDay > 3 && 9 / perDay < 3, `${perDay} a day`);
  for (const [id, field] of [
    ['production-sms', 'dev_industry'],
    ['marketing-sms', 'balance'],
    ['international-sms', 'balance'],
  ] as const) {
    const others = amounts(historyOf(id), field);
    const usedInWeek = (others.at(-1 - 7 * 24) ?? 0) - (others.at(-1) ?? 0);
    assert((others.at(-1) ?? 0) / (usedInWeek / 7) > 14, `${id} ${field}`);
  }
});

test('weekends and nights are quieter than working hours', () => {
  const history = historyOf('production-sms');
  const used = { week: 0, weekend: 0, day: 0, night: 0 };
  amounts(history, 'dev_industry').forEach((value, index, values) => {
    const at = new Date((history[index]?.at ?? 0) + 8 * HOUR_MS);
    const use = value - (values[index + 1] ?? value);
    used[[0, 6].includes(at.getUTCDay()) ? 'weekend' : 'week'] += use;
    used[at.getUTCHours() >= 9 && at.getUTCHours() < 19 ? 'day' : 'night'] += use;
  });
  assert(used.week / 5 > 2 * (used.weekend / 2));
  assert(used.day / 10 > 3 * (used.night / 14));
});

test('the daily quota starts anew each midnight', () => {
  const history = historyOf('newsletter');
  const values = amounts(history, 'free_balance');
  assert.equal(Math.max(...values), 50);
  assert(Math.min(...values) < 30);
  const risen = history.filter((_, index) => index > 0 && (values[index] ?? 0) > (values[index - 1] ?? 0));
  assert(risen.length > DAYS - 3);
  for (const { at } of risen) {
    assert.equal(new Date(at + 8 * HOUR_MS).getUTCHours(), 0);
  }
});

test('what is not allocated never was; an unknown account falls steadily', () => {
  const account: SandboxAccount = {
    ...accountOf('checkout-app'),
    id: 'other',
    quantities: { app_balance: null, app_voice: '900' },
  };
  const history = demoHistory(account, NOW, 10);
  assert(history.every(({ quantities }) => quantities['app_balance'] === null));
  const voice = amounts(history, 'app_voice');
  assert.equal(rises(voice), 0);
  assert((voice[0] ?? 0) > 1000);
});
