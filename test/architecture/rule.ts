import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TextFile } from './files.ts';

/** A file that exists for one test alone. */
export const file = (path: string, ...lines: readonly string[]): TextFile => ({ path, text: `${lines.join('\n')}\n` });

/** The product keeps a rule, and the rule finds each of the samples that break it. */
export function rule(
  name: string,
  kept: readonly string[],
  broken: readonly (readonly [found: readonly string[], expected: number])[],
): void {
  test(`rule: ${name}`, () => assert.deepEqual(kept, []));
  test(`a rule that can fail: ${name}`, () => {
    assert.ok(broken.length > 0);
    for (const [found, expected] of broken) {
      assert.equal(found.length, expected, found.join('\n') || 'nothing found');
    }
  });
}
