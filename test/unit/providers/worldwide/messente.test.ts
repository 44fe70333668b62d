import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MESSENTE } from '../../../../src/providers/worldwide/messente.ts';
import { asked, type Subject } from '../asked.ts';
import { answered } from '../fakeHttp.ts';

const SUBJECT: Subject = { descriptor: MESSENTE, credential: { username: 'user', password: 'p&ss=wörd ' } };
const plain = (text: string, status = 200, contentType = 'text/plain') => answered(text, { status, contentType });

test('messente: the request, whose credential is in no address', async () => {
  assert.deepEqual((await asked(SUBJECT, plain('OK 10.23'))).sent, [
    {
      method: 'GET',
      url: 'https://api2.messente.com/get_balance',
      query: 'username=user&password=p%26ss%3Dw%C3%B6rd+',
      headers: { accept: 'text/plain, */*' },
    },
  ]);
});

for (const [text, amount] of [
  ['OK 10.23', '10.23'],
  ['OK 10.23\r\n', '10.23'],
  ['\n OK\t10 \n\n', '10'],
  ['OK -0.5', '-0.5'],
  ['OK 0', '0'],
] as const) {
  test(`messente: ${JSON.stringify(text)} is an amount, also as text/html`, async () => {
    for (const type of ['text/plain', 'text/html', '']) {
      const { quantities } = await asked(SUBJECT, plain(text, 200, type));
      assert.deepEqual(quantities, [{ key: 'balance', unit: 'EUR', amount }]);
    }
  });
}

for (const text of [
  '0',
  '10.23',
  'OK',
  'OK10.23',
  'ok 10.23',
  'OK 10.23 EUR',
  'OK 10.23\n5',
  '{"balance":1}',
  'FAILED 102',
]) {
  test(`messente: ${JSON.stringify(text)} proves nothing`, async () => {
    assert.partialDeepStrictEqual((await asked(SUBJECT, plain(text))).fault, {
      kind: 'bad-response',
      problem: 'malformed',
    });
  });
}

for (const text of ['OK 10,23', 'OK 1e3', 'OK 1e400', 'OK NaN', 'OK null', 'OK €10']) {
  test(`messente: ${JSON.stringify(text)} is no amount`, async () => {
    assert.partialDeepStrictEqual((await asked(SUBJECT, plain(text))).fault, {
      kind: 'bad-response',
      problem: 'bad-amount',
      field: 'balance',
    });
  });
}

for (const [code, kind, hosts] of [
  ['101', 'auth', ['api2.messente.com']],
  ['102', 'bad-endpoint', ['api2.messente.com']],
  ['209', 'provider-down', ['api2.messente.com', 'api3.messente.com']],
] as const) {
  test(`messente: ERROR ${code} is of the kind ${kind}`, async () => {
    const { fault, sent } = await asked(SUBJECT, plain(`ERROR ${code}`));
    assert.partialDeepStrictEqual(fault, { kind, code });
    assert.deepEqual(
      sent.map(({ url }) => new URL(url).host),
      hosts,
    );
  });
}

test('messente: the backup host answers after a failure of the server', async () => {
  const { quantities, sent } = await asked(SUBJECT, plain('ERROR 209'), plain('OK 7'));
  assert.equal(sent.length, 2);
  assert.deepEqual(quantities, [{ key: 'balance', unit: 'EUR', amount: '7' }]);
});

test('messente: an amount that comes with a status of failure is none', async () => {
  assert.partialDeepStrictEqual((await asked(SUBJECT, plain('OK 10.23', 500))).fault, { kind: 'provider-down' });
  assert.partialDeepStrictEqual((await asked(SUBJECT, plain('Unauthorized', 401))).fault, { kind: 'bad-response' });
});
