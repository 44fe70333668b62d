import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeFault } from '../../../../src/balance/fault/faultText.ts';
import { english } from '../../../../src/base/language.ts';
import type { Declaration } from '../../../../src/providers/declared/declaration.ts';
import { ask, declared, reading, SECRET } from './sample.ts';

async function amountOf(declaration: Declaration, reply: unknown): Promise<string> {
  const { quantities, fault } = await ask(declaration, reply);
  return quantities?.map(({ amount, unit }) => `${amount} ${unit}`).join(', ') ?? JSON.stringify(fault);
}

for (const [name, quantity, reply, expected] of [
  ['all digits of a number', {}, '{"n": 12345678901234567890.12}', '12345678901234567890.12 EUR'],
  ['a text that is a number', {}, { n: ' 12.50 ' }, '12.50 EUR'],
  ['a decimal comma', { decimalComma: true }, { n: '12,50' }, '12.50 EUR'],
  ['groups of three', { thousands: ',' }, { n: '1,234,567.5' }, '1234567.5 EUR'],
  ['groups with points and a comma', { thousands: '.', decimalComma: true }, { n: '1.234,56' }, '1234.56 EUR'],
  ['groups with blanks', { thousands: ' ' }, { n: '12 345' }, '12345 EUR'],
  ['a prefix', { prefix: '$' }, { n: '$12.5' }, '12.5 EUR'],
  ['a prefix with a blank', { prefix: 'USD ' }, { n: 'USD 12.5' }, '12.5 EUR'],
  ['a suffix', { suffix: ' EUR' }, { n: '12.5 EUR' }, '12.5 EUR'],
  ['a prefix that a number has not', { prefix: '$' }, { n: 12.5 }, '12.5 EUR'],
  ['cents', { scale: 2 }, { n: 1250 }, '12.50 EUR'],
  ['an exponent', {}, '{"n": 1.5e3}', '1500 EUR'],
  ['below zero', {}, { n: '-3' }, '-3 EUR'],
  ['messages', { unit: 'messages' }, { n: '12.00' }, '12 messages'],
  ['what is left of a limit', { limit: '/max', unit: 'emails' }, { n: 1234, max: '15000' }, '13766 emails'],
  ['more than the limit', { limit: '/max' }, { n: 12.5, max: 10 }, '-2.5 EUR'],
  ['no limit', { limit: '/max', null: 'unlimited' }, { n: 12, max: null }, 'unlimited EUR'],
  ['null that means nothing was allocated', { null: 'not-allocated' }, { n: null }, 'not-allocated EUR'],
  ['null that means there is no end', { null: 'unlimited' }, { n: null }, 'unlimited EUR'],
  ['an item of a list', { at: '/list/1/n' }, { list: [{ n: 1 }, { n: 2 }] }, '2 EUR'],
  ['a list as the whole', { at: '/0/n' }, [{ n: 7 }], '7 EUR'],
  ['a number as the whole', { at: '' }, '7.5', '7.5 EUR'],
  ['a name with a slash and a tilde', { at: '/a~1b~0c' }, { 'a/b~c': 3 }, '3 EUR'],
  ['a name of ~1', { at: '/~01' }, { '~1': 3 }, '3 EUR'],
  ['an empty name', { at: '/' }, { '': 3 }, '3 EUR'],
  ['a currency of the reply', { unit: { at: '/c' } }, { n: 1, c: 'usd' }, '1 USD'],
  ['the second field of the second line', { at: { line: 2, separator: ',', field: 2 } }, '0\r\n12, 345\n', '345 EUR'],
  ['a field behind blanks', { at: { line: 1, separator: ' ', field: 2 } }, 'OK   10.23', '10.23 EUR'],
  ['a line', { at: { line: 3 } }, 'a\n\n5', '5 EUR'],
  [
    'a currency of the line',
    { at: { line: 1, separator: ' ', field: 2 }, unit: { at: { line: 1, separator: ' ', field: 1 } } },
    'KES 17',
    '17 KES',
  ],
] as const) {
  test(`21.2: read: ${name}`, async () => assert.equal(await amountOf(reading(quantity), reply), expected));
}

const OK = { ok: { at: '/status', is: 'OK' }, error: { code: '/code', text: '/message', refused: ['301'] } };

for (const [name, more, reply, status, expected] of [
  [
    'not the status of success',
    OK,
    { status: 'ERROR', code: 7, message: 'no such thing', n: 1 },
    200,
    { kind: 'provider-error', code: '7', text: 'no such thing' },
  ],
  [
    'a code that refuses the credential',
    OK,
    { status: 'ERROR', code: 301 },
    200,
    { kind: 'auth', code: '301', definitive: true },
  ],
  ['a word in place of the code', OK, { status: 'FAILED' }, 200, { kind: 'provider-error', code: 'FAILED', text: '' }],
  [
    'a truth',
    { ok: { at: '/ok', is: true } },
    { ok: false, n: 1 },
    200,
    { kind: 'provider-error', code: 'false', text: '' },
  ],
  [
    'a code without a word for success',
    { error: { code: '/error/id' } },
    { error: { id: 9 }, n: 1 },
    200,
    { kind: 'provider-error', code: '9', text: '' },
  ],
  ['401 in JSON', {}, { message: 'no' }, 401, { kind: 'auth', definitive: false }],
  ['401 with a code', OK, { code: 5 }, 401, { kind: 'auth', definitive: false, code: '5' }],
  ['403 with a text', OK, { message: 'no funds' }, 403, { kind: 'provider-error', code: '403', text: 'no funds' }],
  ['404', {}, {}, 404, { kind: 'bad-endpoint', code: '404' }],
  ['500, whatever it says', OK, { status: 'OK', n: 1 }, 500, { kind: 'provider-down', status: 500 }],
  [
    'success that is declared by the number 200',
    { ok: { at: '/s', is: 200 } },
    { s: '201', n: 1 },
    200,
    { kind: 'provider-error', code: '201', text: '' },
  ],
] as const) {
  test(`21.2: refused: ${name}`, async () => {
    const { fault } = await ask(reading({}, more), reply, { reply: { status } });
    assert.deepEqual(fault, expected);
  });
}

for (const [status, is] of [
  ['200', 200],
  [200, '200'],
  [' OK ', 'OK'],
  [true, true],
  ['', ''],
] as const) {
  test(`21.2: ${JSON.stringify(status)} is ${JSON.stringify(is)}`, async () =>
    assert.equal(await amountOf(reading({}, { ok: { at: '/status', is } }), { status, n: 4 }), '4 EUR'));
}

test('21.2: an error of a text says so by its own fields, and a page or a stray 401 is nobody', async () => {
  const word = { line: 1, separator: ' ', field: 1 };
  const code = { line: 1, separator: ' ', field: 2 };
  const quantities = [{ key: 'balance', label: 'Balance', at: code, unit: 'EUR' }];
  const declaration = declared({ quantities, ok: { at: word, is: 'OK' }, error: { code, refused: [101] } });
  assert.equal(await amountOf(declaration, 'OK 10.23'), '10.23 EUR');
  assert.deepEqual((await ask(declaration, 'ERROR 101')).fault, { kind: 'auth', code: '101', definitive: true });
  assert.deepEqual((await ask(declaration, 'ERROR 102')).fault, { kind: 'provider-error', code: '102', text: '' });
  const page = await ask(declaration, '<html><body>Sign in</body></html>', { reply: { contentType: 'text/html' } });
  assert.equal(page.fault?.kind, 'not-the-provider');
  assert.equal((await ask(declaration, 'Unauthorized', { reply: { status: 401 } })).fault?.kind, 'bad-response');
});

const HOST = 'api.acme.example';
const LONG = '1'.repeat(41);

for (const [name, quantity, reply, problem, field, found, sentence] of [
  ['a path that is not there', {}, { m: 1 }, 'missing-field', '/n', undefined, 'lacks "/n"'],
  ['a path through a number', { at: '/n/x' }, { n: 1 }, 'missing-field', '/n/x', undefined, 'lacks "/n/x"'],
  ['an index that is none', { at: '/n/-' }, { n: [1] }, 'missing-field', '/n/-', undefined, 'lacks "/n/-"'],
  ['an object', {}, { n: { a: 1 } }, 'wrong-type', '/n', '{…}', 'holds {…} in "/n", where a number should be'],
  ['a list', {}, { n: [1] }, 'wrong-type', '/n', '[…]', 'holds […] in "/n"'],
  ['a truth', {}, { n: true }, 'wrong-type', '/n', 'true', 'holds true in "/n"'],
  ['null', {}, { n: null }, 'wrong-type', '/n', 'null', 'holds null in "/n"'],
  ['an empty text', {}, { n: '' }, 'empty-text', '/n', undefined, 'holds an empty text in "/n"'],
  ['blanks alone', {}, { n: ' \u200b ' }, 'empty-text', '/n', undefined, 'holds an empty text in "/n"'],
  [
    'a word',
    {},
    { n: 'many' },
    'no-number',
    '/n',
    'many',
    'holds "many" in "/n", which is no number as it is declared',
  ],
  ['a comma that is not declared', {}, { n: '12,50' }, 'no-number', '/n', '12,50', '"12,50"'],
  ['a point where a comma is declared', { decimalComma: true }, { n: '12.50' }, 'no-number', '/n', '12.50', '"12.50"'],
  ['a prefix that is not there', { prefix: '$' }, { n: '12' }, 'no-number', '/n', '12', '"12"'],
  ['hexadecimal digits', {}, { n: '0x10' }, 'no-number', '/n', '0x10', '"0x10"'],
  ['more digits than are kept', {}, `{"n": ${LONG}}`, 'too-long', '/n', LONG, 'has more digits than are kept'],
  ['16: an exponent that rounds', {}, '{"n": 1e30}', 'too-long', '/n', '1e30', 'has more digits than are kept'],
  ['an exponent beyond them', {}, '{"n": 1e99}', 'too-long', '/n', '1e99', 'has more digits than are kept'],
  [
    'half a message',
    { unit: 'messages' },
    { n: 1.5 },
    'fraction',
    '/n',
    '1.5',
    'messages and e-mails are whole numbers',
  ],
  [
    'no currency',
    { unit: { at: '/c' } },
    { n: 1, c: 'euros' },
    'no-currency',
    '/c',
    'euros',
    'which is no currency of three letters',
  ],
  ['a currency that is missing', { unit: { at: '/c' } }, { n: 1 }, 'missing-field', '/c', undefined, 'lacks "/c"'],
  ['a line that is missing', { at: { line: 2 } }, 'a', 'missing-field', '2', undefined, 'lacks "2"'],
  [
    'a field that is missing',
    { at: { line: 1, separator: ',', field: 2 } },
    'a',
    'missing-field',
    '1:2',
    undefined,
    'lacks "1:2"',
  ],
  [
    'a field that is no number',
    { at: { line: 1, separator: ',', field: 2 } },
    'a,b',
    'no-number',
    '1:2',
    'b',
    '"b" in "1:2"',
  ],
] as const) {
  test(`21.4: ${name} is told with its place and what stood there`, async () => {
    const { fault, quantities } = await ask(reading(quantity), reply);
    assert.equal(quantities, undefined);
    assert.deepEqual(fault, {
      kind: 'bad-response',
      host: HOST,
      problem,
      field,
      ...(found === undefined ? {} : { found }),
    });
    const text = describeFault(fault, english);
    assert.ok(text.includes(sentence) && text.includes(HOST), text);
  });
}

test('21.4: what is no success where that is declared names the place of the word', async () => {
  const declaration = reading({}, { ok: { at: '/status', is: 'OK' } });
  const expected = { kind: 'bad-response', host: HOST, field: '/status' };
  assert.deepEqual((await ask(declaration, { n: 1 })).fault, { ...expected, problem: 'missing-field' });
  assert.deepEqual((await ask(declaration, { status: {}, n: 1 })).fault, {
    ...expected,
    problem: 'wrong-type',
    found: '{…}',
  });
});

test('21.4: what stood there is cut, on one line, and holds no secret', async () => {
  const foundIn = async (n: string): Promise<unknown> => {
    const { fault } = await ask(reading({}), { n });
    return fault !== undefined && 'found' in fault ? fault.found : undefined;
  };
  const long = String(await foundIn('word '.repeat(40)));
  assert.ok(long.length === 60 && long.endsWith('…'), long);
  assert.equal(await foundIn('two\nlines\u001b[31m'), 'two lines');
  assert.equal(await foundIn(`sent ${SECRET}!`), 'sent •••!');
  assert.equal(await foundIn(`sent ${Buffer.from(SECRET).toString('base64')}`), 'sent •••');
  // Whosever it is.
  assert.equal(await foundIn('7289516381dcdf1113730f2b'), '…');
  // No piece of a secret is left where the text is cut.
  const cut = String(await foundIn(`${'x '.repeat(27)}${SECRET}`));
  assert.doesNotMatch(cut, /ses/);
});

test('21.4: a limit below zero is none: services write -1 where there is no limit', async () => {
  const { fault } = await ask(reading({ limit: '/max', unit: 'emails' }), { n: 12, max: -1 });
  assert.deepEqual(fault, { kind: 'bad-response', host: HOST, problem: 'no-number', field: '/max', found: '-1' });
});

test('what was used below zero is nothing that was used: it would be added to what is left', async () => {
  const { fault } = await ask(reading({ limit: '/max', unit: 'emails' }), { n: -5, max: 100 });
  assert.deepEqual(fault, { kind: 'bad-response', host: HOST, problem: 'no-number', field: '/n', found: '-5' });
});
