import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonNumber } from '../../../../src/net/json.ts';
import type { DeclaredQuantity } from '../../../../src/providers/declared/declaration.ts';
import { chosenFrom, chosenOf, inReply, quantitiesOf } from '../../../../src/providers/declaring/chosen.ts';
import { numbersIn, type ReplyNumber } from '../../../../src/providers/declaring/replyNumbers.ts';

const FORM = { decimalComma: true, thousands: '.' } as const;
const DECLARED: DeclaredQuantity = { key: 'balance', label: 'Balance', at: '/n', unit: 'EUR', ...FORM };

function numberOf(value: string | JsonNumber): ReplyNumber {
  return numbersIn({ kind: 'json', body: new Map([['n', value]]) }).numbers[0] ?? assert.fail();
}

for (const [text, amount] of [
  ['999', '999'],
  ['1.234', '1234'],
  ['1.234,50', '1234.50'],
] as const) {
  test(`21.1 a declared way to write numbers stays while the request is edited and the reply says ${text}`, () => {
    const chosen = inReply(chosenOf(DECLARED), numberOf(text));
    assert.equal(chosen.number.readings[chosen.reading]?.amount, amount);
    assert.deepEqual(quantitiesOf([chosen]), [DECLARED]);
  });
}

test('21.1 a number of JSON is what it is, whatever was declared of texts', () => {
  const chosen = inReply(chosenOf(DECLARED), numberOf(new JsonNumber('1.234')));
  assert.equal(chosen.number.readings[chosen.reading]?.amount, '1.234');
});

test('21.1 the reading that was chosen stays chosen when the request is tried again', () => {
  const chosen = inReply({ ...chosenFrom(numberOf('1.234')), reading: 1 }, numberOf('2.345'));
  assert.equal(chosen.number.readings[chosen.reading]?.amount, '2345');
});
