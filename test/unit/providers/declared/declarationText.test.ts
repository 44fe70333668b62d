import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { declarationProblemText, requestLines } from '../../../../src/providers/declared/declarationText.ts';
import { parseDeclarations } from '../../../../src/providers/declared/parseDeclaration.ts';
import { ACME, declared, problemsOf } from './sample.ts';

const sentences = (raw: unknown): readonly string[] =>
  problemsOf(raw).map((problem) => declarationProblemText('own.acme', problem, english.t));

for (const [raw, sentence] of [
  [
    { ...ACME, quantities: [{ ...ACME.quantities[0], at: 'x' }] },
    'Declared provider own.acme: "quantities[0].at" is no JSON Pointer. Write one such as /data/balance.',
  ],
  [
    { ...ACME, url: 'https://a.example/x?y=1' },
    'Declared provider own.acme: "url" is no address that may be asked. Put what follows the question mark into "query".',
  ],
  [
    { ...ACME, id: 'acme' },
    'Declared provider own.acme: its id must begin with "own." and go on with small letters, digits and -, such as own.acme.',
  ],
  [
    { ...ACME, colour: 1 },
    'Declared provider own.acme: there is no "colour". It could be one of: id, label, url, method, query, headers, auth, body, ok, error, quantities, console.',
  ],
  [{ ...ACME, method: 'PUT' }, 'Declared provider own.acme: "method" cannot be "PUT". Choose one of: GET, POST.'],
  [{ ...ACME, headers: { Host: 'a' } }, 'Declared provider own.acme: the header "headers.Host" may not be sent.'],
] as const) {
  test(`21.2: in words: ${sentence}`, () => assert.deepEqual(sentences(raw), [sentence]));
}

test('21.2: the sentence about a mistake quotes no secret, wherever it stands', () => {
  const secret = '7289516381dcdf1113730f2b';
  for (const raw of [
    { ...ACME, [secret]: 1 },
    { ...ACME, label: secret },
    { ...ACME, id: secret },
    { ...ACME, method: secret },
    { ...ACME, url: `https://api.acme.example/${secret}` },
    { ...ACME, headers: { [`X-${secret}`]: 'a' } },
    { ...ACME, auth: { header: secret } },
    { ...ACME, body: { form: { a: secret, [secret]: 'b', c: { secret } } } },
    { ...ACME, quantities: [{ ...ACME.quantities[0], unit: secret, at: secret }] },
  ]) {
    const texts = sentences(raw);
    assert.ok(texts.length > 0, JSON.stringify(raw));
    for (const text of texts) {
      assert.ok(!text.includes(secret), text);
      assert.doesNotMatch(text, /undefined|\{\d\}/);
    }
  }
  const [first] = parseDeclarations([{ ...ACME, id: secret }], []).invalid;
  assert.equal(first?.name, '#1');
});

test('21.3: the whole request is shown line by line, with the parts of the credential by their names', () => {
  const declaration = declared({
    url: 'https://API.acme.example/v1/{account}/balance',
    query: { format: 'json', login: { part: 'login' } },
    headers: { 'X-Version': '2' },
    body: { json: { pin: { secret: 'pin' }, list: [1] } },
    ok: { at: '/status', is: 'OK' },
    console: 'https://acme.example/keys',
  });
  assert.deepEqual(requestLines(declaration, english.t), [
    'Request: POST https://api.acme.example/v1/{account}/balance?format=json&login={login}',
    'Header: X-Version: 2',
    'Header: Api-Key: {secret}',
    'Body: {"pin":"{pin}","list":[1]}',
    'Read of the reply: ok {"at":"/status","is":"OK"}',
    'Read of the reply: {"key":"balance","label":"Balance","at":"/data/balance","unit":"EUR"}',
    'Console: https://acme.example/keys',
  ]);
});

for (const [auth, line] of [
  ['basic', 'Header: authorization: Basic {user}:{password}'],
  ['bearer', 'Header: authorization: Bearer {token}'],
  [{ basic: { user: 'api' } }, 'Header: authorization: Basic api:{secret}'],
  [{ basic: { password: 'x' } }, 'Header: authorization: Basic {secret}:x'],
  [{ query: 'api_id' }, 'Request: GET https://api.acme.example/v1/balance?api_id={secret}'],
] as const) {
  test(`21.3: shown: ${line}`, () => assert.ok(requestLines(declared({ auth }), english.t).includes(line)));
}

test('21.3: the console is shown as it is opened: a host that only looks like another one has another name', () => {
  const lines = requestLines(declared({ console: 'https://\u0430cme.example/keys' }), english.t);
  assert.ok(lines.includes('Console: https://xn--cme-5cd.example/keys'), lines.join('\n'));
});

for (const [more, word] of [
  [{ url: 'https://api.acme.example/v1/sms/send' }, 'send'],
  [{ url: 'https://api.acme.example/v1/messages', method: 'POST' }, 'messages'],
  [{ body: { form: { to: '+491234', k: { secret: 'k' } } } }, 'to'],
  [{ query: { text: 'hello' } }, 'text'],
] as const) {
  test(`21 attack: who confirms or imports an address that turns into a sending call is warned: ${word}`, () =>
    assert.equal(
      requestLines(declared(more), english.t).at(-1),
      `"${word}" looks like a call that sends or changes something.`,
    ));
}

test('21.3: no declaration of the gallery looks like a call that sends', async () => {
  const folder = new URL('../../../../docs/declared/', import.meta.url);
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.json'))) {
    const { providers } = JSON.parse(await readFile(new URL(file, folder), 'utf8'));
    const lines = providers.flatMap((raw: object) => requestLines(declared(raw), english.t));
    assert.doesNotMatch(lines.join('\n'), /looks like a call/, file);
  }
});
