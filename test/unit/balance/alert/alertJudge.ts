import assert from 'node:assert/strict';
import type { Raise } from '../../../../src/balance/alert/alert.ts';
import { DAY, HOUR, MINUTE } from './alertCourse.ts';
import type { Entry, Outcome, Sequence } from './alertWindows.ts';

/** Cents are no exact floats. */
const ROUNDING = 1e-9;

type Taken = Extract<Entry, { readonly kind: 'taken' }>;
type Judged = Outcome['entries'][number];

/**
 * Judges what the windows did by the words of the rules alone: it looks back over the whole list for every entry and
 * keeps no state of its own, so that it shares nothing with the code that it judges. Returns the alerts' reasons.
 */
export function judge(sequence: Sequence, { entries, good, missed }: Outcome): readonly Raise['reason'][] {
  assert.deepEqual(missed, [], 'a fresh reading that nobody took');
  for (const [index, entry] of entries.entries()) {
    if (entry.kind !== 'taken') {
      assert.equal(entry.shown, undefined);
      continue;
    }
    const reading = good.get(entry.at);
    assert.ok(reading !== undefined && !Number.isNaN(entry.value), 'an alert may come from good readings alone');
    assert.ok(entry.now - entry.at <= 5 * MINUTE, 'a stale reading was taken');
    const before = entries.slice(0, index);
    assert.ok(
      taken(before).every((earlier) => earlier.at < entry.at),
      'a reading was taken twice, or late',
    );
    assert.equal(entry.shown, expected(sequence, before, entry), JSON.stringify(entries.slice(0, index + 1)));
  }
  return entries.flatMap(({ shown }) => shown ?? []);
}

type Margin = (lowest: number) => number;

/** What has come since the latest reading that was clear of the threshold. */
function crossingIn(before: readonly Judged[], { kind, level, unit }: Sequence, margin: Margin): readonly Judged[] {
  const least = Math.max(level / 20, unit === 'EUR' && kind === 'amount' ? 0 : 1) + ROUNDING;
  let crossing: Judged[] = [];
  for (const earlier of before) {
    const told = latestTold(crossing);
    const isFallen = told >= 0 && !isTopUp(crossing.slice(anchorOf(crossing, told, margin)), earlier, margin);
    // Days that are left of what was told and has not risen have to be more by a weekend.
    const weekend = isFallen && kind === 'daysLeft' ? 2 : 0;
    crossing.push(earlier);
    if (earlier.kind === 'taken' && earlier.value - level - weekend > least) {
      crossing = [];
    }
  }
  return crossing;
}

/** The alert that this reading should raise after everything before it. */
function expected(sequence: Sequence, before: readonly Judged[], entry: Taken): Raise['reason'] | undefined {
  const { kind, level, unit } = sequence;
  const low = ({ value }: Taken): boolean => value < level || value <= 0;
  const margin: Margin = (lowest) =>
    Math.max(Math.abs(kind === 'amount' ? level : lowest) / 20, unit === 'EUR' ? 0 : 1);
  const crossing = crossingIn(before, sequence, margin);
  if (!low(entry)) {
    return undefined;
  }
  const latest = latestTold(crossing);
  if (latest < 0) {
    return taken(crossing).some(low) ? 'crossed' : undefined;
  }
  const anchor = anchorOf(crossing, latest, margin);
  if (isTopUp(crossing.slice(anchor), entry, margin)) {
    return undefined;
  }
  const sinceAlert = crossing.slice(latest + 1);
  const sinceTopUp = crossing.slice(anchor + 1);
  if (isSnoozed(sinceAlert, sinceTopUp, entry.now)) {
    return undefined;
  }
  const [base, raised, previous] = [crossing[anchor], crossing[latest], taken(crossing).at(-1)];
  if (entry.amount <= 0 && isEmptyNews(taken(crossing.slice(anchor)), previous)) {
    return 'empty';
  }
  const half = base?.kind === 'taken' ? base.value / 2 : 0;
  const age = entry.now - (raised?.now ?? 0);
  const isHalved = half > 0 && Math.max(entry.value, previous?.value ?? level) <= half;
  return repeated(isHalved && age >= 12 * HOUR, !isNoted(sinceTopUp) && age >= DAY - 10 * MINUTE);
}

function latestTold(crossing: readonly Judged[]): number {
  return crossing.findLastIndex(({ shown }) => shown !== undefined);
}

function repeated(isHalved: boolean, isOld: boolean): Raise['reason'] | undefined {
  return isHalved ? 'halved' : isOld ? 'again' : undefined;
}

/** Whether the reading before was empty, too, and it was not told yet since the latest alert or top-up. */
function isEmptyNews(since: readonly (Taken & Judged)[], previous: Taken | undefined): boolean {
  const isTold = since.some(({ shown, amount }) => shown !== undefined && amount <= 0);
  return !isTold && (previous?.value ?? 1) <= 0 && since.some(({ amount }) => amount <= 0);
}

/** The latest alert, or the latest top-up after it. */
function anchorOf(crossing: readonly Judged[], latest: number, margin: Margin): number {
  let anchor = latest;
  for (const [index, earlier] of crossing.entries()) {
    if (index > latest && earlier.kind === 'taken' && isTopUp(crossing.slice(anchor, index), earlier, margin)) {
      anchor = index;
    }
  }
  return anchor;
}

function isTopUp(since: readonly Judged[], entry: Entry, margin: Margin): boolean {
  const lowest = Math.min(...taken(since).map((earlier) => earlier.amount));
  return entry.kind === 'taken' && entry.amount - lowest > margin(lowest) + ROUNDING;
}

/** An acknowledgement holds unless a snooze came after it. */
function isNoted(sinceTopUp: readonly Judged[]): boolean {
  return sinceTopUp.findLast(({ kind }) => kind !== 'taken')?.kind === 'acknowledge';
}

/** A snooze of a day counts since the alert, one until topped up since the top-up; the latest one holds. */
function isSnoozed(sinceAlert: readonly Judged[], sinceTopUp: readonly Judged[], now: number): boolean {
  const latest = sinceAlert.findLast(({ kind }) => kind === 'snoozeDay' || kind === 'snoozeTopUp');
  return latest?.kind === 'snoozeDay' ? now - latest.now < DAY : latest !== undefined && sinceTopUp.includes(latest);
}

function taken(entries: readonly Judged[]): readonly (Taken & Judged)[] {
  return entries.filter((entry): entry is Taken & Judged => entry.kind === 'taken');
}
