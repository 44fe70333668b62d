import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  isClear,
  marginOf,
  ownThreshold,
  parseAlertSettings,
  parseDaysLeft,
  parseLevel,
  parseThresholds,
  sameThreshold,
  thresholdFor,
} from '../../../../src/balance/account/threshold.ts';
import { exact } from '../amount/exact.ts';

for (const [value, expected] of [
  [1000, '1000'],
  [0, '0'],
  [-0, '0'],
  [0.1, '0.1'],
  [100.15, '100.15'],
  [1e21, '1000000000000000000000'],
  [1.5e22, '15000000000000000000000'],
  [1e-7, '0.0000001'],
  [1.25e-7, '0.000000125'],
  [1e-38, `0.${'0'.repeat(37)}1`],
  [1e38, `1${'0'.repeat(38)}`],
  [9007199254740991, '9007199254740991'],
  ['12345678901234567890.5', '12345678901234567890.5'],
  [' 1000 ', '1000'],
] as const) {
  test(`the level ${JSON.stringify(value)} is ${expected}`, () => {
    assert.deepEqual(parseLevel(value, 'x'), { ok: true, value: expected });
  });
}

test('a level is the number that was written, for every number that fits', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }), (number) => {
      const parsed = parseLevel(number, 'x');
      assert.ok(parsed.ok ? Number(parsed.value) === number : number > 1e39 || number < 1e-19, String(number));
    }),
  );
});

for (const [value, kind] of [
  [-1, 'negative'],
  ['-0.5', 'negative'],
  [Number.NaN, 'no-number'],
  [Number.POSITIVE_INFINITY, 'no-number'],
  [1e300, 'no-number'],
  [5e-324, 'no-number'],
  ['', 'no-number'],
  ['1,000', 'no-number'],
  ['1e3', 'no-number'],
  ['1000', undefined],
  [null, 'no-number'],
  [true, 'no-number'],
  [[1], 'no-number'],
  [{}, 'no-number'],
] as const) {
  test(`the level ${JSON.stringify(value)} (${typeof value}) is ${kind ?? 'good'}`, () => {
    const parsed = parseLevel(value, 'daysLeft');
    assert.deepEqual(
      parsed.ok ? undefined : parsed.problem,
      kind === undefined ? undefined : { kind, field: 'daysLeft' },
    );
    assert.deepEqual(parseDaysLeft(value), parsed);
  });
}

test('thresholds are read by key, and the first bad one is named', () => {
  assert.deepEqual(parseThresholds({ dev_industry: 1000, dev_voice: 0.5 }), {
    ok: true,
    value: { dev_industry: '1000', dev_voice: '0.5' },
  });
  assert.deepEqual(parseThresholds({ a: 1, b: -1 }), {
    ok: false,
    problem: { kind: 'negative', field: 'thresholds.b' },
  });
  assert.deepEqual(parseThresholds({ balanse: 1 }, ['balance']), {
    ok: false,
    problem: { kind: 'unknown-key', field: 'thresholds.balanse' },
  });
  assert.equal(parseThresholds({ balance: 1 }, ['balance']).ok, true);
  for (const value of [undefined, null, [], 5, 'x']) {
    assert.deepEqual(parseThresholds(value), { ok: false, problem: { kind: 'no-object', field: 'thresholds' } });
  }
});

test("an account's alert settings are read together; what is absent stays absent, and the first problem is told", () => {
  for (const [entry, expected] of [
    [{}, {}],
    [{ thresholds: { balance: 5 } }, { thresholds: { balance: '5' } }],
    [{ daysLeft: 3 }, { daysLeft: '3' }],
    [
      { thresholds: {}, daysLeft: '0.5', more: 1 },
      { thresholds: {}, daysLeft: '0.5' },
    ],
  ] as const) {
    assert.deepEqual(parseAlertSettings(entry), { ok: true, value: expected }, JSON.stringify(entry));
  }
  for (const [entry, problem] of [
    [{ thresholds: 5 }, { kind: 'no-object', field: 'thresholds' }],
    [{ thresholds: null }, { kind: 'no-object', field: 'thresholds' }],
    [{ daysLeft: -1 }, { kind: 'negative', field: 'daysLeft' }],
    [{ daysLeft: null }, { kind: 'no-number', field: 'daysLeft' }],
    [
      { thresholds: { balance: 'x' }, daysLeft: -1 },
      { kind: 'no-number', field: 'thresholds.balance' },
    ],
    [{ thresholds: { other: 1 } }, { kind: 'unknown-key', field: 'thresholds.other' }],
  ] as const) {
    assert.deepEqual(parseAlertSettings(entry, ['balance']), { ok: false, problem }, JSON.stringify(entry));
  }
});

test('row 29: a key of prototypes is a key and nothing else', () => {
  const parsed = parseThresholds(JSON.parse('{"__proto__": 5, "balance": 1}'));
  assert.ok(parsed.ok);
  assert.equal(Object.getPrototypeOf(parsed.value), Object.prototype);
  assert.deepEqual(ownThreshold({ thresholds: parsed.value }, '__proto__'), { kind: 'amount', level: '5' });
  assert.equal(ownThreshold({ thresholds: parsed.value }, 'constructor'), undefined);
});

test('a quantity has its own amount, else the days left of the account, and no days left when it resets daily', () => {
  const settings = { thresholds: { balance: exact('1000') }, daysLeft: exact('3') };
  assert.deepEqual(ownThreshold(settings, 'balance'), { kind: 'amount', level: '1000' });
  assert.deepEqual(ownThreshold(settings, 'balance', 'day'), { kind: 'amount', level: '1000' });
  assert.deepEqual(ownThreshold(settings, 'other'), { kind: 'daysLeft', level: '3' });
  assert.equal(ownThreshold(settings, 'free_balance', 'day'), undefined);
  assert.equal(ownThreshold({}, 'balance'), undefined);
});

const [THREE, SEVEN] = [exact('3'), exact('7')];
for (const [name, settings, key, resets, expected] of [
  ['nothing is set', {}, 'balance', undefined, { kind: 'daysLeft', level: '3' }],
  [
    'an amount of its own',
    { thresholds: { balance: exact('9') } },
    'balance',
    undefined,
    { kind: 'amount', level: '9' },
  ],
  [
    'an amount of another one',
    { thresholds: { other: exact('9') } },
    'balance',
    undefined,
    { kind: 'daysLeft', level: '3' },
  ],
  ['days of its account', { daysLeft: SEVEN }, 'balance', undefined, { kind: 'daysLeft', level: '7' }],
  ['no days of its account', { daysLeft: exact('0') }, 'balance', undefined, { kind: 'daysLeft', level: '0' }],
  ['filled up each day', {}, 'free_balance', 'day', undefined],
  [
    'filled up each day, with an amount',
    { thresholds: { free: exact('9') } },
    'free',
    'month',
    { kind: 'amount', level: '9' },
  ],
] as const) {
  test(`17: what no threshold is set for has the days left of all accounts: ${name}`, () => {
    assert.deepEqual(thresholdFor(settings, key, THREE, resets), expected);
  });
}

const ZERO = { kind: 'amount', level: '0' } as const;
for (const [name, resets, isHeadline, expected] of [
  ['of each month', 'month', false, ZERO],
  ['of each day beside other credit', 'day', false, undefined],
  ['of each day, and all that the account is about', 'day', true, ZERO],
  ['of the last day, and all that the account is about', 'rolling day', true, ZERO],
  ['of the last day beside other credit', 'rolling day', false, undefined],
] as const) {
  test(`17: what is filled up by itself alerts when it is used up: ${name}`, () => {
    assert.deepEqual(thresholdFor({ daysLeft: SEVEN }, 'quota', THREE, resets, isHeadline), expected);
    const own = { thresholds: { quota: exact('9') } };
    assert.deepEqual(thresholdFor(own, 'quota', THREE, resets, isHeadline), { kind: 'amount', level: '9' });
  });
}

test('thresholds are the same by kind and value', () => {
  const amount = { kind: 'amount', level: exact('3') } as const;
  assert.equal(sameThreshold(amount, { kind: 'amount', level: exact('3.0') }), true);
  assert.equal(sameThreshold(amount, { kind: 'amount', level: exact('4') }), false);
  assert.equal(sameThreshold(amount, { kind: 'daysLeft', level: exact('3') }), false);
});

for (const [level, margin] of [
  ['0', '1'],
  ['10', '1'],
  ['20', '1'],
  ['20.2', '1.010'],
  ['20.01', '1.0005'],
  ['1000', '50.00'],
  ['99999999999999999999', '4999999999999999999.95'],
] as const) {
  test(`row 48: the margin of ${level} is ${margin}`, () => assert.equal(marginOf(exact(level), false), margin));
}

for (const [level, margin] of [
  ['0', '0.00'],
  ['2', '0.10'],
  ['-0.50', '0.0250'],
  ['1000', '50.00'],
] as const) {
  test(`17: the margin of ${level} in money is ${margin}`, () => assert.equal(marginOf(exact(level), true), margin));
}

for (const [value, level, inPieces, inMoney] of [
  ['1050', '1000', false, false],
  ['1050.001', '1000', true, true],
  ['11', '10', false, true],
  ['10.5', '10', false, false],
  ['12', '10', true, true],
  ['1', '0', false, true],
  ['0', '0', false, false],
  ['-5', '0', false, false],
] as const) {
  test(`row 48: ${value} is clear of ${level}: ${inPieces}, of money ${inMoney}`, () => {
    const amount = { kind: 'amount', level: exact(level) } as const;
    for (const hasRisen of [false, true]) {
      assert.equal(isClear(exact(value), amount, false, hasRisen), inPieces);
      assert.equal(isClear(exact(value), amount, true, hasRisen), inMoney);
    }
    const days = { ...amount, kind: 'daysLeft' } as const;
    assert.equal(isClear(exact(value), days, true, true), inPieces, 'days are no money');
  });
}

for (const [value, isOver, isOverWhenRisen] of [
  ['4', false, false],
  ['4.01', false, true],
  ['6', false, true],
  ['6.01', true, true],
] as const) {
  test(`17: ${value} days are clear of 3: ${isOver}, of an amount that has risen ${isOverWhenRisen}`, () => {
    const days = { kind: 'daysLeft', level: exact('3') } as const;
    assert.equal(isClear(exact(value), days, false, false), isOver);
    assert.equal(isClear(exact(value), days, false, true), isOverWhenRisen);
  });
}
