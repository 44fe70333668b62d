import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import type { Reading } from '../../../../src/balance/amount/quantity.ts';
import { newAmong } from '../../../../src/balance/history/newAmong.ts';
import { sumOf } from '../../../../src/balance/readings/spending.ts';
import { DAY, HOUR } from '../sample.ts';
import { NOW, open, reading, START } from './openedPast.ts';

/** Every three hours over forty days. */
const SLOT = 3 * HOUR;
const SLOTS = (NOW - START) / SLOT;

type Opened = ReturnType<typeof open>;

/**
 * What the account really had: ten are spent in each slot, and more than all of it is added in some. There is a second quantity now
 * and then.
 */
function truth(topUps: readonly number[]): readonly Reading[] {
  return Array.from({ length: SLOTS }, (_, slot) => {
    const amount = 20_000 - 10 * slot + 10_000 * topUps.filter((each) => each <= slot).length;
    const sms = reading(START + slot * SLOT, amount);
    const voice = { key: 'voice', unit: 'messages', amount: String(9_000 - slot) as Decimal } as const;
    return Math.floor(slot / 50) % 2 === 0 ? { ...sms, quantities: [...sms.quantities, voice] } : sms;
  });
}

const slot = fc.integer({ min: 0, max: SLOTS - 1 });
const stretch = fc.tuple(slot, fc.integer({ min: 1, max: 120 }));
const add = fc.record({ kind: fc.constant('add' as const), stretch });
const thin = fc.record({ kind: fc.constant('thin' as const) });
/** A reading that a window takes, under a clock that may be wrong. */
const append = fc.record({ kind: fc.constant('append' as const), slot });
/** Readings of a clock or of an account that are not like the others. */
const addOthers = fc.record({ kind: fc.constant('add' as const), stretch, more: fc.constantFrom(7, -3_000) });
const take = fc.record({ kind: fc.constant('take' as const), stretch });
const takeDays = fc.record({
  kind: fc.constant('take' as const),
  stretch: stretch.map(([from, count]) => wholeDays(from, count)),
});
const undo = fc.record({ kind: fc.constant('undo' as const), which: fc.nat(9) });
const endAt = fc.record({ kind: fc.constant('endAt' as const), slot });

function wholeDays(from: number, count: number): [number, number] {
  return [from - (from % 8), Math.ceil(count / 8) * 8];
}

const anyStep = fc.oneof(add, addOthers, thin, append, take, takeDays, undo, endAt);
type Step = typeof anyStep extends fc.Arbitrary<infer A> ? A : never;

function otherwise({ at, quantities }: Reading, more: number): Reading {
  return {
    at,
    quantities: quantities.map((each) => ({ ...each, amount: String(Number(each.amount) + more) as Decimal })),
  };
}

/** Does what a step says, and keeps how it is undone. */
function doStep(
  { past: first, other, append: record, thin: run }: Opened,
  readings: readonly Reading[],
  step: Step,
  undos: (() => unknown)[],
): void {
  // Two windows take turns.
  const past = undos.length % 2 === 0 ? first : other;
  const at = (place: number): number => START + place * SLOT;
  switch (step.kind) {
    case 'add': {
      const own = readings.slice(step.stretch[0], step.stretch[0] + step.stretch[1]);
      past.add('a', undefined, 'more' in step ? own.map((each) => otherwise(each, step.more)) : own, NOW);
      break;
    }
    case 'thin':
      run(1);
      break;
    case 'append': {
      const own = readings[step.slot] ?? assert.fail();
      record({ ...own, at: own.at + 1 });
      break;
    }
    case 'take': {
      const taken = past.take('a', at(step.stretch[0]), at(step.stretch[0] + step.stretch[1]));
      if (taken !== undefined) {
        undos.push(() => past.putBack([taken]));
      }
      break;
    }
    case 'endAt': {
      const ended = past.endAt('a', at(step.slot));
      if (ended !== undefined) {
        undos.push(() => past.goOn(ended));
      }
      break;
    }
    case 'undo': {
      const [back] = undos.length === 0 ? [] : undos.splice(step.which % undos.length, 1);
      back?.();
    }
  }
}

/** Each amount follows from the one before it: nothing is counted twice, and nothing is left out. */
function assertUnbroken({ courses }: Opened, of: string | number): void {
  for (const { key, steps } of courses(of)) {
    for (const [place, step] of steps.entries()) {
      const before = steps[place - 1];
      const begin = Number(step.amount) + Number(step.spent) + Number(step.expired) - Number(step.added);
      assert.ok(step.after < step.at, `${key} ${place}`);
      assert.deepEqual(
        [step.after, begin],
        before ? [before.at, Number(before.amount)] : [step.after, begin],
        `${key} ${place}`,
      );
    }
  }
}

/** What was spent and added of each quantity on each day. */
function byDay({ courses }: Opened): ReadonlyMap<string, string> {
  return new Map(
    courses().flatMap(({ key, steps }) =>
      [...Map.groupBy(steps, ({ at }) => Math.floor((at - START) / DAY))].map(([day, ofDay]) => {
        const { spent, added } = sumOf(ofDay);
        return [`${key} ${day}`, `${Number(spent)} ${Number(added)}`] as const;
      }),
    ),
  );
}

/** Undoes everything in some order; of two beginnings the later one has to be undone first. */
function undoAll(undos: (() => unknown)[], places: Iterator<number>): void {
  for (let tries = 0; tries < 2_000 && undos.length > 0; tries++) {
    const place: number = places.next().value;
    const [undo] = undos.splice(place % undos.length, 1);
    if (undo?.() === false) {
      undos.unshift(undo);
    }
  }
  assert.deepEqual(undos, []);
}

const topUps = fc.array(slot, { maxLength: 6 });

it('23: what was spent is unbroken whatever is imported, thinned, deleted, begun anew and undone, in any order', () => {
  const steps = fc.array(
    fc.oneof(
      { weight: 4, arbitrary: add },
      { weight: 4, arbitrary: thin },
      { weight: 2, arbitrary: addOthers },
      append,
      take,
      takeDays,
      { weight: 2, arbitrary: undo },
      endAt,
    ),
    { minLength: 2, maxLength: 14 },
  );
  fc.assert(
    fc.property(topUps, steps, (given, list) => {
      const readings = truth(given);
      const history = open(undefined, []);
      const undos: (() => unknown)[] = [];
      for (const step of list) {
        doStep(history, readings, step, undos);
        for (let series = 1; series < 8; series++) {
          assertUnbroken(history, series);
        }
      }
      history.database.close();
    }),
    { numRuns: 120 },
  );
});

it('23: what was spent on each day is that of readings that are never thinned, and a preview says what is added', () => {
  const steps = fc.array(fc.oneof(add, thin), { minLength: 2, maxLength: 10 });
  fc.assert(
    fc.property(topUps, steps, (given, list) => {
      const readings = truth(given);
      const [history, never] = [open(undefined, []), open(undefined, [])];
      for (const step of list) {
        if (step.kind === 'add') {
          const wanted = readings.slice(step.stretch[0], step.stretch[0] + step.stretch[1]);
          const { fresh, summed } = newAmong(wanted, history.rows('a'));
          const count = history.times().length;
          assert.equal(history.past.add('a', undefined, wanted, NOW), fresh.length);
          assert.equal(history.times().length, count + fresh.length);
          assert.equal(newAmong(wanted, history.rows('a')).summed, summed);
          never.past.add('a', undefined, fresh, NOW);
        } else {
          history.thin(1);
        }
        assert.deepEqual(byDay(history), byDay(never));
      }
      for (const { database } of [history, never]) {
        database.close();
      }
    }),
    { numRuns: 60 },
  );
});

it('23: no more is spent or added than by readings that are never thinned, when days are deleted and come back', () => {
  const steps = fc.array(fc.oneof({ weight: 2, arbitrary: add }, { weight: 2, arbitrary: thin }, takeDays, undo), {
    minLength: 2,
    maxLength: 14,
  });
  fc.assert(
    fc.property(topUps, steps, (given, list) => {
      const readings = truth(given);
      const [history, never] = [open(undefined, []), open(undefined, [])];
      const [undos, others]: [(() => unknown)[], (() => unknown)[]] = [[], []];
      for (const step of list) {
        if (step.kind === 'add') {
          const wanted = readings.slice(step.stretch[0], step.stretch[0] + step.stretch[1]);
          never.past.add('a', undefined, newAmong(wanted, history.rows('a')).fresh, NOW);
        } else if (step.kind !== 'thin') {
          doStep(never, readings, step, others);
        }
        doStep(history, readings, step, undos);
        assert.equal(undos.length, others.length);
        assert.ok(history.sum()[0] <= never.sum()[0] && history.sum()[1] <= never.sum()[1]);
      }
      for (const { database } of [history, never]) {
        database.close();
      }
    }),
    { numRuns: 60 },
  );
});

it('23: what was deleted and begun anew comes back in any order and window, with all that was counted of it', () => {
  const taken = fc.array(fc.oneof(take, takeDays, endAt), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(topUps, fc.nat(3), taken, fc.infiniteStream(fc.nat()), (given, thins, list, places) => {
      const readings = truth(given);
      const history = open(undefined, []);
      history.past.add('a', undefined, readings, NOW);
      history.thin(thins);
      const before = history.courses();
      const undos: (() => unknown)[] = [];
      for (const step of list) {
        doStep(history, readings, step, undos);
      }
      undoAll(undos, places);
      assert.deepEqual(history.courses(), before);
      history.database.close();
    }),
    { numRuns: 60 },
  );
});

it('23: days that come back when those around them were thinned count as if they had never been away', () => {
  const taken = fc.array(takeDays, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(topUps, taken, fc.infiniteStream(fc.nat()), (given, list, places) => {
      const readings = truth(given);
      const history = open(undefined, []);
      history.past.add('a', undefined, readings, NOW);
      const before = byDay(history);
      const undos: (() => unknown)[] = [];
      for (const step of list) {
        doStep(history, readings, step, undos);
        history.thin(1);
      }
      undoAll(undos, places);
      assert.deepEqual(byDay(history), before);
      history.thin();
      assert.deepEqual(byDay(history), before);
      history.database.close();
    }),
    { numRuns: 60 },
  );
});

it('23: sums that come back do not count from another amount that the same moment has since', (test) => {
  const [readings, history] = [truth([]), open(test, [])];
  const undos: (() => unknown)[] = [];
  const list: readonly Step[] = [
    { kind: 'add', stretch: [0, 57] },
    { kind: 'thin' },
    { kind: 'take', stretch: [0, 1] },
    { kind: 'take', stretch: [0, 8] },
    { kind: 'add', stretch: [0, 8], more: 7 },
    { kind: 'undo', which: 0 },
  ];
  for (const step of list) {
    doStep(history, readings, step, undos);
    assertUnbroken(history, 'a');
  }
});
