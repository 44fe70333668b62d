import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readWrittenRequest } from '../../../../src/net/written/writtenRequest.ts';
import { parseDeclaration } from '../../../../src/providers/declared/parseDeclaration.ts';
import { declaredRequest } from '../../../../src/providers/declaring/declaredRequest.ts';
import { guessedRoles, piecesOf } from '../../../../src/providers/declaring/pieces.ts';

/** What is made of a pasted request when every guess is accepted. */
function declared(text: string) {
  const written = readWrittenRequest(text) ?? assert.fail(text);
  const pieces = piecesOf(written);
  const { url = assert.fail(text), method, json } = written;
  const hasBody = pieces.some(({ at }) => at === 'form' || at === 'json');
  return declaredRequest({
    method: method === 'POST' || hasBody ? 'POST' : 'GET',
    url: url.href,
    pieces,
    roles: guessedRoles(pieces),
    ...(json === undefined ? {} : { json }),
  });
}

for (const [text, request, credential] of [
  [
    "curl https://api.telnyx.com/v2/balance -H 'Authorization: Bearer KEY0123'",
    { url: 'https://api.telnyx.com/v2/balance', auth: 'bearer' },
    { token: 'KEY0123' },
  ],
  [
    'curl https://gatewayapi.com/rest/me -H "Authorization: Token abc"',
    { url: 'https://gatewayapi.com/rest/me', auth: { header: 'Authorization', prefix: 'Token ' } },
    { secret: 'abc' },
  ],
  [
    'curl -H "Authorization: Zk3tQ0aXSbGq7m9vWcYd1A==" https://platform.clickatell.com/public-client/balance',
    { url: 'https://platform.clickatell.com/public-client/balance', auth: { header: 'Authorization' } },
    { secret: 'Zk3tQ0aXSbGq7m9vWcYd1A==' },
  ],
  [
    "curl 'https://sms.ru/my/balance?api_id=0A1B-2C3D&json=1'",
    { url: 'https://sms.ru/my/balance', query: { json: '1' }, auth: { query: 'api_id' } },
    { secret: '0A1B-2C3D' },
  ],
  [
    'https://smsc.ru/sys/balance.php?login=jo&psw=p%26ss&fmt=3',
    { url: 'https://smsc.ru/sys/balance.php', query: { login: { part: 'login' }, fmt: '3' }, auth: { query: 'psw' } },
    { login: 'jo', secret: 'p&ss' },
  ],
  [
    'curl -u jo:word https://api.example/account',
    { url: 'https://api.example/account', auth: 'basic' },
    { user: 'jo', password: 'word' },
  ],
  [
    'curl -u sk_live_1: https://api.example/account',
    { url: 'https://api.example/account', auth: { basic: { password: '' } } },
    { secret: 'sk_live_1' },
  ],
  [
    'curl -u AC0123456789:word https://api.example/2010/Accounts/AC0123456789/Balance.json',
    { url: 'https://api.example/2010/Accounts/{user}/Balance.json', auth: 'basic' },
    { user: 'AC0123456789', password: 'word' },
  ],
  [
    'curl https://portal.bulkgate.com/api/1.0/simple/info -H "Content-Type: application/json" -d \'{"application_id":"20484","application_token":"Yr5","full":true}\'',
    {
      url: 'https://portal.bulkgate.com/api/1.0/simple/info',
      body: {
        json: {
          application_id: { part: 'application_id' },
          application_token: { secret: 'application_token' },
          full: true,
        },
      },
    },
    { application_id: '20484', application_token: 'Yr5' },
  ],
  [
    'curl https://api.example/balance -d user=jo -d apiKey=abc -d v=1',
    {
      url: 'https://api.example/balance',
      body: { form: { user: { part: 'user' }, apiKey: { secret: 'apiKey' }, v: '1' } },
    },
    { user: 'jo', apiKey: 'abc' },
  ],
  [
    'curl -G https://api.example/balance -d apikey=abc',
    { url: 'https://api.example/balance', auth: { query: 'apikey' } },
    { secret: 'abc' },
  ],
  [
    "curl -X POST https://api.turbosms.ua/user/balance.json -H 'Authorization: Basic a1b2' -H 'Accept: application/json' -H 'Cookie: a=b'",
    {
      url: 'https://api.turbosms.ua/user/balance.json',
      method: 'POST',
      headers: { accept: 'application/json' },
      auth: { header: 'Authorization', prefix: 'Basic ' },
    },
    { secret: 'a1b2' },
  ],
  // What documents print in place of a value is none, and is asked for.
  [
    'curl https://a.example/b -H "X-Api-Key: YOUR_API_KEY"',
    { url: 'https://a.example/b', auth: { header: 'x-api-key' } },
    {},
  ],
  ['curl https://a.example/b -H "apikey: <your key>"', { url: 'https://a.example/b', auth: { header: 'apikey' } }, {}],
] as const) {
  test(`21.1 ${text.slice(0, 70)} as a declaration`, () => {
    const made = declared(text);
    assert.deepEqual(made, { request, credential });
    const quantities = [{ key: 'balance', label: 'Balance', at: '/balance', unit: 'credits' }];
    const parsed = parseDeclaration({ id: 'own.acme', label: 'Acme', ...made.request, quantities });
    assert.ok('declaration' in parsed, JSON.stringify(parsed));
  });
}

test('21.1 nothing that is guessed to be secret stands in the declaration', () => {
  const secret = '5a8d7c93f1b24e065a8d7c93f1b24e06';
  for (const text of [
    `curl https://a.example/b -H 'X-Custom: ${secret}'`,
    `curl 'https://a.example/b?code=${secret}'`,
    `curl https://a.example/b -d code=${secret}`,
    `curl https://a.example/b -u ${secret}:`,
    `curl https://a.example/b -u jo:${secret}`,
    `curl https://a.example/b -d '{"code":"${secret}"}'`,
  ]) {
    const { request, credential } = declared(text);
    assert.ok(!JSON.stringify(request).includes(secret), text);
    assert.ok(Object.values(credential).includes(secret), text);
  }
});
