import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault } from '../../../../src/balance/fault/fault.ts';
import { english } from '../../../../src/base/language.ts';
import type { Http, HttpReply } from '../../../../src/net/request.ts';
import { JIGUANG } from '../../../../src/providers/china/jiguang.ts';
import { faultFrom } from '../../net/wire.ts';
import { answered, createdWith, fakeHttp, HOST, requestFor, written } from '../fakeHttp.ts';

const createJiguang = (http: Http) => createdWith(JIGUANG, http);
const ask = (reply: HttpReply | Fault, product = 'account') => {
  const provider = createJiguang(fakeHttp(() => reply).http);
  return provider.fetchBalance(requestFor(provider, product));
};
const error = (code: unknown, message = 'x') => JSON.stringify({ error: { code, message } });
const bad = (problem: string, field?: string) => ({
  kind: 'bad-response',
  host: HOST,
  problem,
  ...(field === undefined ? {} : { field }),
});

test('the published Authorization vectors', async () => {
  for (const [key, secret, expected] of [
    [
      '7e503edcb0cb725e331b0311',
      '7289516381dcdf1113730f2b',
      'N2U1MDNlZGNiMGNiNzI1ZTMzMWIwMzExOjcyODk1MTYzODFkY2RmMTExMzczMGYyYg==',
    ],
    [
      '4c6921c9b20b2fd9bcd8ca3d',
      '5b3e2979c8a48b84cebeaaf4',
      'NGM2OTIxYzliMjBiMmZkOWJjZDhjYTNkOjViM2UyOTc5YzhhNDhiODRjZWJlYWFmNA==',
    ],
  ] as const) {
    const { http, requests } = fakeHttp(() => answered('{"dev_balance":1}'));
    const provider = createJiguang(http);
    await provider.fetchBalance({ ...requestFor(provider, 'account'), credential: { key, secret } });
    assert.equal(requests[0]?.headers['authorization'], `Basic ${expected}`);
  }
});

test('what the provider is', () => {
  const provider = createJiguang(fakeHttp(() => answered('')).http);
  assert.deepEqual([provider.id, provider.label(english.t)], ['jiguang', 'Jiguang SMS']);
});

test('a product of another provider is a defect, and asks nothing', async () => {
  const { http, requests } = fakeHttp(() => answered('{}'));
  const request = requestFor(createJiguang(http), 'account');
  const answer = createJiguang(http).fetchBalance({ ...request, product: { ...request.product, id: 'other' } });
  await assert.rejects(answer, RangeError);
  assert.equal(requests.length, 0);
});

test('every status of success is one, and no other', async () => {
  for (const status of [200, 201, 299]) {
    const provider = createJiguang(fakeHttp(() => answered('{"dev_balance":1}', { status })).http);
    assert.equal((await provider.fetchBalance(requestFor(provider, 'account'))).length, 1, String(status));
  }
  for (const status of [199, 300, 304]) {
    const provider = createJiguang(fakeHttp(() => answered('{"dev_balance":1}', { status })).http);
    const fault = await faultFrom(provider.fetchBalance(requestFor(provider, 'account')));
    assert.deepEqual(fault, { kind: 'bad-response', host: HOST, problem: 'malformed' }, String(status));
  }
});

test('one request per product, as documented', async () => {
  for (const [product, path, body] of [
    ['account', '/v1/accounts/dev', '{"dev_balance":1}'],
    ['app', '/v1/accounts/app', '{"app_balance":1}'],
  ] as const) {
    const { http, requests } = fakeHttp(() => answered(body));
    const provider = createJiguang(http);
    await provider.fetchBalance(requestFor(provider, product, { endpoints: ['https://h.example/prefix'] }));
    assert.equal(requests.length, 1);
    assert.partialDeepStrictEqual(requests[0], {
      method: 'GET',
      url: `https://h.example/prefix${path}`,
      headers: {
        authorization: `Basic ${Buffer.from('10001:abcdef0123456789abcdef0123456789').toString('base64')}`,
        'content-type': 'application/json',
        accept: 'application/json',
      },
    });
    assert.equal(requests[0]?.body, undefined);
  }
});

test('the published replies', async () => {
  const dev = '{ "dev_balance": 9,  "dev_voice": 702, "dev_industry": 121981, "dev_market": 11683 }';
  assert.deepEqual(written(await ask(answered(dev))), [
    'dev_balance=9 messages',
    'dev_voice=702 messages',
    'dev_industry=121981 messages',
    'dev_market=11683 messages',
  ]);
  const app = '{"app_market":"14","app_balance":1,"app_voice":22,"app_industry":44}';
  assert.deepEqual(written(await ask(answered(app), 'app')), [
    'app_balance=1 messages',
    'app_voice=22 messages',
    'app_industry=44 messages',
    'app_market=14 messages',
  ]);
});

test('row 24: null is not allocated, which is not 0, and a missing field is left out', async () => {
  const reply = answered('{"dev_balance":null,"dev_market":0,"dev_industry":-3,"other":[]}');
  assert.deepEqual(written(await ask(reply)), [
    'dev_balance=not-allocated messages',
    'dev_industry=-3 messages',
    'dev_market=0 messages',
  ]);
});

test('row 26, row 27: amounts are exact and may be negative', async () => {
  const reply = answered('{"dev_balance":9007199254740993,"dev_voice":-9007199254740993}');
  assert.deepEqual(written(await ask(reply)), [
    'dev_balance=9007199254740993 messages',
    'dev_voice=-9007199254740993 messages',
  ]);
});

const NO_AMOUNTS = ['""', '[]', '{}', '"N/A"', 'true', 'false', '1e400', '"0x10"', '"abc"', '1.5', '[9]'];
for (const value of [...NO_AMOUNTS, '"null"', '"1e3"', '"09"', '"９"', '"12,345"', '"￥12"', '{"value":9}']) {
  test(`row 23, row 24, row 25: ${value} is no amount`, async () => {
    const reply = answered(`{"dev_balance":1,"dev_voice":${value}}`);
    assert.deepEqual(await faultFrom(ask(reply)), bad('bad-amount', 'dev_voice'));
  });
}

test('row 23: a reply without any of the fields', async () => {
  for (const [text, product, field] of [
    ['{}', 'account', 'dev_balance'],
    ['{"app_balance":1}', 'account', 'dev_balance'],
    ['{"dev_balance":1}', 'app', 'app_balance'],
    ['{"data":{"dev_balance":1}}', 'account', 'dev_balance'],
    ['{"__proto__":{"dev_balance":1}}', 'account', 'dev_balance'],
  ] as const) {
    assert.deepEqual(await faultFrom(ask(answered(text), product)), bad('missing-field', field), text);
  }
});

const ERRORS: readonly (readonly [number, number, object])[] = [
  [400, 50001, { kind: 'auth', code: '50001', definitive: true }],
  [401, 50002, { kind: 'auth', code: '50002', definitive: true }],
  [403, 50008, { kind: 'not-enabled', code: '50008' }],
  [403, 50009, { kind: 'rate-limited', code: '50009' }],
  [404, 50016, { kind: 'bad-endpoint', code: '50016' }],
  [415, 50017, { kind: 'bad-endpoint', code: '50017' }],
  [405, 50018, { kind: 'bad-endpoint', code: '50018' }],
  [500, 50019, { kind: 'provider-down', code: '50019', status: 500 }],
  [403, 50035, { kind: 'ip-blocked', code: '50035' }],
  [403, 50036, { kind: 'blocked', code: '50036' }],
];
for (const [status, code, fault] of ERRORS) {
  test(`code ${code}, as a number or a string, with its status or 200`, async () => {
    for (const form of [code, String(code)]) {
      assert.deepEqual(await faultFrom(ask(answered(error(form), { status }))), fault);
    }
    if (code !== 50019) {
      assert.deepEqual(await faultFrom(ask(answered(error(code)))), fault);
    }
  });

  test(`code ${code} is explained`, () => {
    const provider = createJiguang(fakeHttp(() => answered('')).http);
    const [account, app] = provider.products;
    assert.ok(account !== undefined && app !== undefined);
    const explained = [account, app].map((product) => provider.explain(fault as Fault, product, english.t) ?? '');
    assert.ok(
      explained.every((text) => /^[A-Z].*\.$/.test(text) && !text.includes('{')),
      explained.join(),
    );
    if ('definitive' in fault) {
      assert.match(explained[0] ?? '', /devKey and apiDevSecret\. .*personal information/);
      assert.match(explained[1] ?? '', /appKey and masterSecret\. .*application settings/);
    }
  });
}

test('D1: amounts beside an error of null, or beside the code of success, are read', async () => {
  const amounts = '"dev_balance":9,"dev_voice":702.0';
  for (const error of ['null', '{"code":50000,"message":"success"}', '{"code":"50000"}']) {
    const read = written(await ask(answered(`{"error":${error},${amounts}}`)));
    assert.deepEqual(read, ['dev_balance=9 messages', 'dev_voice=702 messages'], error);
  }
});

test('D1: success without amounts, and an error without a code, are still refused', async () => {
  for (const [text, field] of [
    ['{"error":{"code":50000}}', 'dev_balance'],
    ['{"error":null}', 'dev_balance'],
    ['{"error":{},"dev_balance":9}', 'error.code'],
    ['{"error":"","dev_balance":9}', 'error.code'],
    ['{"error":false,"dev_balance":9}', 'error.code'],
  ] as const) {
    assert.deepEqual(await faultFrom(ask(answered(text))), bad('missing-field', field), text);
  }
  const refused = await faultFrom(ask(answered('{"error":{"code":50000},"dev_balance":9}', { status: 403 })));
  assert.equal(refused.kind, 'provider-error');
});

test('50033 is a state: nothing is allocated', async () => {
  for (const [product, prefix] of [
    ['account', 'dev'],
    ['app', 'app'],
  ] as const) {
    for (const code of [50033, '50033']) {
      assert.deepEqual(
        written(await ask(answered(error(code), { status: 403 }), product)),
        ['balance', 'voice', 'industry', 'market'].map((name) => `${prefix}_${name}=not-allocated messages`),
      );
    }
  }
});

test('row 18: a rate limit keeps what the provider asks for', async () => {
  const later = { retryAfterMs: 7000 };
  assert.deepEqual(await faultFrom(ask(answered(error(50009), { status: 403, ...later }))), {
    kind: 'rate-limited',
    code: '50009',
    ...later,
  });
  assert.deepEqual(await faultFrom(ask(answered('', { status: 429, ...later }))), { kind: 'rate-limited', ...later });
  assert.deepEqual(await faultFrom(ask(answered(error(1), { status: 429 }))), { kind: 'rate-limited', code: '1' });
});

test('row 22: an unknown code is shown with its text, cleaned, cut and without the credential', async () => {
  const message = `\u001b[31mno\n\u202e$(zap) abcdef0123456789\u200babcdef0123456789 10001 ${'x'.repeat(300)}`;
  const fault = await faultFrom(ask(answered(error(59999, message), { status: 400 })));
  assert.deepEqual(fault, {
    kind: 'provider-error',
    code: '59999',
    text: `${`no $(zap) ••• ••• ${'x'.repeat(300)}`.slice(0, 199)}…`,
  });
  assert.deepEqual(await faultFrom(ask(answered(error(59999), { status: 503 }))), {
    kind: 'provider-down',
    status: 503,
    code: '59999',
  });
});

const HTML = '<!DOCTYPE html><html><body>Sign in</body></html>';
for (const [name, reply, fault] of [
  ['row 7: a page with 200', answered(HTML, { contentType: 'text/html' }), { kind: 'not-the-provider', host: HOST }],
  ['row 7: a page that hides its type', answered(HTML), { kind: 'not-the-provider', host: HOST }],
  ['row 7: a network that wants a sign-in', answered(HTML, { status: 511 }), { kind: 'not-the-provider', host: HOST }],
  ['row 8: 204', answered('', { status: 204 }), bad('empty')],
  ['row 8: white space', answered(' \r\n\t'), bad('empty')],
  ['row 6: JSON that is cut off', answered('{"dev_balance":9'), bad('malformed')],
  ['row 23: a list', answered('[{"dev_balance":9}]'), bad('malformed')],
  ['row 23: a number', answered('9'), bad('malformed')],
  ['row 23: an error without a code', answered('{"error":{}}'), bad('missing-field', 'error.code')],
  ['row 23: an error that is text', answered('{"error":"x","dev_balance":1}'), bad('missing-field', 'error.code')],
  ['row 28: a doubled key', answered('{"dev_balance":1,"dev_balance":2}'), bad('duplicate-key', 'dev_balance')],
  ['row 28: a nasty doubled key', answered('{"a\\nb":1,"a\\nb":2}'), bad('duplicate-key', 'a b')],
  ['row 30: deep', answered(`{"dev_balance":${'['.repeat(200_000)}`), bad('malformed')],
  ['row 32: a document type', answered('<!DOCTYPE x><x/>', { contentType: 'text/xml' }), bad('malformed')],
  ['500 without a body', answered('', { status: 500 }), { kind: 'provider-down', status: 500 }],
  ['502 with a page', answered(HTML, { status: 502 }), { kind: 'provider-down', status: 502 }],
  ['503 with a balance', answered('{"dev_balance":1}', { status: 503 }), { kind: 'provider-down', status: 503 }],
  ['row 17: 401 without a word', answered('', { status: 401 }), { kind: 'auth', definitive: false, empty: true }],
  [
    'A2: 401 with an unknown code',
    answered(error(59999), { status: 401 }),
    { kind: 'auth', code: '59999', definitive: false },
  ],
  ['401 with JSON that says nothing', answered('{}', { status: 401 }), { kind: 'auth', definitive: false }],
  ['403 without a code', answered('{}', { status: 403 }), { kind: 'provider-error', code: '403', text: '' }],
  ['404 without a code', answered('{}', { status: 404 }), { kind: 'bad-endpoint', code: '404' }],
  ['418 with JSON', answered('{}', { status: 418 }), { kind: 'provider-error', code: '418', text: '' }],
] as const) {
  test(name, async () => assert.deepEqual(await faultFrom(ask(reply)), fault));
}

test('JSON that calls itself a page is still JSON', async () => {
  const reply = answered(' {"dev_balance":1}', { contentType: 'text/html' });
  assert.deepEqual(written(await ask(reply)), ['dev_balance=1 messages']);
});
