import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { DAY, HOUR } from '../sample.ts';
import { falling, NOW, open, reading, START } from './openedPast.ts';

const MORNING = START + 10 * DAY;
const NOON = MORNING + 12 * HOUR;
const NIGHT = MORNING + DAY;

/** A reading every hour of which each spends ten, and 5,000 on top in the evening of the tenth day. */
const ALL = falling(0, 40).map(({ at }, hour) =>
  reading(at, 20_000 - 10 * hour + (at >= MORNING + 20 * HOUR ? 5_000 : 0)),
);
const between = (fromMs: number, toMs: number) => ALL.filter(({ at }) => at >= fromMs && at < toMs);

function begun(test: TestContext) {
  const history = open(test, ALL);
  const ended = history.past.endAt('a', NOON) ?? assert.fail();
  return { history, ended, goOn: () => history.past.goOn(ended) };
}

/** All that is known of these histories. */
const known = ({ times, courses }: ReturnType<typeof open>, all: readonly number[] = [1, 2]) =>
  all.map((series) => [times(series), courses(series)]);

describe('what cannot be counted together', () => {
  it('23.4: an account does not go on with one of which readings were deleted, before they are back', (test) => {
    const { history, goOn } = begun(test);
    const taken = history.past.take('a', NOON + HOUR, NIGHT) ?? assert.fail();
    const before = known(history);
    assert.equal(goOn(), false);
    assert.deepEqual(known(history), before);
    assert.equal(history.other.putBack([taken]), true);
    assert.equal(goOn(), true);
    assert.deepEqual(known(history, [1]), known(open(test, ALL), [1]));
  });

  for (const [name, fromMs, toMs, thins] of [
    ['was imported and thinned again in part', MORNING, NOON, 3],
    ['has readings that were imported', NOON, NIGHT, 0],
  ] as const) {
    it(`23.4: the sums of a day do not come back where it ${name}`, (test) => {
      const history = open(
        test,
        ALL.filter(({ at }) => at < MORNING + 19 * HOUR || at >= NIGHT),
      );
      history.thin();
      const taken = history.past.take('a', MORNING, NIGHT) ?? assert.fail();
      history.past.add('a', undefined, between(fromMs, toMs), NOW);
      history.thin(thins);
      const before = known(history);
      assert.equal(history.other.putBack([taken]), false);
      assert.deepEqual(known(history), before);
    });
  }

  it('23.4: they come back beside a reading that a wrong clock has put there', (test) => {
    const history = open(test, ALL);
    history.thin();
    history.append(reading(MORNING + 1, 77));
    const before = known(history);
    const taken = history.past.take('a', MORNING + 23 * HOUR, NIGHT) ?? assert.fail();
    assert.equal(history.other.putBack([taken]), true);
    assert.deepEqual(known(history), before);
  });

  it('23.4: an account does not go on with days that were imported into the one behind it and thinned', (test) => {
    const { history, goOn } = begun(test);
    history.past.add('a', undefined, between(MORNING - 2 * DAY, MORNING - 1.5 * DAY), NOW);
    history.thin(1);
    assert.deepEqual(
      history
        .rows(1)
        .sums.map(({ at }) => at)
        .filter((at) => at >= MORNING - 3 * DAY),
      [],
    );
    const before = known(history);
    assert.equal(goOn(), false);
    assert.deepEqual(known(history), before);
  });

  it('23.4: nor with what was imported in place of its part of a thinned day', (test) => {
    for (const thins of [0, 3]) {
      const history = open(test, ALL);
      history.thin();
      const ended = history.past.endAt('a', NOON) ?? assert.fail();
      history.past.take('a', NOON, NIGHT);
      history.past.add('a', undefined, between(NOON + HOUR, NIGHT - 2 * HOUR), NOW);
      history.thin(thins);
      const before = known(history);
      assert.equal(history.past.goOn(ended), false);
      assert.deepEqual(known(history), before);
    }
  });
});

it('23.4: what is imported from before an account began, on that day, counts the same when it is thinned', (test) => {
  const { history } = begun(test);
  history.past.add('a', undefined, between(MORNING - DAY, NOON), NOW);
  const before = [history.sum(), history.spentOn(10)];
  assert.deepEqual(before, [[10 * (31 * 24 - 2), 4_990], 230]);
  history.thin();
  assert.deepEqual([history.sum(), history.spentOn(10)], before);
});

describe('a kept history that was deleted', () => {
  it('23.4: comes back as what it was: the account goes on, and what was deleted of it before is its own', (test) => {
    const whole = known(open(test, ALL), [1]);
    const history = open(test, ALL);
    const taken = history.past.take('a', MORNING, NOON - HOUR) ?? assert.fail();
    const ended = history.past.endAt('a', NOON) ?? assert.fail();
    const kept = history.past.takeAll([1]);
    const before = known(history);
    assert.equal(history.other.putBack([taken]), false, 'it is no part of what the account went on with');
    assert.deepEqual(known(history), before);
    assert.equal(history.past.putBack(kept), true);
    assert.deepEqual(
      history.times(2),
      between(NOON, NOW).map(({ at }) => at),
    );
    assert.equal(history.past.goOn(ended), true);
    assert.equal(history.past.putBack([taken]), true);
    assert.deepEqual(known(history, [1]), whole);
  });

  it('23.4: has what was deleted of it before, when it is back', (test) => {
    const { history, goOn } = begun(test);
    const taken = history.past.take('a', NIGHT, NIGHT + DAY) ?? assert.fail();
    const third = history.past.endAt('a', NIGHT + 5 * DAY) ?? assert.fail();
    const kept = history.past.takeAll([2]);
    assert.equal(history.past.goOn(third), false);
    assert.equal(history.past.putBack(kept), true);
    assert.equal(goOn(), false);
    assert.equal(history.past.goOn(third), true);
    assert.equal(goOn(), false, 'some of it is deleted');
    assert.equal(history.other.putBack([taken]), true);
    assert.equal(goOn(), true);
    assert.deepEqual(known(history, [1]), known(open(test, ALL), [1]));
  });

  it('23.4: nothing comes back of an account that was removed with its history', (test) => {
    const history = open(test, ALL);
    const taken = history.past.take('a', MORNING, NIGHT) ?? assert.fail();
    history.database.exec('UPDATE series SET account = NULL');
    assert.equal(history.past.putBack([taken]), false);
    assert.deepEqual(history.times(), []);
  });

  it('23.4: has days from before it began that were imported into it, and the one behind it has none of them', (test) => {
    const { history } = begun(test);
    history.past.add('a', undefined, between(MORNING - 5 * DAY, MORNING), NOW);
    history.thin();
    const third = history.past.endAt('a', NOON)?.follower ?? assert.fail();
    const before = known(history, [2, third]);
    const kept = history.past.takeAll([2]);
    assert.equal(history.past.putBack(kept), true);
    assert.deepEqual(known(history, [2, third]), before);
  });

  it('23.4: brings nothing back into the one behind it', (test) => {
    const history = open(test, ALL);
    history.thin();
    const ended = history.past.endAt('a', NOON) ?? assert.fail();
    history.past.take('a', NOON, NIGHT);
    const before = known(history);
    const kept = history.past.takeAll([ended.number]);
    assert.equal(history.past.putBack(kept), true);
    assert.deepEqual(known(history), before);
  });
});
