import { advanceUnusual, type UnusualRecord } from '../../../../src/balance/alert/unusualAlert.ts';
import { Course } from '../../../../src/balance/forecast/course.ts';
import { type Unusual, unusualIn } from '../../../../src/balance/forecast/unusual.ts';
import type { Point } from '../../../../src/balance/readings/point.ts';
import { DAY, HOUR, seeded } from './forecastSeries.ts';
import { type HourlyKind, quietKinds, readingsOf, type Slot, slotsOf } from './sendingHours.ts';
import { sendingKinds } from './sendingKinds.ts';
import { courseOf } from './wholeSeries.ts';

/** Five times the usual, for three hours, told at the latest by the second reading after them. */
const [TIMES, FOR_MS] = [5, 3 * HOUR];
export const LEAST_SPENDING = 0.95;
/** Silence, told before the sending of one usual day is missed. */
export const LEAST_SILENCE = 0.9;
export const MOST_FALSE = 1;
/** Where someone who knows the rule reaches less, as much less may be reached than that. */
const BEHIND_ORACLE = 0.05;
const [LEAST_DAYS, MOST_DAYS] = [14, 56];
const QUIET_DAYS = 90;
const KEPT_DAYS = 60;
const AHEAD_DAYS = 14;
/** So many series without an event show who knows the rule where to tell. */
const KNOWN_TO_ORACLE = 20;

/** Of so many series, in which share it is told in time, and in which share someone tells it who knows the rule. */
interface InTime {
  readonly count: number;
  readonly told: number;
  readonly oracle: number;
}

/** What is told of one kind of sender. */
export interface Telling {
  readonly name: string;
  readonly spending: InTime;
  readonly silence: InTime;
  /** Alerts in ninety days in which nothing happens: on average, and at most. */
  readonly falseAlarms: { readonly series: number; readonly average: number; readonly most: number };
}

/** Measures one kind: `count` series with each event, and `quiet` of ninety days without. */
export function tellingOf(kind: HourlyKind, count: number, quiet: number, seed: number): Telling {
  const alarms = Array.from({ length: quiet }, (_, index) => alarmsIn(kind, seed + index));
  const least = leastOf(Array.from({ length: KNOWN_TO_ORACLE }, (_, index) => peaksIn(kind, seed + index)));
  const events = (event: typeof spendingIn, oracle: number): InTime => {
    const made = Array.from({ length: count }, (_, index) => event(kind, seed + index, oracle)).filter(
      (one) => one !== undefined,
    );
    const share = (ones: readonly unknown[]): number => ones.length / (made.length || 1);
    return {
      count: made.length,
      told: share(made.filter(({ told }) => told)),
      oracle: share(made.filter(({ byOracle }) => byOracle)),
    };
  };
  return {
    name: kind.name,
    spending: events(spendingIn, least.ratio),
    silence: events(silenceIn, least.missed),
    falseAlarms: {
      series: quiet,
      average: alarms.reduce((sum, one) => sum + one, 0) / quiet,
      most: Math.max(...alarms),
    },
  };
}

export function tellingOfAll(count: number, quiet: number, seed: number): readonly Telling[] {
  return [
    ...sendingKinds.map((kind) => tellingOf(kind, count, quiet, seed)),
    ...quietKinds.map((kind) => tellingOf(kind, 0, quiet, seed)),
  ];
}

interface Event {
  readonly told: boolean;
  readonly byOracle: boolean;
}

/** Five times as much, from a random moment on at which something is expected; `undefined` where nothing is. */
function spendingIn(kind: HourlyKind, seed: number, leastRatio: number): Event | undefined {
  const { history, perHour, start } = drawn(seed);
  const made = slotsOf(kind, seed, { history, ahead: AHEAD_DAYS, perHour });
  const { slots, now } = made;
  const begin = now + start;
  const during = ({ from, at }: Slot): number =>
    Math.max(0, Math.min(at, begin + FOR_MS) - Math.max(from, begin)) / (at - from);
  if (slots.some((slot) => during(slot) > 0 && slot.expected <= 0)) {
    return undefined;
  }
  const sentIn = (slot: Slot): number => slot.sent * (1 + (TIMES - 1) * during(slot));
  const deadline = slots.filter(({ at }) => at >= begin + FOR_MS)[1]?.at ?? 0;
  const ratios = ratiosOf(slots, sentIn).filter(({ at }) => at > begin && at <= deadline);
  return {
    told: isTold(readingsOf(kind, made, sentIn), 'unusual-spending', begin, deadline),
    byOracle: ratios.some(({ ratio }) => ratio > leastRatio),
  };
}

/** Nothing, from a random moment on, until as much is missed as is expected on a usual day. */
function silenceIn(kind: HourlyKind, seed: number, leastMissed: number): Event | undefined {
  const { history, perHour, start } = drawn(seed);
  const made = slotsOf(kind, seed, { history, ahead: AHEAD_DAYS, perHour });
  const { slots, now } = made;
  const begin = now + start;
  const day = usualDayOf(slots, now);
  let missed = 0;
  const deadline = slots.find(({ from, expected }) => {
    missed += from >= begin ? expected : 0;
    return missed >= day;
  })?.at;
  if (deadline === undefined || day <= 0) {
    return undefined;
  }
  return {
    told: isTold(
      readingsOf(kind, made, (slot) => (slot.from >= begin ? 0 : slot.sent)),
      'no-spending',
      begin,
      deadline,
    ),
    byOracle: leastMissed < 1,
  };
}

function drawn(seed: number): { readonly history: number; readonly perHour: number; readonly start: number } {
  const random = seeded(seed ^ 0x5eed);
  const history = LEAST_DAYS + Math.floor(random() * (MOST_DAYS - LEAST_DAYS + 1));
  // Once an hour or four times, from a quarter of an hour of the week ahead on.
  return { history, perHour: random() < 0.5 ? 1 : 4, start: Math.floor(random() * 7 * 24 * 4) * (HOUR / 4) };
}

/** Whether what was unusual from a moment on is told by another one. */
function isTold(series: readonly Point[], kind: Unusual['kind'], from: number, to: number): boolean {
  const course = courseOf(
    series.filter(({ at }) => at > from - KEPT_DAYS * DAY),
    from,
    0,
  );
  const watch = new Watch();
  return series.some((point) => point.at > from && point.at <= to && watch.take(course, point) === kind);
}

/** Takes readings as windows do. */
class Watch {
  #record: UnusualRecord | undefined;

  /** Takes a reading into a course; what is told of it. */
  take(course: Course, point: Point): Unusual['kind'] | undefined {
    course.take(point);
    const { record, raise } = advanceUnusual(this.#record, point, unusualIn(course, {}), point.at);
    this.#record = record;
    return raise?.unusual.kind;
  }
}

const UNDISTURBED = { history: LEAST_DAYS + QUIET_DAYS, ahead: 0, perHour: 1 };

/**
 * What is told in ninety days in which nothing happens but what the rule makes, after those that have to be known. Who has stopped
 * for good is rightly told of.
 */
function alarmsIn(kind: HourlyKind, seed: number): number {
  const made = slotsOf(kind, seed, UNDISTURBED);
  const stoppedAt = made.slots.findLast(({ sent }) => sent > 0)?.at ?? 0;
  const series = readingsOf(kind, made);
  const watch = new Watch();
  let course = new Course(0);
  let [told, from] = [0, 0];
  for (const [index, point] of series.entries()) {
    if (point.at >= from + 7 * DAY) {
      from = point.at;
      course = courseOf(
        series.slice(0, index).filter(({ at }) => at > from - KEPT_DAYS * DAY),
        from,
        0,
      );
    }
    const found = watch.take(course, point);
    told += found === undefined || (found === 'no-spending' && point.at > stoppedAt) ? 0 : 1;
  }
  return told;
}

/** How far such a series goes by itself, as someone sees it who knows the rule. */
function peaksIn(kind: HourlyKind, seed: number) {
  const made = slotsOf(kind, seed, UNDISTURBED);
  return { ratio: dailyPeaks(ratiosOf(made.slots, ({ sent }) => sent)), missed: silencesOf(made) };
}

/** What is sent in three hours as a multiple of what is expected in them. */
function ratiosOf(
  slots: readonly Slot[],
  sentIn: (slot: Slot) => number,
): readonly { readonly at: number; readonly ratio: number }[] {
  let [first, sent, expected] = [0, 0, 0];
  return slots.map((slot) => {
    sent += sentIn(slot);
    expected += slot.expected;
    for (let old = slots[first]; old !== undefined && old.from < slot.at - FOR_MS; old = slots[first]) {
      sent -= sentIn(old);
      expected -= old.expected;
      first++;
    }
    return { at: slot.at, ratio: expected > 1e-6 ? sent / expected : 0 };
  });
}

function dailyPeaks(ratios: readonly { readonly at: number; readonly ratio: number }[]): readonly number[] {
  const peaks = new Map<number, number>();
  for (const { at, ratio } of ratios) {
    const day = Math.floor(at / DAY);
    peaks.set(day, Math.max(peaks.get(day) ?? 0, ratio));
  }
  return [...peaks.values()];
}

/** What each silence misses, in usual days. */
function silencesOf({ slots, now }: { readonly slots: readonly Slot[]; readonly now: number }): readonly number[] {
  const silences: number[] = [];
  let [missed, usual, day] = [0, 0, Number.NaN];
  for (const { from, expected, sent } of slots) {
    if (sent > 0) {
      silences.push(missed);
      missed = 0;
      continue;
    }
    if (Math.floor(from / DAY) !== day) {
      day = Math.floor(from / DAY);
      usual = usualDayOf(slots, Math.min(from, now - 7 * DAY));
    }
    missed += expected / (usual || 1);
  }
  return [...silences, missed];
}

/** What is expected on a usual one of the seven days from a moment on. */
function usualDayOf(slots: readonly Slot[], from: number): number {
  const days = Array.from({ length: 7 }, () => 0);
  const first = slots.findIndex((slot) => slot.from >= from);
  for (let index = first; first >= 0 && index < slots.length; index++) {
    const { from: at, expected } = slots[index] ?? { from: 0, expected: 0 };
    const day = Math.floor((at - from) / DAY);
    if (day >= 7) {
      break;
    }
    days[day] = (days[day] ?? 0) + expected;
  }
  return days.sort((a, b) => a - b)[3] ?? 0;
}

/** From where on someone who knows the rule tells, so as to be wrong once in a series at most, on average. */
function leastOf(peaks: readonly { readonly ratio: readonly number[]; readonly missed: readonly number[] }[]) {
  const least = (all: readonly number[]): number => all.toSorted((a, b) => b - a)[peaks.length] ?? 0;
  return {
    ratio: least(peaks.flatMap(({ ratio }) => ratio)),
    missed: least(peaks.flatMap(({ missed }) => missed)),
  };
}

/** What has to be reached: the share that is asked for, or as near as can be to that of someone who knows the rule. */
export function wantedShare(least: number, { oracle }: InTime): number {
  return Math.max(0, Math.min(least, oracle - BEHIND_ORACLE));
}

/** What of a kind does not hold; `slack` allows for the chance of small samples, in standard deviations. */
export function brokenTelling({ name, spending, silence, falseAlarms }: Telling, slack = 0): readonly string[] {
  const bar = (of: InTime, asked: number, word: string): readonly string[] => {
    const wanted = wantedShare(asked, of);
    const chance = slack * Math.sqrt((wanted * (1 - wanted)) / (of.count || 1));
    return of.count > 0 && of.told < wanted - chance
      ? [`${name}: ${word} is told in ${(of.told * 100).toFixed(1)} % of ${of.count}, not in ${wanted * 100} %`]
      : [];
  };
  return [
    ...bar(spending, LEAST_SPENDING, 'spending'),
    ...bar(silence, LEAST_SILENCE, 'silence'),
    ...(falseAlarms.average > MOST_FALSE + slack * Math.sqrt(MOST_FALSE / falseAlarms.series)
      ? [`${name}: ${falseAlarms.average} false alarms in ninety days`]
      : []),
  ];
}
