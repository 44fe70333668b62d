import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonNumber } from '../../../src/net/json.ts';
import { readTime } from '../../../src/providers/time.ts';

const DAY = Date.UTC(2026, 11, 31);

for (const [text, expected] of [
  [new JsonNumber('1798675200'), DAY],
  ['1798675200', DAY],
  [new JsonNumber('1798675200000'), DAY],
  ['2026-12-31', DAY],
  ['2026-12-31T08:00:00+08:00', DAY],
  ['2026-12-31 00:00:00Z', DAY],
  ['2026-12-31 00:00:00', undefined],
  ['2026-13-31', undefined],
  ['31.12.2026', undefined],
  // A day that its month has not.
  ['2026-02-29', undefined],
  ['2026-04-31T00:00:00Z', undefined],
  ['2028-02-29', Date.UTC(2028, 1, 29)],
  [new JsonNumber('1.5'), undefined],
  [new JsonNumber('-1'), undefined],
  ['', undefined],
  ['soon', undefined],
  [null, undefined],
  [undefined, undefined],
] as const) {
  test(`16: Limits: the moment ${JSON.stringify(text)}`, () => assert.equal(readTime(text), expected));
}
