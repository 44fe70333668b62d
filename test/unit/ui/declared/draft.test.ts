import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Declaration } from '../../../../src/providers/declared/declaration.ts';
import { declarationOf, draftOf, freeId, hostWord } from '../../../../src/ui/declared/draft.ts';

const FOLDER = join(import.meta.dirname, '../../../../docs/declared');

/** Forms that the gallery has no example of. */
const OTHERS: readonly Partial<Declaration>[] = [
  { url: 'https://api.acme.example/v1/{account}/balance', auth: 'basic' },
  { auth: { basic: { user: 'api' } }, headers: { 'X-Version': '2' } },
  { auth: { basic: { password: '' } } },
  {
    body: {
      json: { login: { part: 'login' }, full: true, nested: { list: [1, null], password: { secret: 'password' } } },
    },
  },
  { auth: 'bearer', body: { form: { v: 1, login: { part: 'login' }, psw: { secret: 'psw' } } } },
];

const declarations = [
  ...readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .flatMap((file): readonly Declaration[] => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')).providers),
  ...OTHERS.map(
    (other, index): Declaration => ({
      ...{ id: `own.other-${index}`, label: 'Other', url: 'https://api.acme.example/balance' },
      quantities: [
        { key: 'a', label: 'A', at: '/a', unit: 'messages', thousands: ',', null: 'unlimited' },
        { key: 'b', label: 'B', at: '/b', unit: 'EUR', scale: 2, prefix: '€' },
      ],
      ...other,
    }),
  ),
];

for (const declaration of declarations) {
  test(`21.1 who edits ${declaration.id} and changes nothing, changes nothing`, () =>
    assert.deepEqual(declarationOf(draftOf(declaration, true), declaration.id), declaration));
}

for (const [label, url, taken, expected] of [
  ['Acme', 'https://api.acme.example', [], 'own.acme'],
  ['Acme GmbH & Co.', 'https://api.acme.example', [], 'own.acme-gmbh-co'],
  ['Ünïcode', 'https://api.acme.example', [], 'own.unicode'],
  ['短信', 'https://api.acme.example', [], 'own.acme'],
  ['短信', 'http://127.0.0.1:8080', [], 'own.127-0-0-1'],
  ['Acme', 'https://api.acme.example', ['own.acme', 'own.acme-2'], 'own.acme-3'],
] as const) {
  test(`21.1 the id of ${label} is ${expected}`, () => assert.equal(freeId(label, url, taken), expected));
}

for (const [url, expected] of [
  ['https://api.acme.co.uk/v1', 'acme'],
  ['https://sms.ru/my/balance', 'sms.ru'],
  ['https://gateway.seven.io/api', 'seven'],
  ['http://127.0.0.1:8080/x', '127.0.0.1'],
  ['http://localhost:8080/x', 'localhost'],
] as const) {
  test(`21.1 ${url} is called ${expected}`, () => assert.equal(hostWord(url), expected));
}
