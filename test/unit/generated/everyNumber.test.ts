import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DESCRIPTORS } from '../../providers.ts';
import { checkEveryNumber } from './everyNumber.ts';
import { quickSeed } from './seed.ts';

test('16: no mutated reply of any product of any provider becomes a number that does not stand there', async () => {
  const { products, accepted } = await checkEveryNumber(1_500, quickSeed());
  assert.equal(products, DESCRIPTORS.flatMap((each) => each.products).length);
  // Were nearly all refused, or nearly none, it would say little.
  assert.ok(accepted > 150 && accepted < 1_200, `${accepted} accepted`);
});
