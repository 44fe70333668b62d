import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Figure } from '../../../bench/figure.ts';
import { merged } from '../../../bench/results.ts';
import { perInterval } from '../../../bench/windows.ts';

function figure(what: string, value: number): Figure {
  return { what, value, unit: 'ms' };
}

test('what is measured anew takes the place of what was measured before, and what is not measured any more goes', () => {
  const earlier = {
    machine: 'old',
    figures: { gone: [figure('g', 0)], heap: [figure('h', 1)], burst: [figure('b', 3)] },
  };
  const later = { machine: 'new', figures: { idle: [figure('x', 4)], heap: [figure('h', 5), figure('i', 6)] } };
  assert.deepEqual(merged(earlier, later, ['idle', 'heap', 'burst']), {
    machine: 'new',
    figures: { idle: [figure('x', 4)], heap: [figure('h', 5), figure('i', 6)], burst: [figure('b', 3)] },
  });
});

test('requests for each interval are counted from the first to the last, wherever the watching began', () => {
  const at = (account: string, ...minutes: number[]) => minutes.map((minute) => ({ account, time: minute * 60_000 }));
  assert.equal(perInterval([...at('a', 0.5, 1.5, 2.5), ...at('b', 0.1, 1.1)]), 1);
  assert.equal(perInterval(at('a', 0, 0.5, 1)), 2);
});
