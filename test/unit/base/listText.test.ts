import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../src/base/language.ts';
import { listText } from '../../../src/base/listText.ts';

for (const [names, expected] of [
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c', 'd'], 'a, b, c and d'],
] as const) {
  test(`names in a sentence: ${expected}`, () => assert.equal(listText(names, english.t), expected));
}
