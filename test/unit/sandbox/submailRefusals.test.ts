import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SANDBOX_FIELD_REFUSED, SANDBOX_METHOD_REFUSED, submail } from '../../sandbox/providers/china/submail.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { exchange, requestText, rightRequest } from './wire.ts';

const APPKEY = 'abcdef0123456789abcdef0123456789';
const RIGHT = `appid=10001&signature=${APPKEY}`;
const SMS = '/submail/balance/sms';
const URLENCODED = 'application/x-www-form-urlencoded';

function post(body: string, contentType = URLENCODED, path = SMS): string {
  return requestText('POST', path, { 'Content-Type': contentType }, body);
}

function multipart(boundary: string, ...parts: readonly string[]): string {
  return `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;
}

function formPart(name: string, value: string): string {
  return `Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`;
}

const FORM = multipart('b1', formPart('appid', '10001'), formPart('signature', APPKEY));

const ACCEPTED: readonly (readonly [what: string, request: string])[] = [
  ['urlencoded fields', post(RIGHT, `${URLENCODED}; charset=UTF-8`)],
  ['a multipart form', post(FORM, 'multipart/form-data; boundary=b1')],
  ['a multipart form with a quoted boundary', post(FORM, 'multipart/form-data; boundary="b1"')],
  ['a JSON object', post(JSON.stringify({ appid: '10001', signature: APPKEY }), 'application/json')],
  ['percent signs in urlencoded fields', post(RIGHT.replace('10001', '%310001'))],
];
for (const [what, request] of ACCEPTED) {
  test(`accepted: ${what}`, async (t) => {
    const sandbox = await startSandbox();
    t.after(() => sandbox.close());
    const { status, body } = await exchange(sandbox.url, request);
    assert.equal(status, 200);
    assert.equal(body.toString(), '{"status":"success","balance":"9410","transactional_balance":"9775"}');
  });
}

const REFUSED: readonly (readonly [what: string, request: string, code: string])[] = [
  ['an unknown field', post(`${RIGHT}&sign_version=2`), SANDBOX_FIELD_REFUSED],
  ['a field twice', post(`${RIGHT}&appid=10001`), SANDBOX_FIELD_REFUSED],
  ['a query', post(RIGHT, URLENCODED, `${SMS}?a=1`), SANDBOX_FIELD_REFUSED],
  ['a field in the query', post('appid=10001', URLENCODED, `${SMS}?signature=${APPKEY}`), SANDBOX_FIELD_REFUSED],
  ['a timestamp without a signature type', post(`${RIGHT}&timestamp=1414253462`), SANDBOX_FIELD_REFUSED],
  ['a timestamp with normal', post(`${RIGHT}&sign_type=normal&timestamp=1`), SANDBOX_FIELD_REFUSED],
  ['a signature type of normal', post(`${RIGHT}&sign_type=normal`), SANDBOX_FIELD_REFUSED],
  [
    'an unknown field in a form',
    post(FORM.replace('signature', 'secret'), 'multipart/form-data; boundary=b1'),
    SANDBOX_FIELD_REFUSED,
  ],
  ['an unknown id', post(`appid=10009&signature=${APPKEY}`), '101'],
  ['no id', post(`signature=${APPKEY}`), '101'],
  ['an id that is a JSON number', post(JSON.stringify({ appid: 10001, signature: APPKEY }), 'application/json'), '101'],
  ['an id of another product', post(RIGHT, URLENCODED, '/submail/balance/mail'), '101'],
  ['fields under another content type', post(RIGHT, 'text/plain'), '101'],
  ['broken JSON', post('{"appid":"10001",', 'application/json'), '101'],
  ['JSON that is no object', post('["10001"]', 'application/json'), '101'],
  ['a form with another boundary', post(FORM, 'multipart/form-data; boundary=b2'), '101'],
  ['a form without a boundary', post(FORM, 'multipart/form-data'), '101'],
  ['a form without its end', post(FORM.replace('b1--', 'b1'), 'multipart/form-data; boundary=b1'), '101'],
  [
    'a form that does not start with its boundary',
    post(FORM.replace('--b1', 'b1--'), 'multipart/form-data; boundary=b1'),
    '101',
  ],
  [
    'a form part with two names',
    post(
      FORM.replace('\r\n\r\n', '\r\nContent-Disposition: form-data; name="x"\r\n\r\n'),
      'multipart/form-data; boundary=b1',
    ),
    '101',
  ],
  ['a form with bare line feeds', post(FORM.replaceAll('\r', ''), 'multipart/form-data; boundary=b1'), '101'],
  [
    'a form whose part has no name',
    post(FORM.replace('; name="appid"', ''), 'multipart/form-data; boundary=b1'),
    '101',
  ],
  ['an empty signature', post('appid=10001&signature='), '111'],
  ['no signature', post('appid=10001'), '111'],
  ['a wrong key', post(RIGHT.replace('abcdef', 'ABCDEF')), '109'],
  ['an unknown signature type', post(`${RIGHT}&sign_type=sha256&timestamp=1`), '107'],
];
for (const [what, request, code] of REFUSED) {
  test(`refused: ${what}`, async (t) => {
    const sandbox = await startSandbox();
    t.after(() => sandbox.close());
    const { status, body } = await exchange(sandbox.url, request);
    assert.equal(status, 200);
    const reply: unknown = JSON.parse(body.toString());
    assert.partialDeepStrictEqual(reply, { status: 'error', code: Number(code) });
    assert.equal(sandbox.requests[0]?.outcome, `refused ${code}`);
    assert.equal(
      submail.errors.has(code),
      Number(code) < Number(SANDBOX_METHOD_REFUSED),
      'the sandbox’s own codes are not the provider’s',
    );
  });
}

test('refused: another method than POST', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  for (const method of ['GET', 'PUT']) {
    const reply = await exchange(sandbox.url, requestText(method, SMS, { 'Content-Type': URLENCODED }, RIGHT));
    assert.equal(reply.status, 405);
    assert.equal(JSON.parse(reply.body.toString()).code, Number(SANDBOX_METHOD_REFUSED));
  }
});

test('a path that is no service has no reply of the provider', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  for (const path of ['/submail/balance/fax', '/submail/balance/sms.txt', '/submail/balance/sms/', '/submail']) {
    const reply = await exchange(sandbox.url, post(RIGHT, URLENCODED, path));
    assert.equal(reply.status, 404);
    assert.equal(reply.headers.get('content-type'), 'text/html');
  }
});

test('the backup host serves mail and nothing else', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const toBackup = (id: string): string =>
    rightRequest(sandbox.accounts.get(id)).replace('/submail/', '/submail/backup/');
  const mail = await exchange(sandbox.url, toBackup('newsletter'));
  assert.equal(mail.body.toString(), '{"status":"success","balance":50,"free_balance":50}');
  assert.equal((await exchange(sandbox.url, toBackup('marketing-sms'))).status, 404);
});

test('every code of the table can be had on demand, and 113 tells the caller’s address', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const request = rightRequest(sandbox.accounts.get('newsletter'));
  assert.equal(submail.errors.size, 15);
  for (const [code, known] of submail.errors) {
    sandbox.fault('newsletter', { kind: 'provider-error', code });
    const { body } = await exchange(sandbox.url, request);
    const msg = code === '113' ? 'IP 127.0.0.1 is not on the white list' : known.message;
    assert.deepEqual(JSON.parse(body.toString()), { status: 'error', code: Number(code), msg });
  }
});
