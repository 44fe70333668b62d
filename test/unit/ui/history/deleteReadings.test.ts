import assert from 'node:assert/strict';
import { beforeEach, suite, test } from 'node:test';
import type { Reading } from '../../../../src/balance/amount/quantity.ts';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import { systemClock } from '../../../../src/base/clock.ts';
import { english, type Language } from '../../../../src/base/language.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import type { Past, Undo } from '../../../../src/store/port/store.ts';
import { messages } from '../../fakes/amounts.ts';
import { boxOf, forgetMade, made } from '../../vscode.ts';
import { status } from '../sample.ts';

const { deleteReadings } = await import('../../../../src/ui/history/deleteReadings.ts');
const { Deletions } = await import('../../../../src/ui/history/deletions.ts');

const HOUR = 3_600_000;
const NOON = Date.UTC(2026, 9, 10, 4);
const LANGUAGE = { ...english, timeZone: 'Asia/Shanghai' };
const STATUS = status('a', { kind: 'loading' });
const NAME = STATUS.account.name;
const READINGS = [0, 1, 2, 3].map(
  (hour): Reading => ({ at: NOON + hour * HOUR, quantities: messages(String(9 - hour)) }),
);

/** Runs the command over four readings, of which the last is shown as the present one. */
function deleting(changes: Partial<Past> = {}, readings: readonly Reading[] = READINGS, language: Language = LANGUAGE) {
  const done: unknown[][] = [];
  const spans: number[] = [];
  const undo: Undo = () => done.push(['undo']) > 0;
  const past: Past = {
    ...createMemoryStore('none').past,
    removeReadings: (...what) => {
      done.push(what);
      return undo;
    },
    beginAnew: (...what) => {
      done.push(what);
      return undo;
    },
    ...changes,
  };
  const deletions = new Deletions(LANGUAGE);
  const source = {
    rows: (_id: string, fromMs: number, toMs: number) => {
      spans.push(toMs - fromMs);
      return readings.length === 0 ? undefined : rowsOf(readings.filter(({ at }) => at >= fromMs && at < toMs));
    },
    ...{ kept: () => [], latest: () => READINGS[3]?.at, past: () => past },
  };
  const run = () => deleteReadings(STATUS, { source, clock: systemClock, language }, deletions);
  return { done, spans, deletions, run, said: () => made.shown.map(([kind, text]) => `${kind}: ${text}`) };
}

suite('deleting readings', () => {
  beforeEach(forgetMade);

  test('23.4: a single one is chosen from a list without the present one, and comes back', async () => {
    const { done, run, said } = deleting();
    made.answers.push('A Single Reading…', 'Oct 10, 2026, 13:00 GMT+8', 'Undo');
    await run();
    assert.deepEqual(made.lists[1], [
      ...['Oct 10, 2026, 14:00 GMT+8', 'Oct 10, 2026, 13:00 GMT+8', 'Oct 10, 2026, 12:00 GMT+8'],
    ]);
    assert.deepEqual(done, [['a', NOON + HOUR, NOON + HOUR + 1, NOON + 3 * HOUR], ['undo']]);
    assert.deepEqual(said(), [
      `information: The reading of ${NAME} was deleted: Oct 10, 2026, 13:00 GMT+8.`,
      `information: Undone: The reading of ${NAME} was deleted: Oct 10, 2026, 13:00 GMT+8.`,
    ]);
  });

  test('23.6: what there is to delete is read some days at a time', async () => {
    const { spans, run } = deleting();
    await run();
    assert.ok(spans.length > 400);
    assert.ok(spans.slice(1, -1).every((span) => span === 4 * 24 * HOUR));
  });

  test('23.4: a range is told with its number of readings before it is deleted, minutes as a whole', async () => {
    const { done, run, said } = deleting();
    made.answers.push('All Readings of a Time…');
    const running = run();
    const first = await boxOf('Delete Readings');
    assert.match(first.prompt ?? '', /in the form 2026-10-10 12:00$/);
    first.type('2026-10-10 13:00');
    first.enter();
    made.answers.push('Continue');
    const last = await boxOf('Delete Readings');
    last.type('2026-10-10 14:00');
    last.enter();
    await running;
    assert.deepEqual(done, [['a', NOON + HOUR, NOON + 2 * HOUR + 60_000, NOON + 3 * HOUR]]);
    assert.deepEqual(said(), [`warning: Delete 2 readings of ${NAME}?`, `information: Deleted 2 readings of ${NAME}.`]);
    assert.match(made.details[0] ?? '', /^Oct 10, 2026, 13:00 GMT\+8 to Oct 10, 2026, 14:00 GMT\+8\n.*undo it until/);
  });

  test('23.4: an hour that the clocks say twice is deleted as a whole', async () => {
    const first = Date.UTC(2026, 10, 1, 5, 30);
    const readings = [-1, 0, 1, 2].map((hour) => ({ at: first + hour * HOUR, quantities: messages('9') }));
    const { done, run } = deleting({}, readings, { ...english, timeZone: 'America/New_York' });
    made.answers.push('All Readings of a Time…');
    const running = run();
    for (const last of [false, true]) {
      const box = await boxOf('Delete Readings');
      if (last) {
        made.answers.push('Continue');
      }
      box.type('2026-11-01 01:30');
      box.enter();
    }
    await running;
    assert.deepEqual(done[0]?.slice(1, 3), [first, first + HOUR + 60_000]);
  });

  test('23.4: a history begins anew at a time, when the user has seen what stays behind', async () => {
    const { done, run } = deleting();
    made.answers.push('New Account from Here…');
    const running = run();
    const box = await boxOf('Delete Readings');
    made.answers.push('Continue');
    box.type('2026-10-10 13:00:00');
    box.enter();
    await running;
    assert.deepEqual(done, [['a', NOON + HOUR]]);
    assert.match(made.details[0] ?? '', /^What was read before Oct 10, 2026, 13:00 GMT\+8 \(1 reading\) is kept/);
  });

  test('23.4: a history does not begin anew in the future', async () => {
    const { done, run, said } = deleting();
    made.answers.push('New Account from Here…');
    const running = run();
    const box = await boxOf('Delete Readings');
    box.type('2999-10-10 13:00');
    box.enter();
    await running;
    assert.deepEqual(done, []);
    assert.deepEqual(said(), ['information: This time lies in the future, so nothing was changed.']);
  });

  test('23.4: what could not be done is said, and so is that there is nothing to undo', async () => {
    const { deletions, run, said } = deleting({ removeReadings: () => undefined });
    made.answers.push('A Single Reading…', 'Oct 10, 2026, 13:00 GMT+8');
    await run();
    await deletions.undo();
    assert.match(said()[0] ?? '', /^error: The history is locked .* nothing was deleted/);
    assert.deepEqual(said()[1], 'information: Nothing was deleted from a history in this window.');
  });

  test('23.4: of several deletions one is chosen to be undone, the latest stands first, also when their message is gone', async () => {
    const deletions = new Deletions(LANGUAGE);
    const undone: string[] = [];
    await deletions.done(() => undone.push('one') > 0, 'One.');
    await deletions.done(() => undone.push('two') > 0, 'Two.');
    await deletions.done(() => false, 'Three.');
    for (const answer of ['Three.', 'One.', undefined]) {
      made.answers.push(answer);
      await deletions.undo();
    }
    assert.deepEqual(made.lists, [
      ['Three.', 'Two.', 'One.'],
      ['Three.', 'Two.', 'One.'],
      ['Three.', 'Two.'],
    ]);
    assert.deepEqual(undone, ['one']);
  });

  test('23.4: a single deletion is undone without a question', async () => {
    const deletions = new Deletions(LANGUAGE);
    await deletions.done(() => true, 'Two.');
    await deletions.undo();
    assert.equal(made.messages.at(-1), 'Undone: Two.');
    await deletions.undo();
    assert.match(made.messages.at(-1) ?? '', /^Nothing was deleted/);
    await deletions.done(() => false, 'Three.');
    await deletions.undo();
    assert.match(made.messages.at(-1) ?? '', /so nothing was undone\. Undo what was done later, or try again later\.$/);
  });

  test('23.4: there is nothing to delete but the present reading, and nothing behind a lock', async () => {
    await deleting({}, READINGS.slice(3)).run();
    await deleting({}, []).run();
    assert.match(made.messages[0] ?? '', /^There is no reading but the latest one/);
    assert.match(made.messages[1] ?? '', /^The history is locked/);
  });

  for (const [choice, typed, said] of [
    [
      'All Readings of a Time…',
      ['2026-10-10 06:00', '2026-10-10 07:00'],
      'There is no reading in this time, so nothing was deleted.',
    ],
    ['All Readings of a Time…', ['2026-10-10 13:00', undefined], undefined],
    ['All Readings of a Time…', [undefined], undefined],
    ['New Account from Here…', ['2026-10-10 12:00'], 'There is no reading before this time, so nothing was changed.'],
    ['New Account from Here…', [undefined], undefined],
  ] as const) {
    test(`23.4: nothing is done, and nothing asked, for ${choice} ${typed.join(' to ')}: ${said}`, async () => {
      const { done, run } = deleting();
      made.answers.push(choice);
      const running = run();
      for (const text of typed) {
        const box = await boxOf('Delete Readings');
        if (text === undefined) {
          box.hide();
        } else {
          box.paste(text);
          box.enter();
        }
      }
      await running;
      assert.deepEqual([done, made.messages], [[], said === undefined ? [] : [said]]);
    });
  }
});
