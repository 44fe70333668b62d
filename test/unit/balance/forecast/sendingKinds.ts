import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import type { Point } from '../../../../src/balance/readings/point.ts';
import { DAY, HOUR, MONDAY, type Random, type Rate, seeded } from './forecastSeries.ts';

/** A way of sending whose rule is drawn at random, and known. */
export interface SendingKind {
  readonly name: string;
  /** Whether it is one that a forecast has to be sure of within three weeks. */
  readonly plain?: boolean;
  /** Draws the rule of one series of so many days: what is expected to be sent on a day. */
  rule(random: Random, history: number): Rate;
  /** Draws what is really sent on a day, from what is expected; without it noise is all there is. */
  sent?(expected: number, random: Random, day: number): number;
  /** How much the days scatter at the most: a standard deviation, as a share; 0.3 when absent. */
  readonly noise?: number;
  /** How often it is topped up: each seven days, or whenever less than a third of a day is left. */
  readonly toppedUp?: 'weekly' | 'when low';
  /** The share of a reading's messages that comes back with the next one, at the most. */
  readonly refunds?: number;
}

/** What a day of sending takes, about. */
const PER_DAY = 1_000;
const week: Rate = (_, weekday) => (weekday >= 5 ? 0.2 : 1.3) * PER_DAY;
const working: Rate = (_, weekday) => (weekday >= 5 ? 0 : 1.4) * PER_DAY;
const steady: Rate = () => PER_DAY;

/** At least doubled or halved, on a day of the history that is at least a week ago. */
function changing(rate: Rate): SendingKind['rule'] {
  return (random, history) => {
    const since = -7 - Math.floor(random() * (history - 14));
    const times = (2 + 2 * random()) ** (random() < 0.5 ? 1 : -1);
    return (day, weekday) => rate(day, weekday) * (day < since ? 1 : times);
  };
}

export const sendingKinds: readonly SendingKind[] = [
  { name: 'steady', plain: true, rule: () => steady },
  { name: 'weekdays, and a little at weekends', plain: true, rule: () => week },
  { name: 'weekdays only', plain: true, rule: () => working },
  {
    name: 'weekdays, and holidays now and then',
    rule: () => working,
    sent: (expected, random) => (random() < 0.03 ? 0 : expected),
  },
  { name: 'another level since a week or longer', rule: changing(steady) },
  { name: 'another level, weekdays only', rule: changing(working) },
  {
    name: 'another level since two days or longer',
    rule: (random, history) => {
      const since = -2 - Math.floor(random() * (history - 2));
      return (day) => (day < since ? PER_DAY : 2 * PER_DAY);
    },
  },
  {
    name: 'stopped a week ago or longer',
    rule: (random, history) => {
      const since = -7 - Math.floor(random() * (history - 14));
      return (day, weekday) => (day < since ? working(day, weekday) : 0);
    },
  },
  {
    name: 'one burst',
    rule: (random, history) => {
      const burst = -1 - Math.floor(random() * history);
      return (day) => (day === burst ? 10 : 1) * PER_DAY;
    },
  },
  {
    name: 'bursts at random',
    rule: () => () => 1.9 * PER_DAY,
    sent: (expected, random) => (expected / 1.9) * (random() < 0.1 ? 10 : 1),
  },
  { name: 'grows by 1 % a day, noise of up to 10 %', noise: 0.1, rule: () => (day) => PER_DAY * Math.exp(0.01 * day) },
  { name: 'topped up each week', rule: () => week, toppedUp: 'weekly' },
  { name: 'topped up when low', rule: () => steady, toppedUp: 'when low' },
  { name: 'refunds', rule: () => week, refunds: 0.3 },
];

export interface Sending {
  readonly series: readonly Point[];
  readonly now: number;
  /** What was sent a day in the week that followed. */
  readonly truth: number;
  /** What someone who knows the rule, but not the noise to come, expects of that week. */
  readonly oracle: number;
}

/** One series of a kind, read every six hours. Half of what a day takes is sent from 6 to 18 o'clock of it. */
export function sendingOf(kind: SendingKind, seed: number, history: number): Sending {
  const random = seeded(seed);
  const rule = kind.rule(random, history);
  const deviation = (kind.noise ?? 0.3) * random();
  const startDay = seed % 7;
  const now = MONDAY + (70 + startDay) * DAY;
  const expectedOn = (day: number): number => rule(day, (((day + startDay) % 7) + 7) % 7);
  const sentOn = (day: number): number => {
    const expected = expectedOn(day);
    return (kind.sent?.(expected, random, day) ?? expected) * around(random, deviation);
  };
  let amount = kind.toppedUp === undefined ? 400_000 : 7 * PER_DAY;
  const points: Point[] = [{ at: now - history * DAY, amount: whole(amount) }];
  for (let day = -history; day < 0; day++) {
    const sent = sentOn(day) / 4;
    for (let quarter = 1; quarter <= 4; quarter++) {
      amount -= sent;
      amount += addedTo(amount, kind, day % 7 === 0 && quarter === 2);
      const outstanding = kind.refunds === undefined ? 0 : sent * kind.refunds * random();
      points.push({ at: now + day * DAY + quarter * 6 * HOUR, amount: whole(amount - outstanding) });
    }
  }
  const ahead = [0, 1, 2, 3, 4, 5, 6];
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return { series: points, now, truth: mean(ahead.map(sentOn)), oracle: mean(ahead.map(expectedOn)) };
}

export function addedTo(amount: number, { toppedUp }: SendingKind, isTurnOfWeek: boolean): number {
  if (toppedUp === 'weekly') {
    return isTurnOfWeek ? 7 * PER_DAY : 0;
  }
  return toppedUp === 'when low' && amount < PER_DAY / 3 ? 3 * PER_DAY : 0;
}

/** A factor around 1, normally distributed. */
export function around(random: Random, deviation: number): number {
  let sum = -6;
  for (let draw = 0; draw < 12; draw++) {
    sum += random();
  }
  return Math.max(0, 1 + deviation * sum);
}

function whole(amount: number): Decimal {
  return String(Math.round(amount)) as Decimal;
}
