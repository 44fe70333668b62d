import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import fc from 'fast-check';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import type { Reading } from '../../../../src/balance/amount/quantity.ts';
import { DAY, HOUR } from '../sample.ts';
import { falling, NOW, open, reading, START } from './openedPast.ts';

/** The same, and all but the last days are sums. */
function thinned(test: TestContext | undefined, readings: readonly Reading[]) {
  const opened = open(test, readings);
  opened.thin();
  return opened;
}

const wholeDay = (day: number) => [START + day * DAY, START + (day + 1) * DAY] as const;

it('23: days that are imported in front of sums count while they wait for the runs that thin them', (test) => {
  const history = open(test, falling(32, 40));
  history.thin();
  assert.equal(history.past.add('a', undefined, falling(0, 32), NOW), 32 * 24);
  const whole = [10 * (40 * 24 - 1), 0];
  assert.deepEqual(history.sum(), whole);
  for (let run = 0; run < 3; run++) {
    history.thin(1);
    assert.deepEqual(history.sum(), whole);
    assert.equal(history.spentOn(31), 240);
  }
});

it('23: what sums count already is not imported, and the days between them are', (test) => {
  const history = thinned(test, [...falling(0, 10), ...falling(30, 40)]);
  const whole = history.sum();
  assert.equal(history.past.add('a', undefined, falling(5, 31), NOW), 20 * 24);
  assert.deepEqual(history.sum(), whole);
  assert.deepEqual([history.spentOn(20), history.spentOn(30)], [240, 240]);
  const early = falling(-3, 0);
  assert.equal(history.past.add('a', undefined, early, NOW), early.length);
  history.thin();
  assert.deepEqual(history.sum(), [whole[0] + 720, 0]);
});

it('23: a reading that a wrong clock puts between sums changes nothing that was counted, also when its day is thinned', (test) => {
  const late = falling(30, 40).map((each, hour) => (hour < 12 ? each : reading(each.at, 90_000 - 10 * hour)));
  const history = thinned(test, [...falling(0, 10), ...late]);
  const whole = history.sum();
  history.append(reading(START + 20 * DAY, 15_000));
  assert.deepEqual(history.sum(), whole);
  history.past.add('a', undefined, falling(-1, 0), NOW);
  history.thin();
  assert.deepEqual(history.sum(), [whole[0] + 240, whole[1]]);
});

it('23: what is a top-up is judged by all that was before, also of a quantity that said a word on the day before', (test) => {
  const word: Reading = {
    at: START + DAY,
    quantities: [{ key: 'sms', unit: 'messages', amount: 'postpaid' }],
  };
  const days = [0, 1, 48, 49].map((hour, place) =>
    reading(START + hour * HOUR, [5_000, 1_000, 1_000, 1_030][place] ?? 0),
  );
  const history = open(test, [...days.slice(0, 2), word, ...days.slice(2), reading(NOW, 1_030)]);
  const whole = history.sum();
  assert.deepEqual(whole, [3_970, 0], 'thirty came back');
  history.thin();
  assert.deepEqual(history.sum(), whole);
});

it('23: what comes back begins where what was imported and thinned meanwhile ended', (test) => {
  const voice = (each: Reading, amount: number): Reading => ({
    ...each,
    quantities: [...each.quantities, { key: 'voice', unit: 'messages', amount: String(amount) as Decimal }],
  });
  // Voice is read on the first eleven days, and once more at the end.
  const all = falling(0, 40).map((each, hour) => (hour < 264 ? voice(each, 900 - hour) : each));
  const history = thinned(test, [...all, voice(reading(NOW, 10_300), 500)]);
  const whole = [9_700 + 400, 0];
  assert.deepEqual(history.sum(), whole);
  const taken = history.past.take('a', ...wholeDay(10)) ?? assert.fail();
  const later = voice(reading(START + 10 * DAY + 23.5 * HOUR, 20_000 - 2_635), 636);
  history.past.add('a', undefined, [...all.slice(240, 264), later], NOW);
  history.thin();
  assert.deepEqual(history.sum(), whole);
  history.past.putBack([taken]);
  assert.deepEqual(history.sum(), whole);
});

it('23: what was deleted stays out of sums that come back before it', (test) => {
  const wrong = START + 10 * DAY + 23 * HOUR;
  const history = thinned(
    test,
    falling(0, 40).map((each) => (each.at === wrong ? reading(wrong, 90_000) : each)),
  );
  const times = history.times();
  const undo = [11, 10].map((day) => history.past.take('a', ...wholeDay(day)) ?? assert.fail());
  assert.deepEqual(history.sum(), [9_590, 0]);
  history.past.putBack(undo.slice(0, 1));
  assert.deepEqual(history.sum(), [9_590, 0]);
  history.past.putBack(undo.slice(1));
  assert.deepEqual(history.times(), times);
});

it('23: what comes back when the days around it were thinned is thinned, too', (test) => {
  const history = open(test, falling(0, 40));
  const taken = history.past.take('a', ...wholeDay(20)) ?? assert.fail();
  history.thin();
  history.past.putBack([taken]);
  const whole = history.sum();
  history.thin();
  assert.equal(history.times().filter((at) => at >= wholeDay(20)[0] && at < wholeDay(20)[1]).length, 1);
  assert.deepEqual(history.sum(), whole);
});

describe('what was spent, where days are sums', () => {
  it('23.3: readings from before the sums are imported, and what was spent between them and the sums counts', (test) => {
    const history = thinned(test, falling(20, 40));
    const early = falling(2, 10);
    assert.equal(history.past.add('a', undefined, early, NOW), early.length);
    assert.deepEqual(history.sum(), [(38 * 24 - 1) * 10, 0]);
    assert.equal(history.spentOn(20), (10 * 24 + 24) * 10, 'on the day that showed it');
    history.thin();
    assert.deepEqual(history.sum(), [(38 * 24 - 1) * 10, 0], 'when they are sums, too');
  });

  it('23.3: a top-up between imported readings and the sums is one', (test) => {
    const history = thinned(test, falling(20, 40));
    history.past.add('a', undefined, falling(2, 10, 3_000), NOW);
    assert.deepEqual(history.sum(), [(28 * 24 - 2) * 10, 15_200 - 610]);
  });

  it('23.3: a quantity of imported days that later ones never had is still counted when they are sums', (test) => {
    const history = thinned(test, falling(20, 40));
    const early = falling(2, 10).map((each, hour): Reading => {
      const voice = { key: 'voice', unit: 'messages', amount: String(900 - hour) as Decimal } as const;
      return hour % 24 < 12 ? { ...each, quantities: [...each.quantities, voice] } : each;
    });
    history.past.add('a', undefined, early, NOW);
    const before = history.sum();
    history.thin();
    assert.deepEqual(history.sum(), before);
  });

  it('23.4: the day of a deleted reading is counted with the next one, and comes back', (test) => {
    const history = thinned(test, falling(0, 40));
    const [before, sum] = [history.stored(), history.sum()];
    const taken = history.past.take('a', ...wholeDay(10)) ?? assert.fail();
    assert.deepEqual(history.sum(), sum);
    assert.deepEqual([history.spentOn(10), history.spentOn(11)], [undefined, 480]);
    history.past.putBack([taken]);
    assert.deepEqual(history.stored(), before);
  });

  it('23.4: a wrong amount on a day that is a sum goes with it, and makes no top-up of the next day', (test) => {
    for (const wrong of [50, 90_000]) {
      const readings = falling(0, 40).map((each) =>
        each.at === START + 10 * DAY + 23 * HOUR ? reading(each.at, wrong) : each,
      );
      const history = thinned(test, readings);
      assert.notDeepEqual(history.sum(), [9_590, 0]);
      history.past.take('a', ...wholeDay(10));
      assert.deepEqual(history.sum(), [9_590, 0]);
    }
  });

  it('23.4: a reading that a wrong clock put on a day that is a sum is deleted, and the sum stays', (test) => {
    const history = thinned(test, falling(0, 40));
    const before = history.stored();
    const at = START + 10 * DAY + 5 * HOUR + 1;
    history.append(reading(at, 77));
    history.past.take('a', at, at + 1);
    assert.deepEqual(history.stored(), before);
  });

  it('23.4: so it does when the days are looked at once more in between, as after an import', (test) => {
    const history = thinned(test, falling(0, 40));
    const at = START + 10 * DAY + 23.5 * HOUR;
    history.append(reading(at, 77));
    history.past.add('a', undefined, falling(-1, 0), NOW);
    history.thin();
    const times = history.times();
    history.past.take('a', at, at + 1);
    assert.deepEqual(
      history.times(),
      times.filter((each) => each !== at),
    );
    assert.deepEqual([history.spentOn(10), history.spentOn(11)], [240, 240]);
  });

  it('23.4: what a quantity ended with is gone when it is deleted, also in the sums behind it', (test) => {
    const voice = (each: Reading, index: number): Reading => ({
      ...each,
      quantities: [
        ...each.quantities,
        ...(index < 10 * 24
          ? [{ key: 'voice', unit: 'messages' as const, amount: String(900 - index) as Decimal }]
          : []),
      ],
    });
    const history = thinned(test, falling(0, 40).map(voice));
    assert.deepEqual(history.sum(), [9_590 + 239, 0]);
    const before = history.stored();
    const taken = history.past.take('a', ...wholeDay(9)) ?? assert.fail();
    assert.deepEqual(history.sum(), [9_590 + 215, 0]);
    history.past.putBack([taken]);
    assert.deepEqual(history.stored(), before);
  });

  it('23.4: what a new account begins with is no top-up, and what the account before spent is not counted', (test) => {
    const history = thinned(test, [...falling(0, 10), ...falling(10, 40, 90_000)]);
    const [before, sum] = [history.stored(), history.sum()];
    const ended = history.past.endAt('a', START + 10 * DAY) ?? assert.fail();
    assert.deepEqual(history.sum(ended.number), [2_390, 0]);
    assert.deepEqual(history.sum(), [29 * 240 + 230, 0]);
    assert.equal(history.spentOn(10), 230);
    assert.equal(history.past.goOn(ended), true);
    assert.deepEqual(history.sum(), sum);
    assert.deepEqual(history.stored()[2], before[2]);
  });

  it('23.4: what falls is counted the same whatever is deleted, and everything comes back in any order', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 38 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(days, fc.infiniteStream(fc.nat()), (deleted, places) => {
        const history = thinned(undefined, falling(0, 40));
        const before = history.stored();
        const taken = deleted.map((day) => history.past.take('a', ...wholeDay(day)) ?? assert.fail());
        assert.deepEqual(history.sum(), [9_590, 0]);
        for (const place of places.take(taken.length)) {
          history.past.putBack(taken.splice(place % taken.length, 1));
        }
        assert.deepEqual(history.stored(), before);
        history.database.close();
      }),
      { numRuns: 10 },
    );
  });

  it('23.4: what was imported again before it was undone is not there twice', (test) => {
    const history = open(test, falling(0, 40));
    const times = history.times();
    for (const [from, to] of [
      [20, 22],
      [39, 40],
    ] as const) {
      const taken = history.past.take('a', START + from * DAY, START + to * DAY) ?? assert.fail();
      history.past.add('a', undefined, falling(from, to).slice(1), NOW);
      history.past.putBack([taken]);
      assert.deepEqual(history.times(), times);
    }
  });
});
