import { MAD_TO_DEVIATION, median, sum, USUALLY_SENT, usuallySent, WEEK, WEEKDAYS, weekOf } from './averages.ts';

/** So many days at the least are a level: a single one is a burst or a holiday. */
export const LEAST_LEVEL_DAYS = 2;
/** A weekday goes along with a change when its usual has changed by this factor. */
export const ALONG_TIMES = 1.2;
/** The latest days differ from the usual by more than chance makes of so many days, times this, and one is this part more than the other. */
const DOUBT_DEVIATIONS = 4.5;
const DOUBT_SHARE = 0.38;
/** They are compared with so many weeks: what grows slowly is no other level. */
const DOUBT_WEEKS = 4;

/** Whether the latest days look like the beginning of another level than that of so many days, to which those before are brought. */
export function isDoubtful(days: readonly number[], since: number): boolean {
  return beginsAnother(days) || (since < 2 * WEEK && beginsAnother(sharesOf(days, since)));
}

/** What part of the usual of the days before was spent on each day of a level: what a change was found by is not usual yet. */
function sharesOf(days: readonly number[], since: number): readonly number[] {
  const usual = weekOf(days.slice(since), median, since);
  return days
    .slice(0, since)
    .map((spent, day) => spent / (usual[day % WEEK] ?? 0))
    .filter(Number.isFinite);
}

/** Whether the latest days, less than a week, all differ from what was usual before on them in one direction. */
export function beginsAnother(days: readonly number[]): boolean {
  const counts = WEEKDAYS.filter((count) => count >= LEAST_LEVEL_DAYS && count <= days.length - LEAST_LEVEL_DAYS);
  return counts.some((count) => differs(days.slice(0, count), days.slice(count, count + DOUBT_WEEKS * WEEK)));
}

/** Whether all of the latest days, on which something is usually sent, differ in one direction from those before. */
function differs(latest: readonly number[], before: readonly number[]): boolean {
  const week = weekOf(before, median, latest.length);
  // On a weekday that is not known, either nothing is sent or what is usual on those on which something is.
  const busy = before.filter((spent) => spent > (sum(before) / before.length) * USUALLY_SENT);
  const usual = week.map((spent, weekday) =>
    before.length > (weekday + WEEK - latest.length) % WEEK ? spent : (latest[weekday] ?? 0) <= 0 ? 0 : median(busy),
  );
  const sent = usuallySent(usual).filter((weekday) => weekday < latest.length);
  const offs = before.flatMap((spent, index) => {
    const weekday = (index + latest.length) % WEEK;
    return (usual[weekday] ?? 0) > 0 ? [Math.abs(spent - (usual[weekday] ?? 0))] : [];
  });
  const spread = MAD_TO_DEVIATION * median(offs);
  const gained = sent.map((weekday) => (latest[weekday] ?? 0) - (usual[weekday] ?? 0));
  const off = sum(gained);
  const least = Math.max(
    DOUBT_DEVIATIONS * spread * Math.sqrt(sent.length),
    sum(sent.map((weekday) => usual[weekday] ?? 0)) * (off > 0 ? DOUBT_SHARE : 1 - 1 / (1 + DOUBT_SHARE)),
  );
  const isAlong = (weekday: number, index: number): boolean =>
    Math.abs(gained[index] ?? 0) > (ALONG_TIMES - 1) * (usual[weekday] ?? 0) && (gained[index] ?? 0) * off > 0;
  return sent.length >= LEAST_LEVEL_DAYS && Math.abs(off) > least && sent.every(isAlong);
}
