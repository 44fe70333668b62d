import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tryCredential } from '../../../../src/monitor/ask/trial.ts';
import { messages } from '../../fakes/amounts.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { FakeProvider } from '../../fakes/fakeProvider.ts';
import { account } from '../../fakes/fakeWindow.ts';

const CREDENTIAL = { key: 'key-2', secret: 'secret-canary' };

function open(): { provider: FakeProvider; abort: AbortController } {
  return { provider: new FakeProvider(new FakeClock()), abort: new AbortController() };
}

test('a credential that is accepted brings the balance, with one request', async () => {
  const { provider, abort } = open();
  const trial = await tryCredential(account('a'), CREDENTIAL, [provider], abort.signal);
  assert.deepEqual(trial, { kind: 'accepted', quantities: messages('100') });
  assert.deepEqual(
    provider.requests.map(({ credential, endpoints }) => [credential, endpoints]),
    [[CREDENTIAL, ['https://sms.example']]],
  );
});

test('a credential that is refused brings the fault', async () => {
  const { provider, abort } = open();
  provider.respond = () => ({ kind: 'auth', definitive: true, code: '50004' });
  const trial = await tryCredential(account('a'), CREDENTIAL, [provider], abort.signal);
  assert.deepEqual(trial, { kind: 'refused', fault: { kind: 'auth', definitive: true, code: '50004' } });
});

test('a defect is a fault without words, and an unknown provider too', async () => {
  const { provider, abort } = open();
  provider.respond = () => new TypeError('secret-canary');
  assert.deepEqual(await tryCredential(account('a'), CREDENTIAL, [provider], abort.signal), {
    kind: 'refused',
    fault: { kind: 'internal', name: 'TypeError' },
  });
  assert.deepEqual(await tryCredential(account('a'), CREDENTIAL, [], abort.signal), {
    kind: 'refused',
    fault: { kind: 'internal', name: 'NoProvider' },
  });
});

test('row 14: an endpoint that may not be used gets no request', async () => {
  const { provider, abort } = open();
  const plain = account('a', { endpoints: ['http://sms.example'] });
  const trial = await tryCredential(plain, CREDENTIAL, [provider], abort.signal);
  assert.ok(trial.kind === 'refused');
  assert.equal(trial.fault.kind, 'endpoint-refused');
  assert.equal(provider.requests.length, 0);
});

test('a trial that is given up throws the reason, even when the answer comes all the same', async () => {
  for (const deaf of [false, true]) {
    const { provider, abort } = open();
    provider.deaf = deaf;
    provider.respond = () => undefined;
    const trial = tryCredential(account('a'), CREDENTIAL, [provider], abort.signal);
    abort.abort(new RangeError('given up'));
    provider.last.answer(messages('1'));
    await assert.rejects(trial, RangeError);
  }
});
