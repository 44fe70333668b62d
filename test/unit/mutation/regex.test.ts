import assert from 'node:assert/strict';
import { test } from 'node:test';
import { regexMutants } from '../../../mutation/regex.ts';

for (const [source, expected] of [
  ['/^a$/', ['/a$/', '/^a/']],
  ['/a+b*c?/i', ['/ab*c?/i', '/a+bc?/i', '/a+b*c/i', '/a+b*c?/']],
  ['/[^a-z]\\d/', ['/[a-z]\\d/', '/[^a-z]\\D/']],
  ['/[+*?^$]/', ['/[^+*?^$]/']],
  ['/\\$\\[x/', []],
  ['/(?:a|b){2,}/g', ['/(?:a|b)/g', '/(?:a|b){2,}/']],
  ['/(?=a)(?!b)/', ['/(?!a)(?!b)/', '/(?=a)(?=b)/']],
  ['/\\p{L}\\u0041\\//u', []],
] as const) {
  test(`what a regular expression becomes: ${source}`, () => {
    assert.deepEqual(regexMutants(source), expected);
  });
}
