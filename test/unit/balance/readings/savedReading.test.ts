import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Reading, Unit, Wordless } from '../../../../src/balance/amount/quantity.ts';
import { parseReading } from '../../../../src/balance/readings/savedReading.ts';
import { exact } from '../amount/exact.ts';

const amounts = fc
  .tuple(fc.bigInt(-(10n ** 24n), 10n ** 24n), fc.stringMatching(/^(\.[0-9]{1,12})?$/))
  .map(([whole, fraction]) => exact(`${whole}${fraction}`));
const plain = { noNullPrototype: true };
const quantities = fc.record(
  {
    key: fc.string({ minLength: 1 }),
    amount: fc.oneof(amounts, fc.constantFrom<Wordless>('not-allocated', 'postpaid', 'used-only')),
    unit: fc.constantFrom<Unit>('messages', 'emails', 'CNY'),
  },
  plain,
);
const readings: fc.Arbitrary<Reading> = fc.record(
  {
    at: fc.integer({ min: 0, max: 8.64e15 }),
    quantities: fc.uniqueArray(quantities, { selector: ({ key }) => key }),
  },
  plain,
);

test('a reading comes back from JSON as it was, to the last digit', () => {
  fc.assert(
    fc.property(readings, (reading) => assert.deepEqual(parseReading(JSON.parse(JSON.stringify(reading))), reading)),
  );
});

const quantity = { key: 'balance', amount: '9410', unit: 'messages' };
const saved = { at: 1_795_000_000_000, quantities: [quantity] };

test('the sample is a reading', () => assert.deepEqual(parseReading(saved), saved));

for (const [name, value] of [
  ['nothing', undefined],
  ['null', null],
  ['a text', JSON.stringify(saved)],
  ['a list', [saved]],
  ['no time', { quantities: [quantity] }],
  ['a time as text', { ...saved, at: '1795000000000' }],
  ['half a millisecond', { ...saved, at: 0.5 }],
  ['no number as time', { ...saved, at: Number.NaN }],
  ['a time before 1970', { ...saved, at: -1 }],
  ['a time that no date can express', { ...saved, at: 8.64e15 + 1 }],
  ['an endless time', { ...saved, at: Number.POSITIVE_INFINITY }],
  ['no quantities', { at: saved.at }],
  ['quantities by name', { ...saved, quantities: { balance: quantity } }],
  ['the same quantity twice', { ...saved, quantities: [quantity, { ...quantity, amount: '0' }] }],
  ['one bad quantity among good ones', { ...saved, quantities: [quantity, null] }],
  ['a quantity without a key', { ...saved, quantities: [{ amount: '1', unit: 'messages' }] }],
  ['an empty key', { ...saved, quantities: [{ ...quantity, key: '' }] }],
  ['a unit without end', { ...saved, quantities: [{ ...quantity, unit: 'x'.repeat(41) }] }],
  ['an empty unit', { ...saved, quantities: [{ ...quantity, unit: '' }] }],
  ['no unit', { ...saved, quantities: [{ key: 'balance', amount: '1' }] }],
  ['no amount', { ...saved, quantities: [{ key: 'balance', unit: 'messages' }] }],
  ...[9410, '', ' 1', '1e3', '0x10', '1,000', '１', true, [], {}, 'null', 'NaN'].map(
    (amount) => [`the amount ${JSON.stringify(amount)}`, { ...saved, quantities: [{ ...quantity, amount }] }] as const,
  ),
] as const) {
  test(`row 46: no reading: ${name}`, () => assert.equal(parseReading(value), undefined));
}

test('row 24: null stays "not allocated" and does not become 0', () => {
  const reading = parseReading({ ...saved, quantities: [{ ...quantity, amount: null }] });
  assert.equal(reading?.quantities[0]?.amount, 'not-allocated');
});

test('what does not belong to a reading is left behind', () => {
  const more = { ...saved, secret: 'sesame', quantities: [{ ...quantity, secret: 'sesame' }] };
  assert.deepEqual(parseReading(more), saved);
});

test('row 46: damaged JSON is no reading or says nothing that was not written', () => {
  const damage = fc.record({ at: fc.nat(), by: fc.constantFrom('', '0', '9', '-', '"', ',', 'x', ' ', '.') });
  fc.assert(
    fc.property(readings, damage, (reading, { at, by }) => {
      const text = JSON.stringify(reading);
      const place = at % text.length;
      const damaged = text.slice(0, place) + by + text.slice(place + 1);
      let value: unknown;
      try {
        value = JSON.parse(damaged);
      } catch {
        return;
      }
      const read = parseReading(value);
      for (const { amount } of read?.quantities ?? []) {
        assert.ok(damaged.includes(`"amount":${JSON.stringify(amount)}`) || /"-0/.test(damaged));
      }
    }),
    { numRuns: 2_000 },
  );
});

test('whatever was saved, nothing is thrown', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      parseReading(value);
    }),
  );
});
