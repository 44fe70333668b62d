import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anything } from '../../../sandbox/providers/declared/anything.ts';
import { SAMPLES } from '../../../sandbox/providers/declared/samples.ts';
import { answers, asked, get, refuses } from '../counterpart.ts';
import { requestText } from '../wire.ts';

const KEY = 'any-5a8d7c93f1b24e06';
const BEARER = { Authorization: `Bearer ${KEY}` };
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };
const BALANCE = '{"balance":1234.56,"currency":"EUR"}';

answers(anything, [
  ['a bearer token', get('/anything/number', BEARER), BALANCE],
  ['a bare Authorization header', get('/anything/number', { Authorization: KEY }), BALANCE],
  ['a header of any name', get('/anything/number', { 'X-Acme': KEY }), BALANCE],
  [
    'half of a pair',
    get('/anything/number', { Authorization: `Basic ${Buffer.from(`jo:${KEY}`).toString('base64')}` }),
    BALANCE,
  ],
  ['a field of the query', get(`/anything/number?api_id=${KEY}`), BALANCE],
  ['a piece of the path', get(`/anything/v1/${KEY}/number`), BALANCE],
  ['a form', requestText('POST', '/anything/number', FORM, `a=1&psw=${KEY}`), BALANCE],
  [
    'JSON',
    requestText('POST', '/anything/number', { 'Content-Type': 'application/json' }, `{"a":1,"key":"${KEY}"}`),
    BALANCE,
  ],
]);

// What declarations have to cope with.
for (const [what, name, body] of [
  ['numbers as text', 'number-as-text', '{"status":"success","data":{"balance":"1234.56","bonus":"300"}}'],
  ['a decimal comma', 'decimal-comma', '{"balance":"1234,56"}'],
  ['commas between thousands', 'thousands', '{"balance":"1,234.56"}'],
  ['a hundredth of the unit', 'in-cents', '{"balance":123456}'],
  ['null', 'null', '{"balance":null,"bonus":300}'],
  ['nested lists', 'lists', '{"plans":[["sms",1234.56],["mail",[[300]]],[]]}'],
  ['lines of text', 'lines', 'OK\n1234.56\n300\n'],
  ['a line with fields', 'separated', '0;1234.56;300'],
] as const) {
  test(`21.6 the sandbox answers with ${what}`, async () => {
    const { text, outcome } = await asked(get(`/anything/${name}`, BEARER));
    assert.deepEqual([outcome, text], ['ok', body]);
  });
}

refuses(anything, [
  ['no key', get('/anything/number'), '401'],
  ['another key', get('/anything/number', { Authorization: 'Bearer any-0' }), '401'],
  ['a reply that nobody made', get('/anything/unheard-of', BEARER), '404'],
  ['another method', get('/anything/number', BEARER, 'DELETE'), '405'],
  ['what the reply says', get('/anything/forbidden', BEARER), '403', 403],
]);

test('21.6 the reply is whatever was set, with the present amounts in it', async () => {
  const { text, status, headers } = await asked(get('/anything/mine', BEARER), (sandbox) => {
    sandbox.setReply('mine', { body: 'left: {{balance:comma}} / {{bonus}}', contentType: 'text/x-own' });
    sandbox.accounts.set('anything', { balance: '12345.6' });
  });
  assert.deepEqual([text, headers.get('content-type'), status], ['left: 12345,6 / 300', 'text/x-own', 200]);
});

test('21.6 every sample is answered as it is, and an amount of thousands has its commas', async () => {
  for (const [name, { contentType = 'application/json', status = 200 }] of SAMPLES) {
    const reply = await asked(get(`/anything/${name}`, BEARER), (sandbox) =>
      sandbox.accounts.set('anything', { balance: '1234567.8' }),
    );
    assert.deepEqual([reply.status, reply.headers.get('content-type')], [status, contentType], name);
    assert.doesNotMatch(reply.text, /[{]{2}/, name);
    assert.ok(name !== 'thousands' || reply.text.includes('1,234,567.8'));
  }
});

test('the log has no key, also where it stood in the path', async () => {
  const { path } = await asked(get(`/anything/v1/${KEY}/number`));
  assert.equal(path, '/anything/v1/…/number');
});

test('21.6 the base address lists each reply and says how to ask for one', async () => {
  const { text, outcome } = await asked(get('/anything'));
  assert.equal(outcome, 'ok');
  assert.ok(text.includes(`/anything/number-as-text -H 'Authorization: Bearer ${KEY}'`), text);
  assert.deepEqual(
    [...SAMPLES.keys()].filter((name) => !text.includes(`  ${name} `)),
    [],
  );
});
