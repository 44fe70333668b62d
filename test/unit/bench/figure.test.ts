import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Figure, isHeld, rowOf } from '../../../bench/figure.ts';

function figure(value: number, more: Partial<Figure>): Figure {
  return { what: 'a thing', value, unit: 'ms', ...more };
}

const floor = { what: 'floor', value: 10 };
const held: readonly (readonly [Figure, boolean | undefined])[] = [
  [figure(13, { beside: floor, goal: { kind: 'ratio', most: 1.3 } }), true],
  [figure(13.1, { beside: floor, goal: { kind: 'ratio', most: 1.3 } }), false],
  [figure(13, { goal: { kind: 'ratio', most: 1.3 } }), false],
  [figure(50, { goal: { kind: 'most', most: 50 } }), true],
  [figure(50.1, { goal: { kind: 'most', most: 50 } }), false],
  [figure(50, { beside: floor, goal: { kind: 'most', most: 50 } }), true],
  [figure(Number.NaN, { goal: { kind: 'most', most: 50 } }), false],
  [figure(1, {}), undefined],
];

for (const [each, expected] of held) {
  test(`${each.value} beside ${each.beside?.value} with the goal ${JSON.stringify(each.goal)}: ${expected}`, () =>
    assert.equal(isHeld(each), expected));
}

test('a missed goal says so in its row, and a figure without one says nothing', () => {
  const goal = { kind: 'ratio', most: 1.3 } as const;
  assert.deepEqual(rowOf(figure(20, { beside: floor, goal, spread: { times: 3, least: 5, most: 30 } })), [
    'a thing',
    '20 ms (3: 5.00 ms to 30 ms)',
    'floor: 10 ms',
    '2.00 times',
    '≤ 1.3 times',
    'NO',
  ]);
  assert.deepEqual(rowOf(figure(1.234, {})), ['a thing', '1.23 ms', '–', '–', '–', '–']);
});
