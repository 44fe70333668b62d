import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseJson } from '../../../../src/net/json.ts';
import { goodReplies } from '../../../../src/providers/declaring/goodReply.ts';
import { numbersIn, type Sample } from '../../../../src/providers/declaring/replyNumbers.ts';
import { SAMPLES } from '../../../sandbox/providers/declared/samples.ts';

const json = (text: string): Sample => ({ kind: 'json', body: parseJson(text) });
const lines = (...text: readonly string[]): Sample => ({ kind: 'text', lines: text });

/** A reply of the sandbox with its amounts in it. */
function sample(name: string): Sample {
  const body = (SAMPLES.get(name)?.body ?? assert.fail(name))
    .replaceAll('{{balance:comma}}', '1234,56')
    .replaceAll('{{balance:thousands}}', '1,234.56')
    .replaceAll('{{balance:units}}', '123456')
    .replaceAll('{{balance}}', '1234.56')
    .replaceAll('{{bonus}}', '300');
  return /^[[{]/.test(body) ? json(body) : lines(...body.split('\n'));
}

for (const [name, expected] of [
  ['number', [['/balance', '1234.56', 'EUR']]],
  [
    'number-as-text',
    [
      ['/data/balance', '1234.56', undefined],
      ['/data/bonus', '300', undefined],
    ],
  ],
  ['decimal-comma', [['/balance', '1234,56', undefined]]],
  ['thousands', [['/balance', '1,234.56', undefined]]],
  ['in-cents', [['/balance', '123456', undefined]]],
  ['prefixed', [['/balance', 'EUR 1234.56', undefined]]],
  [
    'null',
    [
      ['/balance', 'null', undefined],
      ['/bonus', '300', undefined],
    ],
  ],
  ['empty', [['/bonus', '300', undefined]]],
  ['missing', [['/bonus', '300', undefined]]],
  ['no-number', []],
  ['too-many-digits', []],
  [
    'nested',
    [
      ['/data/wallets/0/left', '1234.56', 'EUR'],
      ['/data/wallets/1/left', '300', undefined],
      ['/data/owner/id', '4711', undefined],
    ],
  ],
  [
    'lists',
    [
      ['/plans/0/1', '1234.56', undefined],
      ['/plans/1/1/0/0', '300', undefined],
    ],
  ],
  [
    'outermost-list',
    [
      ['/0/left', '1234.56', undefined],
      ['/1/left', '300', undefined],
    ],
  ],
  [
    'lines',
    [
      [{ line: 2 }, '1234.56', undefined],
      [{ line: 3 }, '300', undefined],
    ],
  ],
  [
    'separated',
    [
      [{ line: 1, separator: ';', field: 1 }, '0', undefined],
      [{ line: 1, separator: ';', field: 2 }, '1234.56', undefined],
      [{ line: 1, separator: ';', field: 3 }, '300', undefined],
    ],
  ],
  ['error-with-200', []],
] as const) {
  test(`21.1 the numbers of the reply "${name}" with their places`, () =>
    assert.deepEqual(
      numbersIn(sample(name)).numbers.map(({ at, text, currency }) => [at, text, currency?.code]),
      expected,
    ));
}

test('21.1 secrets and what is said about a person are counted and not listed', () => {
  // A telephone number, a postal code, a PIN.
  assert.equal(numbersIn(sample('nested')).hidden, 3);
  const { numbers } = numbersIn(json('{"api_key":1,"user":{"mobile":2},"note":"9f8e7d6c5b4a39281706f5e4d3c2b1a0"}'));
  assert.deepEqual(numbers, []);
});

test('21.1 what stands beside a number is no name of somebody', () => {
  const { numbers } = numbersIn(json('[{"name":"Jo Example","credits":1},{"user":"jo","type":"sms","credits":2}]'));
  assert.deepEqual(
    numbers.map(({ beside }) => beside),
    [undefined, 'sms'],
  );
});

test('21.1 a number is told from its neighbours by what stands beside it, and by the currency of what it stands in', () => {
  const { numbers } = numbersIn(json('{"currency":"sek","list":[{"type":"sms","left":1},{"type":"mail","left":2}]}'));
  assert.deepEqual(
    numbers.map(({ name, beside, currency }) => [name, beside, currency]),
    ['sms', 'mail'].map((beside) => ['left', beside, { at: '/currency', code: 'SEK' }]),
  );
});

test('21.1 names with signs of a pointer are escaped, and names of JavaScript are names', () => {
  const { numbers } = numbersIn(json('{"a/b":{"c~d":1},"__proto__":{"balance":2}}'));
  assert.deepEqual(
    numbers.map(({ at }) => at),
    ['/__proto__/balance', '/a~1b/c~0d'],
  );
});

test('21.1 a line that can be taken apart is offered as a whole and in parts', () => {
  assert.deepEqual(
    numbersIn(lines('0,12,345')).numbers.map(({ at }) => at),
    [1, 2, 3].map((field) => ({ line: 1, separator: ',', field })),
  );
  assert.deepEqual(
    numbersIn(lines('12,345')).numbers.map(({ at, readings }) => [at, readings.map(({ amount }) => amount)]),
    [
      [{ line: 1 }, ['12345', '12.345']],
      [{ line: 1, separator: ',', field: 1 }, ['12']],
      [{ line: 1, separator: ',', field: 2 }, ['345']],
    ],
  );
});

for (const [what, reply, expected] of [
  ['a word', json('{"status":"success","balance":1}'), [['/status', 'success', undefined]]],
  ['a number and its text', json('{"code":0,"data":{"balance":1},"message":""}'), [['/code', 0, '/message']]],
  ['a truth', json('{"success":true,"error":null,"left":1}'), [['/success', true, '/error']]],
  [
    'a field of an object',
    json('{"return":{"status":200,"message":"x"},"entries":{}}'),
    [['/return/status', 200, '/return/message']],
  ],
  ['no field', json('{"balance":1,"status":"Active"}'), []],
  ['a balance of 0', json('{"balance":0}'), []],
  ['a line', lines('OK', '12'), [[{ line: 1 }, 'OK', undefined]]],
  ['a word of a line', lines('OK 12'), [[{ line: 1, separator: ' ', field: 1 }, 'OK', undefined]]],
  ['a lone number', lines('1234.56'), []],
] as const) {
  test(`21.1 what says that a reply is good: ${what}`, () =>
    assert.deepEqual(
      goodReplies(reply).map(({ ok, error }) => [ok.at, ok.is, error?.text]),
      expected,
    ));
}

test('21 attack: a hundred thousand lines with numbers are looked through in no time', () => {
  const started = performance.now();
  const { numbers } = numbersIn({ kind: 'text', lines: Array.from({ length: 120_000 }, () => '1') });
  assert.equal(numbers.length, 100);
  assert.ok(performance.now() - started < 5_000, `${performance.now() - started} ms`);
});
