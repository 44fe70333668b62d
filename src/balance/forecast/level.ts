import { median, WEEK, weekOf } from './averages.ts';

/** A level is another one when a usual week of it holds so many times as much, or as little. */
const CHANGE_TIMES = 1.55;
/** A weekday goes along with a change when its usual has changed by this factor. */
const ALONG_TIMES = 1.2;
/** So many weekdays have to go along, of those on which something is usually sent: the others may have been holidays. */
const ALONG_SHARE = 0.7;
/** A weekday on which the higher level brings less than this part of the lower one went the other way. */
const CONTRARY_PART = 0.5;
/** A weekday on which usually less than this part of an average day is sent says nothing about the level. */
const USUALLY_SENT = 0.2;
/** A change exceeds what chance makes of the difference between two averages by this factor. */
const CHANGE_DEVIATIONS = 3.5;
/** Makes the median of absolute deviations comparable with a standard deviation. */
export const MAD_TO_DEVIATION = 1.4826;
/** The latest days that may be the beginning of a further change. */
const LEAST_DOUBT_DAYS = 2;
/** They differ from the usual by more than chance makes of so many days, times this, and by this part of it. */
const DOUBT_DEVIATIONS = 2.5;
const DOUBT_SHARE = 0.4;

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6];

/** How much is spent at present, beside what was spent before. Days are the latest first. */
export interface Level {
  /** How many of the latest days are on the present level; all of them when it never changed. */
  readonly since: number;
  /** All days, those before `since` brought to the present level; shorter when nothing was spent before. */
  readonly comparable: readonly number[];
  /** Whether the latest days, too few to tell, look like the beginning of another level. */
  readonly doubtful: boolean;
}

/** Finds the changes of level in past days: of a sender that doubles, halves or stops, whatever its week looks like. */
export function presentLevel(days: readonly number[]): Level {
  const stopped = silentSince(days);
  if (stopped !== undefined) {
    return { since: stopped, comparable: days.map(() => 0), doubtful: false };
  }
  let [since, comparable] = [days.length, days];
  for (;;) {
    const change = greatestChange(comparable, since);
    if (change === undefined) {
      return { since, comparable, doubtful: beginsAnother(comparable) };
    }
    const { at, times } = change;
    comparable = Number.isFinite(times)
      ? comparable.map((spent, day) => (day < at ? spent : spent * times))
      : comparable.slice(0, at);
    since = at;
  }
}

/** For how many days nothing is spent, where that is longer than all before, and than twice the longest pause in it. */
function silentSince(days: readonly number[]): number | undefined {
  const silent = days.findIndex((spent) => spent > 0);
  let [pause, longest] = [0, 0];
  for (const spent of days.slice(silent)) {
    pause = spent > 0 ? 0 : pause + 1;
    longest = Math.max(longest, pause);
  }
  return silent >= WEEK && silent * 2 >= days.length && silent > longest * 2 ? silent : undefined;
}

/** A change `at` days ago, `times` as much being spent since then as before. */
interface Change {
  readonly at: number;
  readonly times: number;
}

/** The change that explains the days best, at least a week behind the end and `before`, if there is one. */
function greatestChange(days: readonly number[], before: number): Change | undefined {
  let best: (Change & { readonly off: number }) | undefined;
  for (let at = WEEK; at <= Math.min(before, days.length) - WEEK; at++) {
    const change = changeAt(days, at);
    if (change !== undefined && change.off < (best?.off ?? Number.POSITIVE_INFINITY)) {
      best = change;
    }
  }
  return best;
}

/** Whether a usual week since a boundary is unlike the one before; `off` is how far the days are from the two. */
function changeAt(days: readonly number[], at: number): (Change & { readonly off: number }) | undefined {
  const weekNow = weekOf(days.slice(0, at), median);
  const weekBefore = weekOf(days.slice(at), median, at);
  const [sumNow, sumBefore] = [sum(weekNow), sum(weekBefore)];
  const rises = sumNow > sumBefore;
  const [high, low] = rises ? [weekNow, weekBefore] : [weekBefore, weekNow];
  const sent = usuallySent(high, low);
  const along = sent.filter((weekday) => (high[weekday] ?? 0) > (low[weekday] ?? 0) * ALONG_TIMES);
  if (sent.length === 0 || along.length < sent.length * ALONG_SHARE) {
    return undefined;
  }
  // A single burst makes no level: the weekday that changed most is left out, unless it is the only one, and that for weeks.
  // What went the other way was a holiday, or a burst of the lower level, and says nothing of the levels.
  const gained = (weekday: number): number => (high[weekday] ?? 0) - (low[weekday] ?? 0);
  const isShort = (rises ? at : days.length - at) < 3 * WEEK;
  const usable = sent.filter((weekday) => (high[weekday] ?? 0) > (low[weekday] ?? 0) * CONTRARY_PART);
  const counted = sent.length > 2 || isShort ? usable.toSorted((a, b) => gained(a) - gained(b)).slice(0, -1) : usable;
  const part = (week: readonly number[]): number => sum(counted.map((weekday) => week[weekday] ?? 0));
  if (part(high) < part(low) * CHANGE_TIMES || part(high) === part(low)) {
    return undefined;
  }
  const times = timesSince(days, at, weekBefore, sent);
  // Both levels share the week of the longer one: single days of the shorter one would explain themselves.
  const shared = times > 0 && Number.isFinite(times);
  const before = shared && at > days.length / 2 ? weekNow.map((spent) => spent / times) : weekBefore;
  const now = shared ? before.map((spent) => spent * times) : weekNow;
  const offs = days.map((spent, day) => Math.abs(spent - ((day < at ? now : before)[day % WEEK] ?? 0)));
  const spread = MAD_TO_DEVIATION * median(offs.filter((_, day) => sent.includes(day % WEEK)));
  const chance = spread * Math.sqrt(1 / at + 1 / (days.length - at));
  return Math.abs(sumNow - sumBefore) / WEEK > CHANGE_DEVIATIONS * chance ? { at, times, off: sum(offs) } : undefined;
}

/** How many times the usual of a week is spent since so many days; infinity when nothing was usual. */
function timesSince(days: readonly number[], at: number, usual: readonly number[], sent: readonly number[]): number {
  if (sum(usual) <= 0) {
    return Number.POSITIVE_INFINITY;
  }
  return median(
    days.slice(0, at).flatMap((spent, day) => {
      const expected = usual[day % WEEK] ?? 0;
      return sent.includes(day % WEEK) && expected > 0 ? [Math.max(0, spent) / expected] : [];
    }),
  );
}

/** Whether the latest days, less than a week, all differ from what is usual on them in one direction. */
function beginsAnother(days: readonly number[]): boolean {
  if (days.length < 2 * WEEK) {
    return false;
  }
  const usual = weekOf(days, median);
  const sent = usuallySent(usual);
  const offs = days.flatMap((spent, day) => (sent.includes(day % WEEK) ? [spent - (usual[day % WEEK] ?? 0)] : []));
  const spread = MAD_TO_DEVIATION * median(offs.map(Math.abs));
  for (let count = LEAST_DOUBT_DAYS; count <= sent.length; count++) {
    const latest = sent
      .slice(0, count)
      .map((weekday) => ({ off: offs[sent.indexOf(weekday)] ?? 0, was: usual[weekday] ?? 0 }));
    const off = sum(latest.map((day) => day.off));
    const least = Math.max(
      DOUBT_DEVIATIONS * spread * Math.sqrt(count),
      sum(latest.map(({ was }) => was)) * DOUBT_SHARE,
    );
    const isAlong = (day: { off: number; was: number }): boolean =>
      Math.abs(day.off) > (ALONG_TIMES - 1) * day.was && day.off * off > 0;
    if (Math.abs(off) > least && latest.every(isAlong)) {
      return true;
    }
  }
  return false;
}

/** The weekdays on which in one of the weeks something is usually sent. */
function usuallySent(...weeks: readonly (readonly number[])[]): readonly number[] {
  const isSent = (week: readonly number[], weekday: number): boolean => {
    const spent = week[weekday] ?? 0;
    return spent > 0 && spent >= (sum(week) / WEEK) * USUALLY_SENT;
  };
  return WEEKDAYS.filter((weekday) => weeks.some((week) => isSent(week, weekday)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
