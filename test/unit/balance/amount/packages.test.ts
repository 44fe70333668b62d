import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quantityOfPackages } from '../../../../src/balance/amount/packages.ts';
import type { Part } from '../../../../src/balance/amount/quantity.ts';
import { exact } from './exact.ts';

const NOW = 1_000;

const pack = (name: string, amount: string, expiresAt?: number): Part => ({
  ...{ name, amount: exact(amount) },
  ...(expiresAt === undefined ? {} : { expiresAt }),
});

for (const [what, packages, amount, expiresAt, names] of [
  ['none', [], 'not-allocated', undefined, []],
  ['one', [pack('a', '5', 2_000)], '5', 2_000, ['a']],
  ['several, the first to expire first', [pack('a', '5', 9_000), pack('b', '0.25', 2_000)], '5.25', 2_000, ['b', 'a']],
  ['one without an expiry last', [pack('a', '5'), pack('b', '1', 2_000)], '6', 2_000, ['b', 'a']],
  ['one that has expired', [pack('a', '5', NOW), pack('b', '1', 2_000)], '1', 2_000, ['b']],
  ['only what has expired', [pack('a', '5', 1)], '0', undefined, []],
  ['one that is used up', [pack('a', '0', 1_500), pack('b', '1', 2_000)], '1', 2_000, ['b']],
] as const) {
  test(`Packages: ${what}`, () => {
    const made = quantityOfPackages('sms', 'messages', packages, NOW);
    assert.deepEqual([made.key, made.unit, made.amount, made.expiresAt], ['sms', 'messages', amount, expiresAt]);
    assert.deepEqual(
      made.parts?.map(({ name }) => name),
      names,
    );
  });
}
