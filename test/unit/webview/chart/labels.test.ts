import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Labelled, placeLabels } from '../../../../src/webview/chart/labels.ts';

const BOUNDS = { left: 0, top: 0, right: 200, bottom: 100 };
/** A letter is ten wide. */
const ROOM = { gap: 5, height: 10, widthOf: (text: string) => text.length * 10 };

function mark(x: number, y: number, weight = 1, texts: readonly string[] = ['12345', '12']): Labelled {
  return { x, y, texts, weight };
}

for (const [name, marks, expected] of [
  ['left of its mark', [mark(100, 50)], [[45, 50, '12345']]],
  ['right of one at the left edge', [mark(20, 50)], [[25, 50, '12345']]],
  ['as much as there is room for', [mark(49, 50, 1, ['123456789012345678901', '123'])], [[14, 50, '123']]],
  [
    'within the plot',
    [mark(100, 1), mark(100, 99)],
    [
      [45, 5, '12345'],
      [45, 95, '12345'],
    ],
  ],
  [
    'two that are apart',
    [mark(100, 20), mark(100, 60)],
    [
      [45, 20, '12345'],
      [45, 60, '12345'],
    ],
  ],
  [
    'shorter beside another one',
    [mark(100, 50, 2), mark(130, 50)],
    [
      [45, 50, '12345'],
      [105, 50, '12'],
    ],
  ],
  ['the greater one first', [mark(100, 50, 1, ['12345']), mark(110, 50, 2, ['54321'])], [[55, 50, '54321']]],
  ['none', [], []],
  ['none where nothing fits', [mark(100, 50, 1, ['1234567890123456789012345'])], []],
] as const) {
  test(`18.4: the label of a top-up stands ${name}`, () => {
    assert.deepEqual(
      placeLabels(marks, BOUNDS, ROOM).map(({ x, y, text }) => [x, y, text]),
      expected,
    );
  });
}
