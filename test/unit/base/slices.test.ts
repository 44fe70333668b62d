import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inSlices } from '../../../src/base/slices.ts';
import { textLines } from '../../../src/base/textLines.ts';
import { HandClock } from '../net/handClock.ts';

test('23.6: work lets others have their turn every few milliseconds', async () => {
  const clock = new HandClock();
  let turns = 0;
  function* work(): Generator<void, string> {
    for (let step = 0; step < 100; step++) {
      clock.elapsed += 4;
      yield;
    }
    return 'done';
  }
  const result = inSlices(work(), clock);
  while (clock.pending > 0) {
    turns++;
    clock.pass(0);
    await Promise.resolve();
    await Promise.resolve();
  }
  assert.equal(await result, 'done');
  assert.equal(turns, 33);
});

test('23.3: lines are those of the text, however it is cut', () => {
  const text = '\ufeff时间,"a"\r\n余量\n\n最后';
  const bytes = new TextEncoder().encode(`${'é\n'.repeat(600_000)}${text}`);
  const lines = [...textLines(bytes)];
  assert.equal(lines.length, 600_004);
  assert.ok(lines.slice(0, 600_000).every((line) => line === 'é'));
  assert.deepEqual(lines.slice(-4), ['\ufeff时间,"a"', '余量', '', '最后']);
  assert.deepEqual([...textLines(new TextEncoder().encode('a\n'))], ['a']);
  assert.deepEqual([...textLines(new Uint8Array())], []);
});

test('23.3: it is known whether the last line has an end', () => {
  for (const [text, hasEnd] of [
    ['', true],
    ['a\n', true],
    ['a\r\nb\r\n', true],
    ['a', false],
    ['a\nb\r', false],
  ] as const) {
    const lines = textLines(new TextEncoder().encode(text));
    let step = lines.next();
    while (step.done !== true) {
      step = lines.next();
    }
    assert.equal(step.value, hasEnd, JSON.stringify(text));
  }
});

test('23.6: a line that is as long as a file comes in pieces', () => {
  const bytes = new TextEncoder().encode('x'.repeat(2_000_000));
  const lines = [...textLines(bytes)];
  assert.equal(lines.join('').length, 2_000_000);
  assert.ok(lines.every(({ length }) => length <= 600_000));
});
