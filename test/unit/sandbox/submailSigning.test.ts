import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { exchange, requestText } from './wire.ts';

const TIME = 1_414_253_462;
const MD5 = 'c9f96e7f0a59ef3c59157c37196840ca';
const SHA1 = '59acf5ec198dad95df543da83b6ffcb446b3f6a9';

interface Signed {
  readonly sign_type: string;
  readonly timestamp: unknown;
  readonly signature: string;
}

/** The code of the reply, or `success`. */
async function verdict(sandbox: Sandbox, fields: Partial<Signed>): Promise<unknown> {
  const body = JSON.stringify({ appid: '10001', ...fields });
  const text = requestText('POST', '/submail/balance/sms', { 'Content-Type': 'application/json' }, body);
  const reply: unknown = JSON.parse((await exchange(sandbox.url, text)).body.toString());
  assert(typeof reply === 'object' && reply !== null && 'status' in reply);
  return 'code' in reply ? reply.code : reply.status;
}

test('the published signatures are accepted', async (t) => {
  const sandbox = await startSandbox({ now: () => TIME * 1000 });
  t.after(() => sandbox.close());
  assert.equal(await verdict(sandbox, { sign_type: 'md5', timestamp: String(TIME), signature: MD5 }), 'success');
  assert.equal(await verdict(sandbox, { sign_type: 'md5', timestamp: TIME, signature: MD5 }), 'success');
  assert.equal(await verdict(sandbox, { sign_type: 'sha1', timestamp: String(TIME), signature: SHA1 }), 'success');
});

test('refused: wrong digests, the two published mistakes among them', async (t) => {
  const sandbox = await startSandbox({ now: () => TIME * 1000 });
  t.after(() => sandbox.close());
  const wrong = [
    '8264f4399bf0980740a33dae7c740b87',
    '5100f34f0f4d56a543319930324689d3',
    MD5.toUpperCase(),
    SHA1,
    'abcdef0123456789abcdef0123456789',
  ];
  for (const signature of wrong) {
    assert.equal(await verdict(sandbox, { sign_type: 'md5', timestamp: String(TIME), signature }), 108);
  }
});

test('refused: a timestamp that is missing or none', async (t) => {
  const sandbox = await startSandbox({ now: () => TIME * 1000 });
  t.after(() => sandbox.close());
  assert.equal(await verdict(sandbox, { sign_type: 'md5', signature: MD5 }), 151);
  for (const timestamp of ['', 'now', '-1', ' 1414253462', '1414253462.5', '01414253462', '1e9', null, [TIME], 0.5]) {
    assert.equal(await verdict(sandbox, { sign_type: 'md5', timestamp, signature: MD5 }), 151, String(timestamp));
  }
});

test('a timestamp counts for six seconds either way', async (t) => {
  let now = 0;
  const sandbox = await startSandbox({ now: () => now });
  t.after(() => sandbox.close());
  const signed: Signed = { sign_type: 'md5', timestamp: String(TIME), signature: MD5 };
  for (const [seconds, expected] of [
    [-7, 152],
    [-6, 'success'],
    [0, 'success'],
    [6, 'success'],
    [7, 152],
  ] as const) {
    now = (TIME + seconds) * 1000;
    assert.equal(await verdict(sandbox, signed), expected, `${seconds} s`);
  }
  assert.equal(await verdict(sandbox, { ...signed, timestamp: String(TIME * 1000) }), 152, 'milliseconds');
});

test('the provider’s clock can be wrong, and its timestamp service says so', async (t) => {
  const sandbox = await startSandbox({ now: () => TIME * 1000 });
  t.after(() => sandbox.close());
  const signed: Signed = { sign_type: 'md5', timestamp: String(TIME), signature: MD5 };
  sandbox.setClockSkew(90_000);
  assert.equal(await verdict(sandbox, signed), 152);
  const reply = await exchange(sandbox.url, requestText('GET', '/submail/service/timestamp', {}));
  assert.deepEqual(JSON.parse(reply.body.toString()), { timestamp: TIME + 90 });
  sandbox.setClockSkew(0);
  assert.equal(await verdict(sandbox, signed), 'success');
});
