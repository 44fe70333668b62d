import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault } from '../../../../src/balance/fault/fault.ts';
import { READING_MS } from '../../../../src/monitor/ask/credentials.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import { messages, readingOf } from '../../fakes/amounts.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { FakeCredentials } from '../../fakes/fakeCredentials.ts';
import { account, FakeWindow, INTERVAL_MS } from '../../fakes/fakeWindow.ts';
import { HOUR, MINUTE, SECOND } from '../../fakes/records.ts';

const LOCAL: readonly Fault[] = [
  { kind: 'no-credential' },
  { kind: 'no-credential', variables: ['KEY'] },
  { kind: 'secret-store' },
  { kind: 'other-address', address: 'https://sms.example' },
  { kind: 'unconfirmed', variables: ['KEY', 'SECRET'], addresses: ['https://sms.example'] },
];

async function openWith(fault: Fault | Error): Promise<FakeWindow> {
  const credentials = new FakeCredentials();
  credentials.fail('a', fault);
  return await FakeWindow.open({ credentials });
}

for (const fault of LOCAL) {
  test(`rows 36 and 40: ${JSON.stringify(fault)} sends nothing, shares nothing, and ends with the credential`, async () => {
    const window = await openWith(fault);
    assert.equal(window.kind(), 'paused');
    assert.equal(window.fault(), fault.kind);
    assert.equal(window.provider.requests.length, 0);
    assert.equal(window.store.record('a').generation, 0);
    await window.clock.advance(24 * HOUR);
    assert.equal(window.provider.requests.length, 0);
    assert.equal(window.store.record('a').generation, 0);
    assert.equal(window.refused.length, 0);
    window.credentials.restore('a');
    await window.monitor.credentialChanged('a');
    assert.equal(window.kind(), 'ok');
    assert.equal(window.amount(), '100');
    assert.deepEqual(
      window.log.told.map((line) => line.split(' ')[0]),
      ['warn', 'info'],
    );
  });
}

test('row 40: a credential that is out of reach is looked for once an interval, not at every beat', async () => {
  const window = await openWith({ kind: 'secret-store' });
  window.credentials.reads.length = 0;
  await window.clock.advance(8 * INTERVAL_MS);
  assert.ok(window.credentials.reads.length >= 7 && window.credentials.reads.length <= 8);
});

test('row 40: a secret storage that never answers is given up in time, and tried again with the next turn', async () => {
  const credentials = new FakeCredentials();
  credentials.hang('a');
  const window = await FakeWindow.open({ credentials });
  await window.clock.advance(READING_MS - 2 * SECOND);
  assert.deepEqual([window.kind(), window.status().refreshing], ['loading', true]);
  await window.clock.advance(2 * SECOND);
  assert.deepEqual([window.kind(), window.fault(), window.status().refreshing], ['paused', 'secret-store', false]);
  assert.equal(window.store.record('a').generation, 0);
  await window.clock.advance(INTERVAL_MS);
  assert.equal(window.amount(), '100');
});

test('row 40: credentials that hang hold up no other, not even in great number', async () => {
  const credentials = new FakeCredentials();
  const crowd = Array.from({ length: 200 }, (_, index) => account(`b-${index}`));
  for (const { id } of crowd) {
    credentials.hang(id);
  }
  const window = new FakeWindow({ credentials, accounts: [...crowd, account('a')] });
  window.monitor.attach(window.store);
  void window.monitor.refreshAll('manual');
  await window.clock.advance(0);
  assert.equal(window.amount(), '100');
});

test('row 40: an account that goes while its credential is read leaves no timer', async () => {
  const credentials = new FakeCredentials();
  credentials.hang('a');
  const window = await FakeWindow.open({ credentials });
  window.monitor.dispose();
  await window.clock.advance(0);
  assert.equal(window.clock.timers, 0);
});

test('row 40: a locked secret storage is tried again on focus, and the account is kept', async () => {
  const window = await openWith({ kind: 'secret-store' });
  await window.clock.advance(MINUTE);
  await window.monitor.focus();
  assert.equal(window.kind(), 'paused');
  window.credentials.restore('a');
  await window.monitor.focus();
  assert.equal(window.kind(), 'ok');
});

test('rows 40 and 44: a machine that wakes with an unlocked secret storage tries it again within the spread', async () => {
  const window = await openWith({ kind: 'secret-store' });
  window.clock.sleep(8 * HOUR);
  window.credentials.restore('a');
  await window.monitor.focus();
  await window.clock.advance(31 * SECOND);
  assert.equal(window.kind(), 'ok');
});

test('row 40: a secret storage that throws anything is a defect that is told without its words', async () => {
  const window = await openWith(new RangeError('secret-canary'));
  const { state } = window.status();
  assert.ok(state.kind === 'paused');
  assert.deepEqual(state.trouble.fault, { kind: 'internal', name: 'RangeError' });
  assert.doesNotMatch(JSON.stringify(window.log.lines), /canary/);
  window.credentials.restore('a');
  await window.clock.advance(2 * INTERVAL_MS);
  assert.equal(window.kind(), 'ok');
});

test('row 40: the last good reading stays while the credential is out of reach', async () => {
  const window = await FakeWindow.open();
  window.credentials.fail('a', { kind: 'secret-store' });
  await window.clock.advance(3 * INTERVAL_MS);
  assert.equal(window.kind(), 'paused');
  assert.equal(window.amount(), '100');
  assert.equal(window.provider.requests.length, 1);
});

test('an endpoint that may not be used is refused before the credential is read', async () => {
  const refused = [
    'http://sms.example',
    'https://user:secret-canary@sms.example',
    'https://169.254.169.254',
    'no address',
  ];
  for (const endpoint of refused) {
    const window = await FakeWindow.open({ accounts: [account('a', { endpoints: [endpoint] })] });
    assert.equal(window.fault(), 'endpoint-refused', endpoint);
    assert.equal(window.kind(), 'paused');
    assert.equal(window.provider.requests.length, 0);
    assert.equal(window.credentials.reads.length, 0);
    assert.doesNotMatch(JSON.stringify([window.log.lines, window.status().state]), /canary/);
    window.set(account('a'));
    await window.clock.advance(SECOND);
    assert.equal(window.kind(), 'ok');
  }
});

test('a window without a credential shows what another window has read, as long as it is fresh', async () => {
  const clock = new FakeClock();
  const store = createMemoryStore('none');
  const has = await FakeWindow.open({ clock, store });
  const credentials = new FakeCredentials();
  credentials.fail('a', { kind: 'no-credential' });
  const lacks = await FakeWindow.open({ clock, store, credentials });
  await clock.advance(2 * INTERVAL_MS);
  assert.equal(lacks.kind(), 'ok');
  assert.equal(lacks.provider.requests.length, 0);
  has.monitor.dispose();
  await clock.advance(2 * INTERVAL_MS);
  assert.equal(lacks.kind(), 'paused');
  assert.equal(lacks.fault(), 'no-credential');
  assert.equal(lacks.amount(), '100');
});

test('row 45: a reading from the future does not hide that there is no credential', async () => {
  const credentials = new FakeCredentials();
  credentials.fail('a', { kind: 'no-credential' });
  const remembered = new Map([['a', readingOf('55', Date.UTC(2027, 0, 1))]]);
  const window = await FakeWindow.open({ credentials, remembered });
  assert.equal(window.kind(), 'paused');
});

test('row 41: events that are doubled or tell nothing do no harm', async () => {
  const window = await FakeWindow.open();
  await window.clock.advance(MINUTE);
  for (let event = 0; event < 5; event++) {
    void window.monitor.credentialChanged('a');
  }
  await window.monitor.credentialChanged('nobody');
  await window.clock.advance(2 * MINUTE);
  assert.equal(window.provider.requests.length, 2);
  assert.equal(window.clock.timers, 1);
});

test('row 41: the credential is read again before each request', async () => {
  const window = await FakeWindow.open();
  window.credentials.set('a', 'key-2');
  await window.clock.advance(2 * INTERVAL_MS);
  assert.equal(window.provider.last.credential['key'], 'key-2');
});

test('a credential that is stored right after a failure is asked with as soon as the rules allow it, by itself', async () => {
  const window = await FakeWindow.open();
  window.provider.respond = ({ credential }) =>
    credential['key'] === 'key-2' ? messages('97') : { kind: 'auth', definitive: true };
  await window.clock.advance(MINUTE);
  await window.monitor.refresh('a', 'manual');
  assert.equal(window.kind(), 'paused');
  await window.clock.advance(2 * SECOND);
  window.credentials.set('a', 'key-2');
  await window.monitor.credentialChanged('a');
  assert.equal(window.kind(), 'paused');
  await window.clock.advance(7 * SECOND);
  assert.equal(window.kind(), 'paused');
  await window.clock.advance(2 * SECOND);
  assert.equal(window.kind(), 'ok');
  assert.equal(window.amount(), '97');
});

test('a credential that is stored while the old one is being refused is asked with afterwards', async () => {
  const window = await FakeWindow.open();
  await window.clock.advance(MINUTE);
  window.provider.respond = () => undefined;
  const manual = window.monitor.refresh('a', 'manual');
  await window.clock.advance(12 * SECOND);
  window.credentials.set('a', 'key-2');
  const changed = window.monitor.credentialChanged('a');
  const old = window.provider.last;
  window.provider.respond = () => messages('97');
  old.fail({ kind: 'auth', definitive: true });
  await manual;
  await changed;
  assert.equal(window.kind(), 'ok');
  assert.equal(window.provider.last.credential['key'], 'key-2');
});

test('a credential that is removed while it is waited for is not asked with', async () => {
  const window = await FakeWindow.open();
  window.provider.respond = () => ({ kind: 'auth', definitive: true });
  await window.clock.advance(MINUTE);
  await window.monitor.refresh('a', 'manual');
  window.credentials.set('a', 'key-2');
  await window.monitor.credentialChanged('a');
  const asked = window.provider.requests.length;
  window.set();
  await window.clock.advance(HOUR);
  assert.equal(window.provider.requests.length, asked);
  assert.equal(window.clock.timers, 1);
});
