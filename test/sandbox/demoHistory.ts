import type { Quantities, SandboxAccount } from './account.ts';
import { addUnits, unitsOf } from './amount.ts';
import { noise } from './noise.ts';

/** What an account held at one moment; `at` is milliseconds since 1970. */
export interface DemoReading {
  readonly at: number;
  readonly quantities: Quantities;
}

/** How one quantity is used. */
interface Habit {
  /** Average use in a day. */
  readonly perDay: number;
  /** Days before the present at which the quantity was topped up. */
  readonly toppedUpDaysAgo?: number;
  /** Filled up to this amount at each midnight and never bought. */
  readonly dailyQuota?: number;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The services' customers work by Chinese time. */
const CHINA_MS = 8 * HOUR_MS;

const HABITS: Readonly<Record<string, Readonly<Record<string, Habit>>>> = {
  // Nine messages at six a day: this is the account that is about to run out.
  'production-sms': {
    dev_balance: { perDay: 6 },
    dev_voice: { perDay: 11 },
    dev_industry: { perDay: 1850 },
    dev_market: { perDay: 240 },
  },
  'checkout-app': {
    app_balance: { perDay: 0.2 },
    app_voice: { perDay: 0.5 },
    app_industry: { perDay: 3 },
    app_market: { perDay: 0.7 },
  },
  'marketing-sms': {
    balance: { perDay: 420, toppedUpDaysAgo: 23 },
    transactional_balance: { perDay: 310 },
  },
  newsletter: { balance: { perDay: 4 }, free_balance: { perDay: 35, dailyQuota: 50 } },
  'international-sms': { balance: { perDay: 2.9 } },
  twilio: { balance: { perDay: 3.4 } },
};

/**
 * Believable hourly readings of `days` days that end at `nowMs` with exactly the account's present quantities: use follows
 * office hours and falls at weekends. The same arguments give the same history.
 */
export function demoHistory(account: SandboxAccount, nowMs: number, days: number): readonly DemoReading[] {
  const hours = days * 24;
  const columns = Object.entries(account.quantities).map(
    ([field, present]) => [field, columnOf(account.id, field, present, nowMs, hours)] as const,
  );
  return Array.from({ length: hours + 1 }, (_, index) => ({
    at: nowMs - (hours - index) * HOUR_MS,
    quantities: Object.fromEntries(columns.map(([field, column]) => [field, column[index] ?? null])),
  }));
}

/** The amounts of one quantity, oldest first. */
function columnOf(id: string, field: string, present: string | null, nowMs: number, hours: number): (string | null)[] {
  if (present === null) {
    return Array.from({ length: hours + 1 }, () => null);
  }
  const habit = HABITS[id]?.[field] ?? { perDay: Math.max(0, Number(present)) / 45 };
  const use = (at: number): number => usedInHour(`${id}/${field}`, at, habit.perDay);
  return habit.dailyQuota === undefined
    ? purchased(present, nowMs, hours, use, habit.toppedUpDaysAgo)
    : daily(present, habit.dailyQuota, nowMs, hours, use);
}

/** Walks back from the present amount, giving back what each hour used. */
function purchased(
  present: string,
  nowMs: number,
  hours: number,
  use: (at: number) => number,
  toppedUpDaysAgo: number | undefined,
): string[] {
  const column = [present];
  let givenBack = 0;
  let bought = 0;
  for (let ago = 1; ago <= hours; ago += 1) {
    givenBack += use(nowMs - ago * HOUR_MS);
    if (toppedUpDaysAgo !== undefined && ago === toppedUpDaysAgo * 24) {
      // A round purchase that leaves little of what was there before it.
      bought = Math.floor((Number(present) + givenBack) / 1000 - 1) * 1000;
    }
    column.push(addUnits(present, unitsOf(givenBack - Math.max(0, bought), present)));
  }
  return column.reverse();
}

/** Starts each day with the quota; the present day stands at the present amount. */
function daily(present: string, quota: number, nowMs: number, hours: number, use: (at: number) => number): string[] {
  const column: string[] = [];
  let left = quota;
  for (let ago = hours; ago >= 0; ago -= 1) {
    const at = nowMs - ago * HOUR_MS;
    left = dayOf(at) === dayOf(at - HOUR_MS) ? Math.max(0, left - use(at)) : quota;
    column.push(dayOf(at) === dayOf(nowMs) ? present : String(Math.round(left)));
  }
  return column;
}

function usedInHour(name: string, at: number, perDay: number): number {
  const china = new Date(at + CHINA_MS);
  const hour = china.getUTCHours();
  const weekend = china.getUTCDay() === 0 || china.getUTCDay() === 6;
  const office = hour >= 9 && hour < 19 ? 1.9 : 0.36;
  return (perDay / 24) * office * (weekend ? 0.35 : 1.26) * (0.5 + noise(`${name}/${Math.floor(at / HOUR_MS)}`));
}

function dayOf(at: number): number {
  return Math.floor((at + CHINA_MS) / DAY_MS);
}
