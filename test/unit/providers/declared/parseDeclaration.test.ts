import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeclarationProblemKind } from '../../../../src/providers/declared/declaration.ts';
import {
  declarationName,
  parseDeclaration,
  parseDeclarations,
} from '../../../../src/providers/declared/parseDeclaration.ts';
import { ACME, problemsOf } from './sample.ts';

const QUANTITY = { key: 'balance', label: 'Balance', at: '/data/balance', unit: 'EUR' };
const quantity = (more: object): object => ({ quantities: [{ ...QUANTITY, ...more }] });

/** Everything that may be written. */
const FULL = {
  ...ACME,
  url: 'https://api.acme.example/v1/{account}/balance',
  method: 'POST',
  query: { format: 'json', page: 1, all: true, login: { part: 'login' } },
  headers: { Accept: 'application/json', 'X-Api-Version': '2' },
  auth: { header: 'Authorization', prefix: 'AccessKey ' },
  body: {
    json: {
      who: { part: 'login' },
      pin: { secret: 'pin' },
      list: [1, null, { deep: { secret: 'pin' } }, []],
      none: {},
    },
  },
  ok: { at: '/status', is: 200 },
  error: { code: '/code', text: '/message', refused: ['301', 302] },
  quantities: [
    { ...QUANTITY, prefix: '€', suffix: ' EUR', scale: 2, decimalComma: true, thousands: '.', null: 'unlimited' },
    { key: 'sms', label: 'SMS', at: '', unit: { at: '/data/currency' } },
  ],
  console: 'https://acme.example/keys?tab=1',
};

test('21.2: everything that may be written is read as it stands', () => {
  const parsed = parseDeclaration(FULL);
  assert.deepEqual(parsed, { declaration: { ...FULL, error: { ...FULL.error, refused: ['301', '302'] } } });
});

for (const [name, more] of [
  ['basic', { auth: 'basic' }],
  ['bearer', { auth: 'bearer' }],
  ['a user for everybody', { auth: { basic: { user: 'api' } } }],
  ['a password for everybody', { auth: { basic: { password: '' } } }],
  ['a secret in the query', { auth: { query: 'api_id' } }],
  ['a secret in the body alone', { auth: undefined, body: { form: { psw: { secret: 'psw' } } } }],
  ['a point before the number, and strokes behind it', quantity({ prefix: 'Rs.', suffix: '.-' })],
  ['lines of a text', quantity({ at: { line: 2, separator: ',', field: 2 } })],
  ['a whole line', quantity({ at: { line: 1 } })],
  ['this machine over http', { url: 'http://127.0.0.1:8080/x' }],
  ['a user in the path', { auth: 'basic', url: 'https://api.acme.example/{user}/balance' }],
  ['an address without a path', { url: 'https://api.acme.example' }],
] as const) {
  test(`21.2: it may be declared with ${name}`, () => {
    const raw = { ...ACME, ...more };
    assert.deepEqual(parseDeclaration(raw), {
      declaration: Object.fromEntries(Object.entries(raw).filter(([, each]) => each !== undefined)),
    });
  });
}

for (const [at, kind, raw] of [
  ['', 'no-object', 7],
  ['', 'no-object', [ACME]],
  ['labl', 'unknown-field', { ...ACME, labl: 'x' }],
  ['label', 'no-text', { ...ACME, label: '\u200b' }],
  ['label', 'no-text', { ...ACME, label: 'x'.repeat(61) }],
  ['id', 'bad-id', { ...ACME, id: 'acme' }],
  ['id', 'bad-id', { ...ACME, id: 'acme.sms' }],
  ['id', 'bad-id', { ...ACME, id: 'own.Acme' }],
  ['id', 'bad-id', { ...ACME, id: `own.${'x'.repeat(57)}` }],
  ['url', 'bad-address', { ...ACME, url: 'http://api.acme.example' }],
  ['url', 'bad-address', { ...ACME, url: 'https://api.acme.example/x?y=1' }],
  ['url', 'bad-address', { ...ACME, url: 'https://user:pass@api.acme.example/x' }],
  ['url', 'bad-address', { ...ACME, url: 'https://169.254.169.254/latest' }],
  ['url', 'bad-address', { ...ACME, url: 'api.acme.example' }],
  ['url', 'bad-address', { ...ACME, url: 'https://api.acme.example/a/../send' }],
  ['url', 'bad-address', { ...ACME, url: 'https://api.acme.example/a/%2e%2E/send' }],
  ['url', 'bad-address', { ...ACME, url: 'https://api.acme.example/a b' }],
  ['url', 'bad-address', { ...ACME, url: 'https://api.acme.example/a%zz' }],
  ['url', 'bad-placeholder', { ...ACME, url: 'https://{host}.example/x' }],
  ['url', 'bad-placeholder', { ...ACME, url: 'https://api.acme.example/{}' }],
  ['url', 'bad-placeholder', { ...ACME, url: 'https://api.acme.example/{a' }],
  ['url', 'bad-placeholder', { ...ACME, url: 'https://api.acme.example/{a.b}' }],
  ['url', 'secret-in-field', { ...ACME, url: 'https://api.acme.example/7289516381dcdf1113730f2b/x' }],
  ['method', 'unknown-value', { ...ACME, method: 'DELETE' }],
  ['method', 'unknown-value', { ...ACME, method: 'GET', body: { form: { a: 'b' } } }],
  ['query', 'no-object', { ...ACME, query: 'a=b' }],
  ['query', 'wrong-count', { ...ACME, query: {} }],
  ['query.a', 'no-piece', { ...ACME, query: { a: { secret: 'b' } } }],
  ['query.a', 'no-piece', { ...ACME, query: { a: ['b'] } }],
  ['query.a', 'secret-in-field', { ...ACME, query: { a: '7289516381dcdf1113730f2b' } }],
  ['auth.query', 'duplicate-name', { ...ACME, auth: { query: 'k' }, query: { k: '1' } }],
  ['auth', 'unknown-value', { ...ACME, auth: 'digest' }],
  ['auth', 'no-secret', { ...ACME, auth: undefined }],
  ['auth', 'no-secret', { ...ACME, auth: undefined, body: { form: { login: { part: 'login' } } } }],
  ['auth.colour', 'unknown-field', { ...ACME, auth: { header: 'api-key', colour: 'x' } }],
  ['auth.basic', 'no-object', { ...ACME, auth: { basic: 'x' } }],
  ['auth.basic.user', 'unknown-field', { ...ACME, auth: { basic: { user: 'a', password: 'b' } } }],
  ['body', 'no-object', { ...ACME, body: 'x' }],
  ['body.xml', 'unknown-field', { ...ACME, body: { xml: 'x' } }],
  ['body.form.a', 'no-piece', { ...ACME, body: { form: { a: {} } } }],
  ['body.json.a[0]', 'bad-name', { ...ACME, body: { json: { a: [{ secret: 'x y' }] } } }],
  ['ok', 'no-object', { ...ACME, ok: 'success' }],
  ['ok.at', 'no-text', { ...ACME, ok: { is: 1 } }],
  ['ok.is', 'no-text', { ...ACME, ok: { at: '/a' } }],
  ['ok.at', 'bad-pointer', { ...ACME, ok: { at: 'status', is: 1 } }],
  ['ok.at', 'bad-pointer', { ...ACME, ok: { at: '/a~2', is: 1 } }],
  ['ok.at', 'mixed-reply', { ...ACME, ok: { at: { line: 1 }, is: 'OK' } }],
  ['error.text', 'mixed-reply', { ...ACME, error: { text: { line: 1 } } }],
  ['error.refused', 'no-list', { ...ACME, error: { refused: '301' } }],
  ['quantities', 'no-list', { ...ACME, quantities: undefined }],
  ['quantities', 'wrong-count', { ...ACME, quantities: [] }],
  ['quantities[0].key', 'bad-name', { ...ACME, ...quantity({ key: 'a b' }) }],
  ['quantities[0].key', 'bad-name', { ...ACME, ...quantity({ key: 'constructor' }) }],
  ['quantities[1].key', 'duplicate-name', { ...ACME, quantities: [QUANTITY, QUANTITY] }],
  ['quantities[0].at', 'no-text', { ...ACME, ...quantity({ at: undefined }) }],
  ['quantities[0].at.line', 'no-number', { ...ACME, ...quantity({ at: { line: 0 } }) }],
  ['quantities[0].at.field', 'no-number', { ...ACME, ...quantity({ at: { line: 1, separator: ',' } }) }],
  ['quantities[0].at.separator', 'no-text', { ...ACME, ...quantity({ at: { line: 1, field: 2 } }) }],
  ['quantities[0].at.separator', 'no-text', { ...ACME, ...quantity({ at: { line: 1, separator: '', field: 2 } }) }],
  ['quantities[0].at.row', 'unknown-field', { ...ACME, ...quantity({ at: { row: 1, line: 1 } }) }],
  ['quantities[0].unit', 'unknown-value', { ...ACME, ...quantity({ unit: 'euro' }) }],
  ['quantities[0].unit.at', 'mixed-reply', { ...ACME, ...quantity({ unit: { at: { line: 1 } } }) }],
  ['quantities[0].scale', 'no-number', { ...ACME, ...quantity({ scale: 1.5 }) }],
  ['quantities[0].scale', 'no-number', { ...ACME, ...quantity({ scale: 13 }) }],
  ['quantities[0].decimalComma', 'no-truth', { ...ACME, ...quantity({ decimalComma: 'yes' }) }],
  ['quantities[0].thousands', 'unknown-value', { ...ACME, ...quantity({ thousands: "'" }) }],
  ['quantities[0].prefix', 'in-number', { ...ACME, ...quantity({ prefix: '-' }) }],
  ['quantities[0].prefix', 'in-number', { ...ACME, ...quantity({ prefix: ' USD \u2212 ' }) }],
  ['quantities[0].prefix', 'in-number', { ...ACME, ...quantity({ prefix: '1' }) }],
  ['quantities[0].prefix', 'in-number', { ...ACME, ...quantity({ prefix: '.' }) }],
  ['quantities[0].suffix', 'in-number', { ...ACME, ...quantity({ suffix: '0' }) }],
  ['quantities[0].suffix', 'in-number', { ...ACME, ...quantity({ suffix: '.00 EUR' }) }],
  ['quantities[0].limit', 'duplicate-name', { ...ACME, ...quantity({ limit: '/data/balance' }) }],
  ['quantities[0].thousands', 'same-sign', { ...ACME, ...quantity({ thousands: '.' }) }],
  ['quantities[0].thousands', 'same-sign', { ...ACME, ...quantity({ thousands: ',', decimalComma: true }) }],
  ['quantities[0].null', 'unknown-value', { ...ACME, ...quantity({ null: 'zero' }) }],
  ['console', 'bad-address', { ...ACME, console: 'javascript:alert(1)' }],
  ['console', 'bad-address', { ...ACME, console: 'http://acme.example' }],
] as const satisfies readonly (readonly [string, DeclarationProblemKind, unknown])[]) {
  test(`21.2: refused: ${kind} at "${at}" of ${JSON.stringify(raw)?.slice(0, 120)}`, () =>
    assert.deepEqual(
      problemsOf(raw).map((problem) => [problem.at, problem.kind]),
      [[at, kind]],
    ));
}

test('21.2: every mistake of a declaration is told, and not the first one alone', () => {
  const found = problemsOf({ ...ACME, url: 'x', extra: 1, quantities: [{ key: 'a', label: 'A', at: 'x', unit: 'y' }] });
  assert.deepEqual(found.map(({ at }) => at).sort(), ['extra', 'quantities[0].at', 'quantities[0].unit', 'url']);
});

test('21.2: five parts are more than a credential has', () => {
  const query = { b: { part: 'b' }, c: { part: 'c' }, d: { part: 'd' } };
  assert.deepEqual(problemsOf({ ...ACME, query, url: 'https://api.acme.example/{a}' }), [
    { at: '', kind: 'wrong-count', value: 'a, b, c, d, secret', choices: ['1', '4'] },
  ]);
});

test('21.2: a broken declaration keeps no other from being used', () => {
  const other = { ...ACME, id: 'own.other' };
  const { declarations, invalid } = parseDeclarations(
    [ACME, { ...ACME, id: 'own.broken', url: '' }, 7, other, ACME],
    [],
  );
  assert.deepEqual(
    declarations.map(({ id }) => id),
    ['own.acme', 'own.other'],
  );
  assert.deepEqual(
    invalid.map(({ name, index, problems }) => [name, index, problems.map(({ kind }) => kind)]),
    [
      ['own.broken', 1, ['no-text']],
      ['#3', 2, ['no-object']],
      ['own.acme', 4, ['taken-id']],
    ],
  );
});

test('21.2: a setting that is no list declares nothing and says so, and none at all is no mistake', () => {
  assert.deepEqual(parseDeclarations({ a: ACME }, []).invalid, [{ name: '', problems: [{ at: '', kind: 'no-list' }] }]);
  assert.deepEqual(parseDeclarations(undefined, []), { declarations: [], invalid: [] });
});

test('21.2: what looks like a secret is no name of an entry', () => {
  assert.equal(declarationName({ id: '7289516381dcdf1113730f2b' }, 4), '#5');
  assert.equal(declarationName({ id: 'own.acme' }, 4), 'own.acme');
});
