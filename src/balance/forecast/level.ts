import { MAD_TO_DEVIATION, median, sum, usuallySent, WEEK, WEEKDAYS, weekOf } from './averages.ts';
import { ALONG_TIMES, beginsAnother, isDoubtful, LEAST_LEVEL_DAYS } from './doubt.ts';

/** A level is another one when a usual week of it holds so many times as much, or as little. */
const CHANGE_TIMES = 1.55;
/** So many weekdays have to go along, of those on which something is usually sent: the others may have been holidays. */
const ALONG_SHARE = 0.7;
/** A weekday on which the higher level brings less than this part of the lower one went the other way. */
const CONTRARY_PART = 0.5;
/** A change exceeds what chance makes of the difference between two averages by this factor. */
const CHANGE_DEVIATIONS = 3.5;
/** A change is looked for in so many of the latest days first. */
const RECENT_DAYS = [4 * WEEK, 6 * WEEK];

/** How much is spent at present, beside what was spent before. Days are the latest first. */
export interface Level {
  /** How many of the latest days are on the present level; all of them when it never changed. */
  readonly since: number;
  /** All days, those before `since` brought to the present level; shorter when nothing was spent before. */
  readonly comparable: readonly number[];
  /** Whether the latest days, too few to tell, look like the beginning of another level. */
  readonly doubtful: boolean;
  /** Whether it is another one than in the weeks before alone: as before these, so that what came between may come again. */
  readonly isBack: boolean;
}

/** Finds the changes of level in past days: of a sender that doubles, halves or stops, whatever its week looks like. */
export function presentLevel(days: readonly number[]): Level {
  const stopped = silentSince(days);
  if (stopped !== undefined) {
    return { since: stopped, comparable: days.map(() => 0), doubtful: false, isBack: false };
  }
  let [since, comparable, isBack] = [days.length, days, false];
  for (;;) {
    const found = latestChange(comparable, since);
    if (found === undefined) {
      return { since, comparable, doubtful: isDoubtful(comparable, since), isBack };
    }
    const { at, times, within } = found;
    isBack ||= within < comparable.length;
    comparable = Number.isFinite(times)
      ? comparable.slice(0, within).map((spent, day) => (day < at ? spent : spent * times))
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

/** The greatest change within the latest weeks; of all days where there is none: what came before a further change is not compared. */
function latestChange(days: readonly number[], before: number): (Change & { readonly within: number }) | undefined {
  for (const within of [...RECENT_DAYS.filter((count) => count < days.length), days.length]) {
    const change = greatestChange(days.slice(0, within), before, within === days.length);
    if (change !== undefined) {
      const inAll = changeAt(days, change.at);
      return inAll === undefined ? { ...change, within } : { ...inAll, within: days.length };
    }
  }
  return undefined;
}

/**
 * The change that explains the days best, at least a week ago and a week after the one `before` it, if there is one. Of the level
 * that the days begin with less than a week may be left.
 */
function greatestChange(days: readonly number[], before: number, areAll: boolean): Change | undefined {
  let best: (Change & { readonly off: number }) | undefined;
  const latest =
    before < days.length || !areAll ? Math.min(before, days.length) - WEEK : days.length - LEAST_LEVEL_DAYS;
  for (let at = WEEK; at <= latest; at++) {
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
  const known = WEEKDAYS.slice(0, days.length - at).map((day) => (at + day) % WEEK);
  const [sumNow, sumBefore] = [partOf(weekNow, known), partOf(weekBefore, known)];
  const rises = sumNow > sumBefore;
  const [high, low] = rises ? [weekNow, weekBefore] : [weekBefore, weekNow];
  const sent = usuallySent(high, low).filter((weekday) => known.includes(weekday));
  const isShort = (rises ? at : days.length - at) < 3 * WEEK;
  if (sent.length < (known.length < WEEK ? LEAST_LEVEL_DAYS : 1) || !areApart(high, low, sent, isShort)) {
    return undefined;
  }
  const times = timesSince(days, at, weekBefore, sent);
  // Where not every weekday is compared, latest days on a level of their own, or a pause, would pass for all the days since.
  const sentSince = days.slice(0, at).filter((_, day) => (weekNow[day % WEEK] ?? 0) > 0);
  if (known.length < WEEK && (times <= 0 || beginsAnother(sentSince))) {
    return undefined;
  }
  // Both levels share the week of the longer one: single days of the shorter one would explain themselves.
  const shared = times > 0 && Number.isFinite(times);
  const before = shared && at > days.length / 2 ? weekNow.map((spent) => spent / times) : weekBefore;
  const now = shared ? before.map((spent) => spent * times) : weekNow;
  const offs = days.map((spent, day) => Math.abs(spent - ((day < at ? now : before)[day % WEEK] ?? 0)));
  const spread = MAD_TO_DEVIATION * median(offs.filter((_, day) => sent.includes(day % WEEK)));
  const chance = spread * Math.sqrt(1 / at + 1 / (days.length - at));
  return Math.abs(sumNow - sumBefore) / known.length > CHANGE_DEVIATIONS * chance
    ? { at, times, off: sum(offs) }
    : undefined;
}

/** Whether one level is higher than another on the weekdays on which something is sent; `isShort`: it is not three weeks long. */
function areApart(high: readonly number[], low: readonly number[], sent: readonly number[], isShort: boolean): boolean {
  const along = sent.filter((weekday) => (high[weekday] ?? 0) > (low[weekday] ?? 0) * ALONG_TIMES);
  if (along.length < sent.length * ALONG_SHARE) {
    return false;
  }
  // A single burst makes no level: the weekday that changed most is left out, unless it is the only one, and that for weeks.
  // What went the other way was a holiday, or a burst of the lower level, and says nothing of the levels.
  const gained = (weekday: number): number => (high[weekday] ?? 0) - (low[weekday] ?? 0);
  const usable = sent.filter((weekday) => (high[weekday] ?? 0) > (low[weekday] ?? 0) * CONTRARY_PART);
  const counted = sent.length > 2 || isShort ? usable.toSorted((a, b) => gained(a) - gained(b)).slice(0, -1) : usable;
  const [most, least] = [partOf(high, counted), partOf(low, counted)];
  return most >= least * CHANGE_TIMES && most > least;
}

function partOf(week: readonly number[], weekdays: readonly number[]): number {
  return sum(weekdays.map((weekday) => week[weekday] ?? 0));
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
