import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  headlineOf,
  isAmount,
  isCounted,
  isCurrency,
  isKnownUnit,
  isWordless,
  type Quantity,
  sameQuantities,
  type Unit,
} from '../../../../src/balance/amount/quantity.ts';
import { exact } from './exact.ts';

function quantity(key: string, amount: string | null, unit: Unit = 'messages'): Quantity {
  return { key, amount: amount === null ? 'not-allocated' : exact(amount), unit };
}

for (const [name, a, b, same] of [
  ['the same', [quantity('a', '1')], [quantity('a', '1')], true],
  ['nothing and nothing', [], [], true],
  ['the same amount with other digits', [quantity('a', '1.50', 'CNY')], [quantity('a', '1.5', 'CNY')], true],
  ['another amount', [quantity('a', '1')], [quantity('a', '2')], false],
  ['a difference beyond floats', [quantity('a', '9007199254740993')], [quantity('a', '9007199254740992')], false],
  ['another key', [quantity('a', '1')], [quantity('b', '1')], false],
  ['another unit', [quantity('a', '1')], [quantity('a', '1', 'emails')], false],
  ['one more', [quantity('a', '1')], [quantity('a', '1'), quantity('b', '1')], false],
  ['one less', [quantity('a', '1'), quantity('b', '1')], [quantity('a', '1')], false],
  ['not allocated is not 0', [quantity('a', null)], [quantity('a', '0')], false],
  ['0 is not "not allocated"', [quantity('a', '0')], [quantity('a', null)], false],
  ['both not allocated', [quantity('a', null)], [quantity('a', null)], true],
] as const) {
  test(`sameQuantities: ${name}`, () => assert.equal(sameQuantities(a, b), same));
}

const order = ['a', 'b', 'c'];
for (const [name, quantities, headline] of [
  ['the first of the product', [quantity('a', '1'), quantity('b', '2')], 'a'],
  ['by the product, not by the reply', [quantity('b', '2'), quantity('a', '1')], 'a'],
  ['the first that is allocated', [quantity('a', null), quantity('b', '2')], 'b'],
  ['0 is an amount', [quantity('a', '0'), quantity('b', '2')], 'a'],
  ['a negative one is an amount', [quantity('a', '-5'), quantity('b', '2')], 'a'],
  ['none is allocated', [quantity('b', null), quantity('a', null)], 'a'],
  ['one is missing', [quantity('c', '3'), quantity('b', null)], 'c'],
  ['none is known', [quantity('x', '3')], 'x'],
] as const) {
  test(`headlineOf: ${name}`, () => assert.equal(headlineOf({ quantities, at: 0 }, order)?.key, headline));
}

test('headlineOf: nothing was reported', () => assert.equal(headlineOf({ quantities: [], at: 0 }, order), undefined));

for (const [text, isCode] of [
  ['CNY', true],
  ['CNYX', false],
  ['xCNY', false],
  ['cny', false],
  ['', false],
] as const) {
  test(`a currency is three capitals: "${text}"`, () => assert.equal(isCurrency(text), isCode));
}

for (const [unit, isKnown, isPieces] of [
  ['messages', true, true],
  ['emails', true, true],
  ['credits', true, false],
  ['EUR', true, false],
  ['', false, false],
  ['minutes', false, false],
] as const) {
  test(`units of this version, and those that are counted in pieces: "${unit}"`, () =>
    assert.deepEqual([isKnownUnit(unit as Unit), isCounted(unit as Unit)], [isKnown, isPieces]));
}

for (const [text, amount, word] of [
  ['0', true, false],
  ['-0.5', true, false],
  ['', false, false],
  ['not-allocated', false, true],
  ['used-only-2', false, false],
  ['a-word-of-a-later-version', false, true],
  ['postpaid', false, true],
  ['word', false, false],
  ['x1', false, false],
  ['5-unlimited', true, false],
  ['-unlimited', false, false],
  [`a-${'b'.repeat(38)}`, false, true],
  [`a-${'b'.repeat(39)}`, false, false],
] as const) {
  test(`an amount, a word in its place, or neither: "${text}"`, () =>
    assert.deepEqual([isAmount(text as Quantity['amount']), isWordless(text)], [amount, word]));
}

test('what is not there is no amount', () => assert.equal(isAmount(undefined), false));

test('sameQuantities: another expiry', () => {
  const [some] = [quantity('a', '1')];
  assert.equal(sameQuantities([{ ...some, expiresAt: 1 } as Quantity], [{ ...some, expiresAt: 2 } as Quantity]), false);
  assert.equal(sameQuantities([{ ...some, expiresAt: 1 } as Quantity], [some as Quantity]), false);
});
