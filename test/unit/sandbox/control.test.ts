import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { type Exchange, exchange, requestText, rightRequest } from './wire.ts';

function order(
  sandbox: Sandbox,
  body: unknown,
  headers: Readonly<Record<string, string | null>> = {},
): Promise<Exchange> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return exchange(
    sandbox.url,
    requestText('POST', '/_control', { 'Content-Type': 'application/json', ...headers }, text),
  );
}

async function ask(sandbox: Sandbox, id: string): Promise<string> {
  return (await exchange(sandbox.url, rightRequest(sandbox.accounts.get(id)))).body.toString();
}

test('faults, amounts, scripts, drift and settings can be ordered from outside', async (t) => {
  const sandbox = await startSandbox({ now: () => 1_414_253_462_000 });
  t.after(() => sandbox.close());
  const obeyed = async (body: unknown): Promise<void> => {
    const reply = await order(sandbox, body);
    assert.equal(reply.status, 200, reply.body.toString());
  };

  await obeyed({ set: { account: 'newsletter', quantities: { balance: '7', free_balance: null } } });
  assert.equal(await ask(sandbox, 'newsletter'), '{"status":"success","balance":7,"free_balance":null}');
  await obeyed({ script: { account: 'newsletter', steps: [{ balance: '6' }, { balance: '5' }] } });
  assert.match(await ask(sandbox, 'newsletter'), /"balance":6,/);
  await obeyed({ drift: { account: 'international-sms', perRequest: 1 } });
  assert.doesNotMatch(await ask(sandbox, 'international-sms'), /100\.15/);

  await obeyed({ fault: { account: 'newsletter', fault: { kind: 'html-portal' }, times: 1 } });
  assert.match(await ask(sandbox, 'newsletter'), /Sign in to the network/);
  assert.match(await ask(sandbox, 'newsletter'), /success/);
  await obeyed({ fault: { account: 'newsletter', fault: { kind: 'provider-error', code: 102 } } });
  await obeyed({ errorStatus: 400, errorCodeForm: 'string', skew: 5000, rateWindow: 60_000 });
  const refused = await exchange(sandbox.url, rightRequest(sandbox.accounts.get('newsletter')));
  assert.equal(refused.status, 400);
  assert.match(refused.body.toString(), /"code":"102"/);
  await obeyed({ fault: { account: 'newsletter', fault: null } });
  assert.match(await ask(sandbox, 'newsletter'), /success/);
  const time = await exchange(sandbox.url, requestText('GET', '/submail/service/timestamp', {}));
  assert.equal(time.body.toString(), '{"timestamp":1414253467}');
  await ask(sandbox, 'production-sms');
  assert.match(await ask(sandbox, 'production-sms'), /50009/);
});

test('21.6 a reply of any kind can be ordered from outside, and what is none is refused', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const reply = { name: 'mine', body: 'A {{bonus}}', contentType: 'text/plain', status: 503 };
  assert.equal((await order(sandbox, { reply })).status, 200);
  const key = sandbox.accounts.get('anything').credential['key'] ?? '';
  const told = await exchange(sandbox.url, requestText('GET', '/anything/mine', { 'X-Key': key }));
  assert.deepEqual([told.status, told.headers.get('content-type'), told.body.toString()], [503, 'text/plain', 'A 300']);
  for (const wrong of [{ name: 'mine' }, { name: 'mine', body: 1 }, { name: 'mine', body: '', status: '200' }]) {
    assert.equal((await order(sandbox, { reply: wrong })).status, 400);
  }
});

test('the log can be read and cleared from outside, and orders are not in it', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  await ask(sandbox, 'newsletter');
  const log = await exchange(sandbox.url, requestText('GET', '/_requests', {}));
  assert.deepEqual(JSON.parse(log.body.toString()), sandbox.requests);
  assert.equal(sandbox.requests.length, 1);
  assert.equal((await order(sandbox, { clearRequests: true })).status, 200);
  assert.equal(sandbox.requests.length, 0);
});

test('refused: orders that a web page may have caused', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const good = { skew: 1000 };
  for (const headers of [
    { Origin: 'http://127.0.0.1:3000' },
    { Origin: 'null' },
    { Host: 'sandbox.example.invalid' },
    { Host: '127.0.0.1.example.invalid:80' },
  ]) {
    assert.equal((await order(sandbox, good, headers)).status, 403);
    const log = await exchange(sandbox.url, requestText('GET', '/_requests', headers));
    assert.equal(log.status, 403);
  }
  assert.equal((await order(sandbox, good, { Host: 'localhost:80' })).status, 200);
  assert.equal((await order(sandbox, good, { Host: '127.0.0.1' })).status, 200);
});

test('refused: orders that make no sense, each with what is wrong', async (t) => {
  const sandbox = await startSandbox();
  t.after(() => sandbox.close());
  const cases: readonly (readonly [unknown, RegExp])[] = [
    ['{', /JSON/],
    [[], /order is not an object/],
    [{ toString: 1 }, /No such order: toString/],
    [{ skew: '5' }, /skew is not a number/],
    [{ errorCodeForm: 'octal' }, /neither string nor number/],
    [{ set: { account: 'nobody', quantities: {} } }, /no account nobody/],
    [{ set: { account: 'newsletter', quantities: { balance: 5 } } }, /balance is not a text/],
    [{ script: { account: 'newsletter', steps: {} } }, /steps is not a list/],
    [{ fault: { account: 'newsletter', fault: { kind: 'gremlin' } } }, /No such fault/],
    [{ fault: { account: 'nobody', fault: { kind: 'malformed' } } }, /no account nobody/],
    [{ fault: { account: 'newsletter', fault: { kind: 'malformed' }, times: 'x' } }, /times is not a number/],
  ];
  for (const [body, message] of cases) {
    const reply = await order(sandbox, body);
    assert.equal(reply.status, 400);
    assert.match(reply.body.toString(), message);
  }
  assert.equal((await exchange(sandbox.url, requestText('GET', '/_control', {}))).status, 404);
  assert.equal((await exchange(sandbox.url, requestText('POST', '/_requests', {}))).status, 404);
});
