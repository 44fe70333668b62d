import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account } from '../../../../src/balance/account/account.ts';
import type { Fault } from '../../../../src/balance/fault/fault.ts';
import { english } from '../../../../src/base/language.ts';
import type { Http, HttpReply } from '../../../../src/net/request.ts';
import { SUBMAIL } from '../../../../src/providers/china/submail.ts';
import { faultFrom } from '../../net/wire.ts';
import { answered, createdWith, ENDPOINT, fakeHttp, HOST, requestFor, written } from '../fakeHttp.ts';

const createSubmail = (http: Http) => createdWith(SUBMAIL, http);
const ask = (reply: HttpReply, product = 'sms', parameters: Account['parameters'] = {}) => {
  const provider = createSubmail(fakeHttp(() => reply).http);
  return provider.fetchBalance(requestFor(provider, product, { account: { parameters } }));
};
const xml = (text: string, more: Partial<HttpReply> = {}) =>
  ask(answered(text, { contentType: 'text/xml', ...more }), 'mail', { format: 'xml' });
const error = (code: unknown, msg = 'x') => JSON.stringify({ status: 'error', code, msg });
const bad = (problem: string, field?: string) => ({
  kind: 'bad-response',
  host: HOST,
  problem,
  ...(field === undefined ? {} : { field }),
});

test('C9: what SUBMAIL fills up each day has the day of Shanghai, and nothing else has one', () => {
  const quantities = createSubmail(fakeHttp(() => assert.fail('asks nobody')).http).products.flatMap(
    ({ id, quantities }) => quantities.map((quantity) => ({ id, ...quantity })),
  );
  assert.deepEqual(
    quantities.flatMap(({ id, key, resets, resetZone }) => (resets || resetZone ? [[id, key, resetZone]] : [])),
    [['mail', 'free_balance', 'Asia/Shanghai']],
  );
});

test('the published replies', async () => {
  for (const [product, text, expected] of [
    [
      'sms',
      '{"status":"success","balance":"9410","transactional_balance":"9775"}',
      ['balance=9410 messages', 'transactional_balance=9775 messages'],
    ],
    ['mail', '{"status":"success","balance":50,"free_balance":50}', ['balance=50 emails', 'free_balance=50 emails']],
    ['internationalsms', '{"status":"success","balance":100.15}', ['balance=100.15 CNY']],
    ['mms', '{"status":"success","balance":"14197.087"}', ['balance=14197.087 CNY']],
    ['voice', '{"status":"success","balance":-0.50}', ['balance=-0.50 CNY']],
  ] as const) {
    assert.deepEqual(written(await ask(answered(text), product)), expected);
  }
});

test('the documented requests', async () => {
  for (const [parameters, url, type] of [
    [{}, `${ENDPOINT}/balance/sms.json`, 'application/x-www-form-urlencoded'],
    [{ format: 'xml' }, `${ENDPOINT}/balance/sms.xml`, 'application/x-www-form-urlencoded'],
    [{ contentType: 'json' }, `${ENDPOINT}/balance/sms.json`, 'application/json'],
    [{ contentType: 'multipart' }, `${ENDPOINT}/balance/sms.json`, 'multipart/form-data'],
  ] as const) {
    const { http, requests } = fakeHttp(() => answered(error(109)));
    const provider = createSubmail(http);
    await provider.fetchBalance(requestFor(provider, 'sms', { account: { parameters } })).catch(() => undefined);
    assert.equal(requests.length, 1);
    const [request] = requests;
    assert.partialDeepStrictEqual(request, { method: 'POST', url });
    const sent = request?.headers['content-type'] ?? '';
    assert.ok(sent.startsWith(type), sent);
    if (sent === 'application/x-www-form-urlencoded') {
      assert.equal(request?.body, 'appid=10001&signature=abcdef0123456789abcdef0123456789');
    }
  }
});

test('what the provider is, and what its accounts may choose', () => {
  const provider = createSubmail(fakeHttp(() => answered('')).http);
  assert.deepEqual([provider.id, provider.label(english.t)], ['submail', 'SUBMAIL']);
  for (const { parameters = [] } of provider.products) {
    assert.deepEqual(
      parameters.map(({ id, choices, initial, isForm }) => [id, choices, initial, isForm]),
      [
        ['signType', ['normal', 'md5', 'sha1'], 'normal', true],
        ['format', ['json', 'xml'], 'json', true],
        ['contentType', ['urlencoded', 'multipart', 'json'], 'urlencoded', true],
      ],
    );
  }
});

test('an answer in the format that was chosen is asked for', async () => {
  for (const [format, accept] of [
    ['json', 'application/json'],
    ['xml', 'application/xml, text/xml'],
  ] as const) {
    const { http, requests } = fakeHttp(() => answered(''));
    const provider = createSubmail(http);
    await provider
      .fetchBalance(requestFor(provider, 'sms', { account: { parameters: { format } } }))
      .catch(() => undefined);
    assert.equal(requests[0]?.headers['accept'], accept);
  }
});

test('row 23: a status that is neither success nor error says nothing, whatever else is there', async () => {
  for (const status of ['failure', '', null, 1]) {
    const fault = await faultFrom(ask(answered(JSON.stringify({ status, code: 109, msg: 'x' }))));
    assert.deepEqual(fault, bad('missing-field', 'status'));
  }
});

test('XML replies, padded as published', async () => {
  const head = '<?xml version="1.0" encoding="utf-8"?>';
  const text = `${head}<xml><status> success </status><balance> 50 </balance><free_balance> 50 </free_balance></xml>`;
  assert.deepEqual(written(await xml(text)), ['balance=50 emails', 'free_balance=50 emails']);
  const refused = '<xml><status> error </status><code> 109 </code><msg> Invalid appkey </msg></xml>';
  assert.deepEqual(await faultFrom(xml(refused)), { kind: 'auth', code: '109', definitive: true });
});

test('D1: XML with CDATA, comments, attributes, prefixes and nesting says what it says', async () => {
  for (const text of [
    '<xml><status><![CDATA[success]]></status><balance><![CDATA[ 50 ]]></balance><free_balance>50.0</free_balance></xml>',
    '<!-- a --><xml version="1"><!-- b --><status>success</status><balance unit="e">50</balance><free_balance>50<!-- c --></free_balance></xml>',
    '<s:xml xmlns:s="urn:x"><s:status>success</s:status><s:balance>50</s:balance><s:free_balance>50</s:free_balance></s:xml>',
    '<xml><status>success</status><more><balance>7</balance></more><balance>50</balance><free_balance>50</free_balance></xml>',
  ]) {
    assert.deepEqual(written(await xml(text)), ['balance=50 emails', 'free_balance=50 emails'], text);
  }
  const refused = '<xml><status>error</status><code>109</code><msg><![CDATA[<b>Invalid</b> appkey]]></msg></xml>';
  assert.deepEqual(await faultFrom(xml(refused)), { kind: 'auth', code: '109', definitive: true });
});

test('D1: two numbers of XML never become one, and a nested one is none', async () => {
  for (const value of ['5<!-- -->0', '5<![CDATA[0]]>', '<![CDATA[5]]><![CDATA[0]]>', '<a>50</a>', '50<a/>']) {
    const text = `<xml><status>success</status><balance>${value}</balance><free_balance>50</free_balance></xml>`;
    assert.deepEqual(await faultFrom(xml(text)), bad('bad-amount', 'balance'), value);
  }
});

const KINDS: Readonly<Record<string, Fault['kind']>> = {
  101: 'auth',
  102: 'blocked',
  103: 'blocked',
  104: 'blocked',
  105: 'blocked',
  106: 'blocked',
  107: 'bad-endpoint',
  108: 'auth',
  109: 'auth',
  110: 'bad-endpoint',
  111: 'auth',
  113: 'ip-blocked',
  119: 'not-enabled',
  151: 'clock',
  152: 'clock',
};
for (const [code, kind] of Object.entries(KINDS)) {
  test(`code ${code}, as a number or a string, with any status`, async () => {
    const expected = kind === 'auth' ? { kind, code, definitive: true } : { kind, code };
    for (const status of [200, 400, 401, 403, 500]) {
      for (const form of [code, Number(code)]) {
        assert.deepEqual(await faultFrom(ask(answered(error(form), { status }))), expected);
      }
    }
  });

  test(`code ${code} is explained`, () => {
    const provider = createSubmail(fakeHttp(() => answered('')).http);
    for (const product of provider.products) {
      const fault = (kind === 'auth' ? { kind, code, definitive: true } : { kind, code }) as Fault;
      const text = provider.explain(fault, product, english.t) ?? '';
      assert.match(text, /^[A-Z].*\.$/);
      assert.doesNotMatch(text, /[{}]/);
      assert.ok(kind !== 'auth' || /\bappid and appkey\b/.test(text), text);
    }
  });
}

test('the message of 113, which may hold an address, is dropped', async () => {
  const fault = await faultFrom(ask(answered(error(113, 'IP 203.0.113.9 is not on the white list'))));
  assert.ok(!JSON.stringify(fault).includes('203'));
});

test('row 22: an unknown code', async () => {
  for (const [code, shown] of [
    ['1xx', '1xx'],
    [999, '999'],
    ['9\u202e9\n', '99'],
  ] as const) {
    assert.deepEqual(await faultFrom(ask(answered(error(code, 'no\nway')))), {
      kind: 'provider-error',
      code: shown,
      text: 'no way',
    });
  }
  assert.deepEqual(await faultFrom(ask(answered(error(999), { status: 500 }))), {
    kind: 'provider-down',
    status: 500,
    code: '999',
  });
});

test('success in the body decides, whatever the status', async () => {
  const reply = answered('{"status":"success","balance":1,"transactional_balance":2}', { status: 400 });
  assert.deepEqual(written(await ask(reply)), ['balance=1 messages', 'transactional_balance=2 messages']);
});

const NO_AMOUNTS = ['null', '""', '[]', '"N/A"', 'true', '1e400', '"0x10"', '"12,345.60"', '"￥12.30"', '"５０"'];
for (const value of [
  ...NO_AMOUNTS,
  '"1e2"',
  '"5 6"',
  '"5 messages"',
  '"05"',
  '"5."',
  '".5"',
  '"Infinity"',
  '{"a":5}',
  '[5]',
]) {
  test(`row 24, row 25: ${value} is no amount, neither of messages nor of money`, async () => {
    for (const product of ['sms', 'mms']) {
      const text = `{"status":"success","balance":${value},"transactional_balance":1}`;
      assert.deepEqual(await faultFrom(ask(answered(text), product)), bad('bad-amount', 'balance'));
    }
  });
}

test('row 24: messages and e-mails are whole', async () => {
  for (const [product, other] of [
    ['sms', 'transactional_balance'],
    ['mail', 'free_balance'],
  ] as const) {
    const text = `{"status":"success","balance":1,"${other}":1.5}`;
    assert.deepEqual(await faultFrom(ask(answered(text), product)), bad('bad-amount', other));
  }
});

for (const [name, text, fault] of [
  ['a missing field', '{"status":"success","balance":1}', bad('missing-field', 'transactional_balance')],
  ['a renamed field', '{"status":"success","credit":1,"transactional_balance":1}', bad('missing-field', 'balance')],
  ['a nested field', '{"status":"success","data":{"balance":1}}', bad('missing-field', 'balance')],
  ['no status', '{"balance":1,"transactional_balance":1}', bad('missing-field', 'status')],
  ['another status', '{"status":"ok","balance":1,"transactional_balance":1}', bad('missing-field', 'status')],
  ['a status that is no text', '{"status":true}', bad('missing-field', 'status')],
  ['an error without a code', '{"status":"error","msg":"x"}', bad('missing-field', 'code')],
  ['a code that is none', '{"status":"error","code":[109]}', bad('missing-field', 'code')],
  ['comments as published', '{"status":"success","balance":"9410", // x\n}', bad('malformed')],
  ['XML in place of JSON', '<xml><status>success</status></xml>', bad('malformed')],
  ['nothing', ' ', bad('empty')],
] as const) {
  test(`row 23: ${name}`, async () => assert.deepEqual(await faultFrom(ask(answered(text))), fault));
}

for (const [name, text, fault] of [
  ['row 7: a page', '<html><head></head></html>', { kind: 'not-the-provider', host: HOST }],
  ['row 7: a page with a document type', '<!doctype HTML><p>x', { kind: 'not-the-provider', host: HOST }],
  ['row 32: a document type', '<?xml version="1.0"?><!DOCTYPE xml><xml/>', bad('doctype')],
  ['row 33: a misprinted end tag', '<xml><status>success</stats><balance>50</balance></xml>', bad('malformed')],
  ['row 33: a doubled element', '<xml><balance>1</balance><balance>1</balance></xml>', bad('duplicate-key', 'balance')],
  ['row 6: XML that is cut off', '<xml><status>success</status><balance>50', bad('malformed')],
  ['row 8: white space', ' \n', bad('empty')],
  ['row 24: no amount', '<xml><status>success</status><balance/></xml>', bad('bad-amount', 'balance')],
  ['row 23: no field', '<xml><status>success</status><balance>5</balance></xml>', bad('missing-field', 'free_balance')],
] as const) {
  test(`${name}, in XML`, async () => assert.deepEqual(await faultFrom(xml(text)), fault));
}

test('A3: a page counts for those of its statuses alone that pass', async () => {
  for (const [status, fault] of [
    [401, { kind: 'not-the-provider', host: HOST }],
    [404, { kind: 'not-the-provider', host: HOST }],
    [429, { kind: 'rate-limited' }],
    [503, { kind: 'provider-down', status: 503 }],
  ] as const) {
    assert.deepEqual(await faultFrom(ask(answered('<html>', { status }))), fault);
    assert.deepEqual(await faultFrom(xml('<html>', { status })), fault);
  }
});

test('A2: 401 with a code that is not documented is a refusal', async () => {
  const refused = { kind: 'auth', code: '999', definitive: false };
  const json = answered('{"status":"error","code":"999","msg":"x"}', { status: 401 });
  assert.deepEqual(await faultFrom(ask(json)), refused);
  const text = '<xml><status>error</status><code>999</code><msg>x</msg></xml>';
  assert.deepEqual(await faultFrom(xml(text, { status: 401 })), refused);
});
