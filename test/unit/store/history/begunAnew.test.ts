import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import type { Reading } from '../../../../src/balance/amount/quantity.ts';
import { sumOf } from '../../../../src/balance/readings/spending.ts';
import { endOfPeriod } from '../../../../src/balance/text/zone.ts';
import { DAY, HOUR } from '../sample.ts';
import { falling, NOW, open, reading, START } from './openedPast.ts';

const DAYS = 40;

/** A reading every hour, of which each spends ten, and 3,000 on top in some of them. */
function topped(hours: readonly number[]): readonly Reading[] {
  return falling(0, DAYS).map(({ at }, hour) =>
    reading(at, 20_000 - 10 * hour + 3_000 * hours.filter((each) => each <= hour).length),
  );
}

type Opened = ReturnType<typeof open>;

/** What was spent on each day, however it is cut into steps. */
function byDay({ courses }: Opened): ReadonlyMap<number, readonly [number, number]> {
  const days = new Map<number, readonly [number, number]>();
  for (const { at, spent, added } of courses().flatMap(({ steps }) => steps)) {
    const day = Math.floor((at - START) / DAY);
    const [before, more] = days.get(day) ?? [0, 0];
    days.set(day, [before + Number(spent), more + Number(added)]);
  }
  return days;
}

const hour = fc.integer({ min: 24, max: (DAYS - 1) * 24 });
const topUps = fc.uniqueArray(hour, { maxLength: 12 });

it('23.4: what was deleted over the beginning of a new account comes back when the account goes on, and not before', () => {
  const stretch = fc.tuple(hour, hour, fc.boolean()).map(([one, two, isWhole]) => {
    const [from, to] = [Math.min(one, two), Math.max(one, two) + 1];
    return isWhole ? [from - (from % 24), Math.ceil(to / 24) * 24] : [from, to];
  });
  fc.assert(
    fc.property(topUps, fc.nat(3), stretch, hour, hour, (given, thins, [from = 0, to = 0], anew, later) => {
      const history = open(undefined, topped(given));
      history.thin(thins);
      const before = history.courses();
      const taken = history.past.take('a', START + from * HOUR, START + to * HOUR) ?? assert.fail();
      const ended = [Math.min(anew, later), Math.max(anew, later)].map(
        (each) => history.past.endAt('a', START + each * HOUR) ?? assert.fail(),
      );
      for (const each of ended.toReversed()) {
        assert.equal(history.other.putBack([taken]), false);
        assert.equal(history.past.goOn(each), true);
      }
      assert.equal(history.other.putBack([taken]), true);
      assert.deepEqual(history.courses(), before);
      history.database.close();
    }),
    { numRuns: 40 },
  );
});

it('23.4: an account that goes on counts as if it had never begun anew, thinned before it or behind it', () => {
  fc.assert(
    fc.property(topUps, hour, fc.nat(3), (given, anew, thins) => {
      const history = open(undefined, topped(given));
      history.thin(thins);
      const before = byDay(history);
      const ended = history.past.endAt('a', START + anew * HOUR) ?? assert.fail();
      assert.equal(history.other.goOn(ended), true);
      assert.deepEqual(byDay(history), before);
      history.thin();
      assert.deepEqual(byDay(history), before);
      history.database.close();
    }),
    { numRuns: 40 },
  );
});

it('23.4: it does not go on once one of the two had its part of the day thinned, and nothing changes', () => {
  fc.assert(
    fc.property(topUps, fc.integer({ min: 24, max: 34 * 24 - 1 }), (given, anew) => {
      const history = open(undefined, topped(given));
      const ended = history.past.endAt('a', START + anew * HOUR) ?? assert.fail();
      history.thin();
      const before = [1, 2].map((series) => [history.times(series), history.courses(series)]);
      assert.equal(history.past.goOn(ended), false);
      assert.deepEqual(
        [1, 2].map((series) => [history.times(series), history.courses(series)]),
        before,
      );
      history.database.close();
    }),
    { numRuns: 40 },
  );
});

it("23.4: it goes on by the user's days, where these do not end with those of UTC", (test) => {
  const endOf = (at: number): number => endOfPeriod(at, 'day', 'America/New_York');
  const history = open(test, topped(Array.from({ length: DAYS }, (_, day) => day * 24 + 2)));
  const counted = () =>
    [
      ...Map.groupBy(
        history.courses('a', endOf).flatMap(({ steps }) => steps),
        ({ at }) => endOf(at),
      ),
    ].map(([day, steps]) => [day, sumOf(steps)]);
  const before = counted();
  history.thin(3, 'America/New_York');
  const ended = history.past.endAt('a', START + 10 * DAY + 12 * HOUR) ?? assert.fail();
  assert.equal(history.past.goOn(ended), true);
  assert.deepEqual(counted(), before);
});

it('23.4: what was deleted of a day does not come back once the day is thinned without it, and nothing changes', (test) => {
  const history = open(test, topped([5 * 24 + 20]));
  const part = history.past.take('a', START + 5 * DAY + 12 * HOUR, START + 6 * DAY) ?? assert.fail();
  const days = history.past.take('a', START + 8 * DAY, START + 9 * DAY) ?? assert.fail();
  history.thin();
  const before = [history.times(), history.courses()];
  assert.equal(history.past.putBack([part]), false);
  assert.equal(history.past.putBack([days, part]), false);
  assert.deepEqual([history.times(), history.courses()], before);
  assert.equal(history.past.putBack([days]), true);
  history.thin();
  assert.equal(history.spentOn(8), 240);
});

for (const [name, zone, atHour, oldUntil] of [
  ["what was counted before is the one's", 'Asia/Shanghai', 16, 15],
  ["what goes over it is nobody's", 'UTC', 12, 0],
] as const) {
  it(`23.4: of a thinned day on which a new account begins, ${name}, and what is not known is left open`, (test) => {
    const history = open(test, falling(0, DAYS));
    history.thin(3, zone);
    const ended = history.past.endAt('a', START + 10 * DAY + atHour * HOUR) ?? assert.fail();
    const [old, fresh] = [ended.number, 'a'].map((each) => history.courses(each).flatMap(({ steps }) => steps));
    assert.deepEqual(history.sum(ended.number), [10 * (10 * 24 + oldUntil), 0]);
    assert.equal(old?.at(-1)?.at, START + 10 * DAY + oldUntil * HOUR);
    assert.deepEqual(history.sum(), [29 * 240, 0]);
    assert.equal(fresh?.[0]?.after, START + 10 * DAY + 23 * HOUR, 'the reading that is left of the day');
  });
}

it('23.4: readings from before an account began anew that are imported into it stay there', (test) => {
  const history = open(test, falling(5, DAYS));
  history.past.endAt('a', START + 10 * DAY);
  history.past.add('a', undefined, falling(0, 5), NOW);
  const times = history.times();
  const taken = history.past.take('a', START, START + 5 * DAY) ?? assert.fail();
  history.past.putBack([taken]);
  assert.deepEqual(history.times(), times);
});

it('23.4: an account that begins anew in days that were imported from before it began counts nothing of the account before', (test) => {
  const toppedUpAt = START + 10 * DAY + 5 * HOUR;
  const old = falling(0, DAYS, 20_000).filter(({ at }) => at < toppedUpAt);
  const history = open(test, [...old, ...falling(0, DAYS, 25_000).filter(({ at }) => at >= toppedUpAt)]);
  history.thin(3, 'Asia/Shanghai');
  history.past.endAt('a', START + 10 * DAY + 15 * HOUR);
  assert.deepEqual(
    [history.spentOn(10), history.sum()[1]],
    [80, 0],
    'from the evening, when the day begins in Shanghai',
  );
  history.past.add('a', undefined, falling(5, 9, 50_000), NOW);
  history.past.endAt('a', START + 7 * DAY);
  assert.deepEqual(
    [history.spentOn(10), history.sum()[1]],
    [25_000 + 40 * 10 + 80, 0],
    'and from the last imported one on',
  );
});
