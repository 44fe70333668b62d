import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FAULT_KINDS, isFault } from '../../sandbox/faults/check.ts';
import type { SandboxFault } from '../../sandbox/faults/fault.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { ask, GOOD_JSON } from './faulty.ts';
import { exchange, requestText, rightRequest, withSecret } from './wire.ts';

test('a fault lasts until it is switched off, or for so many replies', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const statuses = async (count: number): Promise<number[]> => {
    const seen: number[] = [];
    for (let request = 0; request < count; request += 1) {
      seen.push((await ask(sandbox)).status);
    }
    return seen;
  };
  sandbox.fault('newsletter', { kind: 'status', status: 503 });
  assert.deepEqual(await statuses(3), [503, 503, 503]);
  sandbox.fault('newsletter', { kind: 'status', status: 401 }, 2);
  assert.deepEqual(await statuses(3), [401, 401, 200]);
  sandbox.fault('newsletter', { kind: 'status', status: 503 });
  sandbox.fault('newsletter', undefined);
  assert.deepEqual(await statuses(1), [200]);
});

test('a fault is one account’s alone', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  sandbox.fault('marketing-sms', { kind: 'status', status: 503 });
  assert.equal((await ask(sandbox)).body.toString(), GOOD_JSON);
  assert.throws(() => sandbox.fault('nobody', { kind: 'malformed' }), /no account nobody/);
});

test('the timestamp service has faults of its own', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  sandbox.fault('timestamp', { kind: 'amount', json: '"soon"' });
  const reply = await exchange(sandbox.url, requestText('GET', '/submail/service/timestamp', {}));
  assert.equal(reply.body.toString(), '{"timestamp":"soon"}');
  assert.equal((await ask(sandbox)).body.toString(), GOOD_JSON);
});

test('a wrong request is refused whatever fault is on, and does not use it up', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  sandbox.fault('newsletter', { kind: 'status', status: 503 }, 1);
  const wrong = rightRequest(withSecret(sandbox.accounts.get('newsletter'), 'wrong'));
  assert.match((await exchange(sandbox.url, wrong)).body.toString(), /"code":109/);
  assert.equal((await ask(sandbox)).status, 503);
});

test('a spoiled reply takes a step of the script as a good one does', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  sandbox.accounts.script('newsletter', [{ balance: '1' }, { balance: '2' }, { balance: '3' }]);
  sandbox.fault('newsletter', { kind: 'byte-order-mark' }, 1);
  assert.match((await ask(sandbox)).body.toString(), /"balance":1,/);
  assert.match((await ask(sandbox)).body.toString(), /"balance":2,/);
});

/** One of each kind, with every parameter. */
const ONE_OF_EACH: { readonly [K in SandboxFault['kind']]: Extract<SandboxFault, { readonly kind: K }> } = {
  'reset-before-headers': { kind: 'reset-before-headers' },
  'reset-mid-body': { kind: 'reset-mid-body' },
  'hang-before-headers': { kind: 'hang-before-headers' },
  'hang-in-headers': { kind: 'hang-in-headers' },
  'hang-in-body': { kind: 'hang-in-body' },
  drip: { kind: 'drip', bytes: 1, everyMs: 1 },
  delay: { kind: 'delay', ms: 1 },
  truncated: { kind: 'truncated', by: 'close', keep: 1 },
  'wrong-length': { kind: 'wrong-length', by: 1 },
  'no-content': { kind: 'no-content' },
  empty: { kind: 'empty', text: ' ' },
  redirect: { kind: 'redirect', location: '/', status: 301 },
  huge: { kind: 'huge', bytes: 1, declared: true },
  compressed: { kind: 'compressed', encoding: 'br' },
  'gzip-bomb': { kind: 'gzip-bomb', bytes: 1 },
  'gzip-cut': { kind: 'gzip-cut' },
  'stacked-encodings': { kind: 'stacked-encodings', layers: 1 },
  'unknown-encoding': { kind: 'unknown-encoding' },
  charset: { kind: 'charset', encoded: 'gbk', label: 'gbk' },
  'byte-order-mark': { kind: 'byte-order-mark' },
  'invalid-utf8': { kind: 'invalid-utf8' },
  amount: { kind: 'amount', json: '1', xml: '1', field: 'balance' },
  field: { kind: 'field', change: 'nested', field: 'balance' },
  doubled: { kind: 'doubled', field: 'balance' },
  malformed: { kind: 'malformed' },
  'hostile-keys': { kind: 'hostile-keys', instead: true },
  deep: { kind: 'deep', levels: 1 },
  doctype: { kind: 'doctype' },
  'entity-bomb': { kind: 'entity-bomb' },
  'external-entity': { kind: 'external-entity', uri: 'file:///' },
  body: { kind: 'body', text: '', contentType: 'text/plain' },
  status: { kind: 'status', status: 500, body: '', headers: { 'Retry-After': '1' } },
  'html-portal': { kind: 'html-portal' },
  'html-bad-gateway': { kind: 'html-bad-gateway' },
  'provider-error': { kind: 'provider-error', code: 1, message: '', httpStatus: 200, headers: {} },
};

test('every kind of fault is known as one, and nothing else is', () => {
  assert.deepEqual(FAULT_KINDS, Object.keys(ONE_OF_EACH));
  for (const fault of Object.values(ONE_OF_EACH)) {
    assert(isFault(fault), fault.kind);
    assert(!isFault({ ...fault, extra: 1 }), 'an unknown parameter');
    for (const name of Object.keys(fault).filter((each) => each !== 'kind')) {
      assert(!isFault({ ...fault, [name]: null }), `${fault.kind} with ${name} of another type`);
    }
  }
  for (const none of [null, 'malformed', {}, { kind: 1 }, { kind: 'toString' }, { kind: 'drip', bytes: 1 }]) {
    assert(!isFault(none));
  }
  assert(!isFault({ kind: 'truncated', by: 'magic' }));
  assert(!isFault({ kind: 'status', status: 500, headers: { 'Retry-After': 1 } }));
  assert(isFault({ kind: 'empty' }), 'optional parameters may be left out');
});
