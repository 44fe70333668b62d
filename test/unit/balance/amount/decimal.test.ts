import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareDecimals, parseDecimal, scaleOf, subtractDecimals } from '../../../../src/balance/amount/decimal.ts';
import { exact } from './exact.ts';

for (const text of [
  '0',
  '7',
  '-7',
  '9410',
  '0.00',
  '0.5',
  '-0.5',
  '100.15',
  '1.50',
  '9007199254740993',
  '-9007199254740993',
  '123456789012345678901.123456789',
  '0.123456789012345678901234567890',
  '9'.repeat(40),
]) {
  test(`row 26: ${text} is kept digit for digit`, () => assert.equal(parseDecimal(text), text));
}

for (const [text, expected] of [
  ['-0', '0'],
  ['-0.0', '0.0'],
  ['-0.000', '0.000'],
  ['-0.001', '-0.001'],
] as const) {
  test(`zero has no sign: ${text}`, () => assert.equal(parseDecimal(text), expected));
}

for (const text of [
  '',
  ' ',
  ' 1',
  '1 ',
  '1\n',
  '+1',
  '--1',
  '- 1',
  '01',
  '-01',
  '00',
  '.5',
  '5.',
  '-.5',
  '1.2.3',
  '1e3',
  '1E3',
  '1e400',
  '0x10',
  '0b1',
  '1_000',
  '1,000',
  '12,345.60',
  '1 000',
  '￥12.30',
  '¥1',
  '１２３',
  '٣',
  'N/A',
  'abc',
  'true',
  'null',
  'NaN',
  'Infinity',
  '-Infinity',
  '−5',
  '9'.repeat(41),
  `0.${'1'.repeat(39)}`,
]) {
  test(`row 24, row 25: ${JSON.stringify(text)} is no decimal`, () => assert.equal(parseDecimal(text), undefined));
}

/** A whole number and how many of its digits stand behind the point, and the same as text: an oracle made of BigInt alone. */
const scaled = fc.record({ units: fc.bigInt(-(10n ** 15n), 10n ** 15n), scale: fc.integer({ min: 0, max: 12 }) });

function textOf({ units, scale }: { units: bigint; scale: number }): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const cut = digits.length - scale;
  const text = scale === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`;
  return units < 0n ? `-${text}` : text;
}

test('whatever is written in plain notation is read as written', () => {
  fc.assert(
    fc.property(scaled, (number) => {
      const text = textOf(number);
      assert.equal(parseDecimal(text), text);
      assert.equal(scaleOf(exact(text)), number.scale);
    }),
  );
});

test('row 24: what is read is plain, and reading it again changes nothing', () => {
  const nearly = fc.string({ unit: fc.constantFrom(...'0019.-+eE,_ x５') });
  fc.assert(
    fc.property(fc.oneof(nearly, fc.string()), (text) => {
      const decimal = parseDecimal(text);
      if (decimal !== undefined) {
        assert.match(decimal, /^-?\d+(\.\d+)?$/);
        assert.equal(Number(decimal), Number(text) + 0);
        assert.equal(parseDecimal(decimal), decimal);
      }
    }),
    { numRuns: 2_000 },
  );
});

test('comparing and subtracting agree with whole numbers of the same scale', () => {
  fc.assert(
    fc.property(scaled, scaled, (a, b) => {
      const scale = Math.max(a.scale, b.scale);
      const left = a.units * 10n ** BigInt(scale - a.scale);
      const right = b.units * 10n ** BigInt(scale - b.scale);
      const order = left < right ? -1 : left > right ? 1 : 0;
      const [first, second] = [exact(textOf(a)), exact(textOf(b))];
      assert.equal(Math.sign(compareDecimals(first, second)), order);
      assert.equal(subtractDecimals(first, second), textOf({ units: left - right, scale }));
    }),
  );
});

for (const [a, b, difference] of [
  ['5', '7', '-2'],
  ['0.1', '0.3', '-0.2'],
  ['1.50', '1.5', '0.00'],
  ['9007199254740993', '9007199254740992', '1'],
  ['0', '0.001', '-0.001'],
  ['-5', '-5', '0'],
  ['100', '99.999', '0.001'],
] as const) {
  test(`${a} - ${b} = ${difference}`, () => assert.equal(subtractDecimals(exact(a), exact(b)), difference));
}

test('row 26: numbers that no float tells apart are told apart', () => {
  assert.ok(compareDecimals(exact('9007199254740993'), exact('9007199254740992')) > 0);
  assert.ok(compareDecimals(exact('0.10000000000000000001'), exact('0.1')) > 0);
  assert.equal(compareDecimals(exact('1.50'), exact('1.5')), 0);
});
