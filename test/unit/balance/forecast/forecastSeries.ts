import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import type { Point } from '../../../../src/balance/readings/point.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** A Monday at midnight, UTC. */
export const MONDAY = Date.UTC(2026, 0, 5);

/** Numbers from 0 to below 1, the same for a seed on every machine (xorshift). */
export type Random = () => number;

export function seeded(seed: number): Random {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let skipped = 0; skipped < 8; skipped++) {
    next();
  }
  return next;
}

/** Messages per day on a day; `day` counts from now (0 is the day that begins now), `weekday` from Monday as 0. */
export type Rate = (day: number, weekday: number) => number;

/** A way of spending whose future is known, because the same rule makes it. */
export interface Scenario {
  readonly name: string;
  /** Days of readings. */
  readonly history: number;
  /** Draws what is random about one series, and returns its rule. */
  rate(random: Random): Rate;
  /** Which hours (0 to 23 on a weekday) have a reading; all when absent. */
  readonly read?: (day: number, weekday: number, hour: number) => boolean;
  /** Days before now of a top-up. */
  readonly toppedUp?: number;
  /** It is topped up by a week's messages each week. */
  readonly toppedUpWeekly?: true;
  /** Nothing is sent any more: there is no day on which it runs out. */
  readonly stopped?: true;
  /** The share of a day's messages that is charged for now and comes back with the next reading, at the most. */
  readonly refunds?: number;
}

const weekly: Rate = (_, weekday) => (weekday >= 5 ? 20 : 130);
/** A factor around 1 with a standard deviation of 30 %. */
function noise(random: Random): number {
  let sum = -6;
  for (let draw = 0; draw < 12; draw++) {
    sum += random();
  }
  return Math.max(0, 1 + 0.3 * sum);
}
const burstDay = (random: Random): number => -1 - Math.floor(random() * 20);
const atWork = (_: number, weekday: number, hour: number): boolean => weekday < 5 && hour >= 9 && hour < 18;

export const scenarios: readonly Scenario[] = [
  { name: 'constant', history: 30, rate: () => () => 100 },
  { name: 'constant, three days known', history: 3, rate: () => () => 100 },
  { name: 'weekdays 130, weekend 20', history: 30, rate: () => weekly },
  { name: 'weekdays 130, weekend 20, ten days known', history: 10, rate: () => weekly },
  { name: 'weekdays 130, weekend 20, three days known', history: 3, rate: () => weekly },
  { name: 'weekdays 130, weekend nothing', history: 30, rate: () => (_, weekday) => (weekday >= 5 ? 0 : 130) },
  { name: 'noise of 30 %', history: 30, rate: (random) => () => 100 * noise(random) },
  { name: 'weekdays and noise', history: 30, rate: (random) => (day, weekday) => weekly(day, weekday) * noise(random) },
  {
    name: 'one burst of ten times',
    history: 30,
    rate: (random) => {
      const burst = burstDay(random);
      return (day) => (day === burst ? 1000 : 100);
    },
  },
  {
    name: 'weekdays, noise and one burst',
    history: 30,
    rate: (random) => {
      const burst = burstDay(random);
      return (day, weekday) => weekly(day, weekday) * noise(random) + (day === burst ? 1000 : 0);
    },
  },
  {
    name: 'a burst every ten days',
    history: 60,
    rate: (random) => {
      const phase = Math.floor(random() * 10);
      return (day) => ((day + phase) % 10 === 0 ? 800 : 60);
    },
  },
  { name: 'bursts on one day of ten, at random', history: 60, rate: (random) => () => (random() < 0.1 ? 760 : 60) },
  { name: 'topped up 12 days ago', history: 60, toppedUp: 12, rate: () => weekly },
  {
    name: 'topped up 12 days ago, spending halved since',
    history: 60,
    toppedUp: 12,
    rate: () => (day, weekday) => weekly(day, weekday) * (day < -12 ? 2 : 1),
  },
  { name: 'refunds of up to 5 % of a day', history: 30, refunds: 0.05, rate: () => weekly },
  { name: 'read in working hours only', history: 30, read: atWork, rate: () => weekly },
  { name: 'nothing read for six days', history: 30, read: (day) => day < -12 || day >= -6, rate: () => weekly },
  { name: 'grows by 1 % a day', history: 60, rate: () => (day) => 100 * growth(day, 1.01) },
  {
    name: 'grows by 1 % a day, weekdays and noise',
    history: 60,
    rate: (random) => (day, weekday) => weekly(day, weekday) * growth(day, 1.01) * noise(random),
  },
  { name: 'shrinks by 1 % a day', history: 60, rate: () => (day) => 100 * growth(day, 0.99) },
  { name: 'grows by 1 % a day, 30 days known', history: 30, rate: () => (day) => 100 * growth(day, 1.01) },
  { name: 'three times as much since ten days', history: 40, rate: () => (day) => (day < -10 ? 33 : 100) },
  { name: 'unused until eight days ago', history: 40, rate: () => (day) => (day < -8 ? 0 : 100) },
  {
    name: 'twice as much since ten days, noise of 30 %',
    history: 40,
    rate: (random) => (day) => (day < -10 ? 50 : 100) * noise(random),
  },
  {
    name: 'weekdays twice as much since eight days, weekend nothing',
    history: 40,
    rate: () => (day, weekday) => (weekday >= 5 ? 0 : day < -8 ? 65 : 130),
  },
  {
    name: 'weekdays three times as much since 28 days, weekend nothing',
    history: 60,
    rate: () => (day, weekday) => (weekday >= 5 ? 0 : day < -28 ? 43 : 130),
  },
  { name: 'topped up each week', history: 30, toppedUpWeekly: true, rate: () => weekly },
  {
    name: 'topped up each week, noise of 30 %',
    history: 30,
    toppedUpWeekly: true,
    rate: (random) => (day, weekday) => weekly(day, weekday) * noise(random),
  },
  {
    name: 'weekdays, stopped eight days ago',
    history: 40,
    stopped: true,
    rate: () => (day, weekday) => (day >= -8 || weekday >= 5 ? 0 : 130),
  },
];

/** Without `**`, whose last digit is not the same everywhere. */
function growth(day: number, factor: number): number {
  let grown = 1;
  for (let step = Math.abs(day); step > 0; step--) {
    grown *= factor;
  }
  return day < 0 ? 1 / grown : grown;
}

export interface Generated {
  readonly series: readonly Point[];
  readonly now: number;
  /** When the amount really reaches zero. */
  readonly runsOutAt: number;
}

/** One series of a scenario whose amount lasts for about `daysLeft` days. The weekday of now depends on the seed. */
export function generate(scenario: Scenario, seed: number, daysLeft: number): Generated {
  const random = seeded(seed);
  const rate = scenario.rate(random);
  const startDay = seed % 7;
  const now = MONDAY + (70 + startDay) * DAY;
  const weekdayOf = (day: number): number => (((day + startDay) % 7) + 7) % 7;
  const hourly: number[] = [];
  for (let day = -scenario.history; day < daysLeft; day++) {
    const messages = rate(day, weekdayOf(day));
    for (let hour = 0; hour < 24; hour++) {
      // Two thirds of a day's messages go out by day.
      hourly.push((messages / 24) * (hour >= 8 && hour < 20 ? 4 / 3 : 2 / 3));
    }
  }
  const past = scenario.history * 24;
  const total = hourly.slice(past).reduce((sum, sent) => sum + sent, 0);
  let left = total;
  let lasts = 0;
  // Weekends without spending may follow the last message.
  for (const [hour, sent] of hourly.slice(past).entries()) {
    if (sent > 0 && left > total * 1e-9) {
      lasts = hour + Math.min(1, left / sent);
      left -= sent;
    }
  }
  const series = readBack(
    scenario,
    hourly.slice(0, past),
    scenario.stopped === true ? 100 * daysLeft : total,
    random,
    now,
    weekdayOf,
  );
  return { series, now, runsOutAt: now + lasts * HOUR };
}

/** The readings before now, made backwards from the amount that is left. */
function readBack(
  scenario: Scenario,
  hourly: readonly number[],
  total: number,
  random: Random,
  now: number,
  weekdayOf: (day: number) => number,
): readonly Point[] {
  const points: Point[] = [{ at: now, amount: messages(total) }];
  let amount = total;
  for (let ago = 1; ago <= hourly.length; ago++) {
    const sent = hourly[hourly.length - ago] ?? 0;
    amount += sent;
    if (scenario.toppedUp !== undefined && ago === scenario.toppedUp * 24 + 1) {
      amount -= 5000;
    }
    if (scenario.toppedUpWeekly === true && ago % 168 === 60) {
      amount -= 690;
    }
    const day = -Math.ceil(ago / 24);
    const hour = (24 - (ago % 24)) % 24;
    if (ago === hourly.length || (scenario.read?.(day, weekdayOf(day), hour) ?? true)) {
      const outstanding = scenario.refunds === undefined ? 0 : sent * 24 * scenario.refunds * random();
      points.push({ at: now - ago * HOUR, amount: messages(amount - outstanding) });
    }
  }
  return points.reverse();
}

function messages(amount: number): Decimal {
  return String(Math.round(amount)) as Decimal;
}
