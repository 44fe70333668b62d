import assert from 'node:assert/strict';
import { test } from 'node:test';
import { entryOffset } from '../../../../src/ui/accounts/entryPlace.ts';

const FILE = `{
  // "list": [ 1, 2 ]
  "other": { "list": ["no", "no"] },
  "address": "https://example.com/[,", /* , [ */
  "list": [
    { "id": "first", "name": "a, \\"b] [", "env": ["x", "y"] },
    // { "id": "none" },
    7,
    { "id": "third" }, // the last
  ],
  "later": ["later"]
}`;

for (const [file, index, begins] of [
  [FILE, 0, '{ "id": "first"'],
  [FILE, 1, '7,'],
  [FILE, 2, '{ "id": "third"'],
  [FILE, 3, undefined],
  ['{ "list": [[1, 2], "x"] }', 1, '"x"'],
  ['{ "list": [] }', 0, undefined],
  ['{ "list": { "a": [1] } }', 0, undefined],
  ['{ "list": [1, ', 1, undefined],
  ['{ "other": [1] }', 0, undefined],
  ['', 0, undefined],
] as const) {
  test(`E4: entry ${index} of the list begins with ${begins}: ${file.slice(0, 24).replaceAll('\n', ' ')}`, () => {
    const offset = entryOffset(file, 'list', index);
    assert.equal(offset === undefined ? undefined : file.startsWith(begins ?? '-', offset), begins && true);
  });
}
