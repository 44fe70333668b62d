import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import type { Point } from '../../../../src/balance/readings/point.ts';
import { DAY, HOUR, MONDAY, type Random, seeded } from './forecastSeries.ts';
import { addedTo, around, type SendingKind, sendingKinds } from './sendingKinds.ts';

const WEEK = 7 * DAY;

/** A way of sending, hour by hour. */
export interface HourlyKind extends SendingKind {
  /** The part of a day's messages that an hour takes, drawn anew each day; two thirds go out by day when absent. */
  profile?(random: Random): (hour: number) => number;
  /** Whether it is read in an hour; always when absent. */
  read?(weekday: number, hour: number): boolean;
  /** Single messages, so few that chance decides when they are sent. */
  readonly single?: true;
}

/** A stretch of time without a reading in it. */
export interface Slot {
  /** Its beginning and its end. */
  readonly from: number;
  readonly at: number;
  /** What the rule says that is sent in it, and what is. */
  readonly expected: number;
  readonly sent: number;
  /** Whether it is read at its end. */
  readonly read: boolean;
}

/** What a kind of sender sends in how many days before and after `now`. */
export interface SlotOptions {
  readonly history: number;
  readonly ahead: number;
  /** How often it is read from now on, within an hour; once an hour before. */
  readonly perHour: number;
}

export interface Slots {
  readonly slots: readonly Slot[];
  readonly now: number;
  readonly random: Random;
}

const byDay = (hour: number): number => (hour >= 8 && hour < 20 ? 4 / 3 : 2 / 3) / 24;

/** Days and hours scatter alike, and hours differ within each day. */
export function slotsOf(kind: HourlyKind, seed: number, { history, ahead, perHour }: SlotOptions): Slots {
  const random = seeded(seed);
  const rule = kind.rule(random, history);
  const deviation = (kind.noise ?? 0.3) * random();
  const startDay = seed % 7;
  const now = MONDAY + (70 + startDay) * DAY;
  const slots: Slot[] = [];
  for (let day = -history; day < ahead; day++) {
    const weekday = (((day + startDay) % 7) + 7) % 7;
    const expected = rule(day, weekday);
    const sent = (kind.sent?.(expected, random, day) ?? expected) * around(random, deviation);
    const profile = kind.profile?.(random) ?? byDay;
    for (let hour = 0; hour < 24; hour++) {
      const [share, scattered] = [profile(hour), sent * around(random, deviation)];
      const read = kind.read?.(weekday, hour) ?? true;
      const whole = { from: now + day * DAY + hour * HOUR, expected: expected * share, read };
      slots.push(...inParts(whole, day < 0 ? 1 : perHour, (part) => drawn(kind, random, share * scattered * part)));
    }
  }
  return { slots, now, random };
}

/** An hour in so many equal slots; `sent` draws what is sent in a part of it. */
function inParts(hour: Omit<Slot, 'at' | 'sent'>, count: number, sent: (part: number) => number): readonly Slot[] {
  return Array.from({ length: count }, (_, place) => {
    const from = hour.from + (place * HOUR) / count;
    return { ...hour, from, at: from + HOUR / count, expected: hour.expected / count, sent: sent(1 / count) };
  });
}

function drawn({ single }: HourlyKind, random: Random, mean: number): number {
  return single === true ? byChance(random, mean) : mean;
}

/** The readings at the ends of slots, in each of which `sentIn` says what is sent. */
export function readingsOf(
  kind: SendingKind,
  { slots, now, random }: Slots,
  sentIn: (slot: Slot) => number = ({ sent }) => sent,
): readonly Point[] {
  let amount = kind.toppedUp === undefined ? 1_000_000 : 7_000;
  return slots.flatMap((slot) => {
    const { from, at, read } = slot;
    const sent = sentIn(slot);
    amount -= sent;
    amount += addedTo(amount, kind, (((from - now) % WEEK) + WEEK) % WEEK === 10 * HOUR);
    const outstanding = kind.refunds === undefined ? 0 : sent * kind.refunds * random();
    return read ? [{ at, amount: String(Math.round(amount - outstanding)) as Decimal }] : [];
  });
}

/** How many single messages there are where so many are expected. */
function byChance(random: Random, mean: number): number {
  let count = -1;
  for (let left = Math.exp(mean); left >= 1; left *= random()) {
    count++;
  }
  return count;
}

const working = (perDay: number) => () => (_: number, weekday: number) => (weekday >= 5 ? 0 : perDay);

const inTheOffice = () => (hour: number) => (hour >= 9 && hour < 18 ? 1 / 9 : 0);

/** Senders that nobody is to be alarmed of, beside those whose forecast is measured. */
export const quietKinds: readonly HourlyKind[] = [
  {
    name: 'office hours only',
    rule: working(1_400),
    profile: inTheOffice,
  },
  {
    name: 'read in working hours only',
    rule: sendingKinds[0]?.rule ?? working(1_000),
    read: (weekday, hour) => weekday < 5 && hour >= 9 && hour < 18,
  },
  {
    name: 'a batch each day, up to two hours early or late',
    rule: () => () => 1_000,
    profile: (random) => {
      const batch = 8 + Math.floor(random() * 5);
      return (hour) => 0.3 / 24 + (hour === batch ? 0.7 : 0);
    },
  },
  {
    name: 'Mondays, Wednesdays and Fridays, in office hours',
    rule: () => (_, weekday) => (weekday < 5 && weekday % 2 === 0 ? 1_000 : 0),
    profile: inTheOffice,
  },
  {
    name: 'every other day, in office hours',
    rule: () => (day) => (day % 2 === 0 ? 1_000 : 0),
    profile: inTheOffice,
  },
  {
    name: 'a newsletter on Tuesdays',
    rule: () => (_, weekday) => (weekday === 1 ? 5_000 : 0),
    profile: inTheOffice,
  },
  { name: 'thirty messages a day', rule: () => () => 30, single: true },
  { name: 'three messages a day', rule: () => () => 3, single: true },
];
