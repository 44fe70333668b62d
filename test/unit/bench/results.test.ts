import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Figure } from '../../../bench/figure.ts';
import { growthPlot } from '../../../bench/growth.ts';
import { merged, withTable } from '../../../bench/results.ts';
import { perInterval } from '../../../bench/windows.ts';

function figure(id: string, value: number, accounts?: number): Figure {
  return { id, what: id, value, unit: 'ms', ...(accounts === undefined ? {} : { accounts }) };
}

test('what is measured anew takes its place among what was measured before', () => {
  const earlier = { machine: 'old', figures: { heap: [figure('h', 1), figure('i', 2)], burst: [figure('b', 3)] } };
  const later = { machine: 'new', figures: { idle: [figure('x', 4)], heap: [figure('i', 5), figure('j', 6)] } };
  assert.deepEqual(merged(earlier, later, ['idle', 'heap', 'burst']), {
    machine: 'new',
    figures: {
      idle: [figure('x', 4)],
      heap: [figure('h', 1), figure('i', 5), figure('j', 6)],
      burst: [figure('b', 3)],
    },
  });
});

test('a document gets the table between its marks, again and again', () => {
  const text = 'a\n<!-- figures -->\nold\n<!-- end of figures -->\nb\n';
  const once = withTable(text, 'table');
  assert.equal(once, 'a\n<!-- figures -->\n\ntable\n\n<!-- end of figures -->\nb\n');
  assert.equal(withTable(once, 'table'), once);
  assert.throws(() => withTable('no marks', 'table'));
});

test('a plot has a panel for each figure that was measured for several numbers of accounts', () => {
  const plot = growthPlot([
    figure('burst-1', 200, 1),
    figure('burst-5', 205, 5),
    figure('burst-10', 210, 10),
    figure('idle', 3),
    figure('change-1', 9, 1),
  ]);
  assert.equal(plot.match(/<polyline/g)?.length, 1);
  assert.equal(plot.match(/<circle/g)?.length, 2);
  assert.ok(plot.includes('210 ms') && plot.includes('prefers-color-scheme: dark'));
});

test('requests for each interval are counted from the first to the last, wherever the watching began', () => {
  const at = (key: string, ...minutes: number[]) => minutes.map((minute) => ({ key, time: minute * 60_000 }));
  assert.equal(perInterval([...at('a', 0.5, 1.5, 2.5), ...at('b', 0.1, 1.1)]), 1);
  assert.equal(perInterval(at('a', 0, 0.5, 1)), 2);
});
