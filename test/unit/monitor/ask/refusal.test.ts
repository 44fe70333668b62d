import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault } from '../../../../src/balance/fault/fault.ts';
import { messages } from '../../fakes/amounts.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { FakeProvider } from '../../fakes/fakeProvider.ts';
import { account, FakeWindow, INTERVAL_MS } from '../../fakes/fakeWindow.ts';
import { HOUR, MINUTE, SECOND } from '../../fakes/records.ts';

const WRONG: Fault = { kind: 'auth', definitive: true, code: '50004' };
const STRAY: Fault = { kind: 'auth', definitive: false };

/** A window whose account `a` had the reading 100 and is paused now, with `b` beside it. */
async function openPaused(fault: Fault = WRONG): Promise<FakeWindow> {
  const window = await FakeWindow.open({ accounts: [account('a'), account('b')] });
  await window.clock.advance(SECOND);
  window.provider.respond = (request) => (request.account.id === 'a' ? fault : messages('100'));
  await window.clock.advance(2 * INTERVAL_MS + 2 * MINUTE);
  assert.equal(window.kind('a'), 'paused');
  return window;
}

test('row 16: a wrong credential pauses its account, tells once, and the others go on', async () => {
  const window = await openPaused();
  assert.deepEqual(window.refused, [{ id: 'a', fault: WRONG }]);
  assert.equal(window.amount('a'), '100');
  assert.equal(window.fault('a'), 'auth');
  assert.equal(window.status('a').nextAt, undefined);
  const asked = window.provider.of('a').length;
  const others = window.provider.of('b').length;
  await window.clock.advance(24 * HOUR);
  assert.equal(window.provider.of('a').length, asked);
  assert.ok(window.provider.of('b').length >= others + 95);
  assert.equal(window.kind('b'), 'ok');
  assert.equal(window.refused.length, 1);
});

test('row 16: a paused account is asked by hand, and only then', async () => {
  const window = await openPaused();
  const asked = window.provider.of('a').length;
  await window.monitor.focus();
  await window.monitor.credentialChanged('a');
  assert.equal(window.provider.of('a').length, asked);
  assert.deepEqual(await window.monitor.refresh('a', 'manual'), { kind: 'done' });
  assert.equal(window.provider.of('a').length, asked + 1);
  assert.equal(window.kind('a'), 'paused');
  assert.equal(window.refused.length, 1);
  window.provider.respond = () => messages('98');
  await window.clock.advance(MINUTE);
  await window.monitor.refresh('a', 'manual');
  assert.equal(window.kind('a'), 'ok');
  assert.equal(window.amount('a'), '98');
});

test('row 16: a network that fails in a manual attempt ends no pause and offers nothing twice', async () => {
  const window = await openPaused();
  window.provider.respond = () => ({ kind: 'network', host: 'sms.example', problem: 'reset' });
  await window.monitor.refresh('a', 'manual');
  assert.equal(window.kind('a'), 'paused');
  assert.equal(window.fault('a'), 'auth');
  window.provider.respond = () => WRONG;
  const asked = window.provider.of('a').length;
  await window.clock.advance(24 * HOUR);
  assert.equal(window.provider.of('a').length, asked);
  assert.equal(window.refused.filter(({ id }) => id === 'a').length, 1);
});

test('row 41: a new credential is asked with at once, even when no event tells of it', async () => {
  for (const told of [true, false]) {
    const window = await openPaused();
    await window.clock.advance(HOUR);
    window.provider.respond = ({ credential }) => (credential['key'] === 'key-2' ? messages('97') : WRONG);
    window.credentials.set('a', 'key-2');
    if (told) {
      await window.monitor.credentialChanged('a');
    } else {
      await window.clock.advance(INTERVAL_MS + MINUTE);
    }
    assert.equal(window.kind('a'), 'ok');
    assert.equal(window.amount('a'), '97');
    assert.equal(window.provider.of('a').at(-1)?.credential['key'], 'key-2');
  }
});

for (const [what, change] of [
  ['place', { place: 'us' }],
  ['parameter', { parameters: { region: 'west' } }],
] as const) {
  test(`row 16: a credential that was refused is asked with again when the ${what} of its account is another one`, async () => {
    const clock = new FakeClock();
    const provider = new FakeProvider(clock);
    Object.assign(provider.products[0] ?? assert.fail(), {
      // The same address for both: what tells them apart is the request.
      places: ['eu', 'us'].map((id) => ({ id, label: () => id, hosts: ['https://sms.example'] })),
      parameters: [{ id: 'region', label: () => 'Region', initial: 'east', isForm: true }],
    });
    provider.respond = ({ account: { place, parameters } }) =>
      place === undefined && parameters === undefined ? WRONG : messages('97');
    const window = await FakeWindow.open({ clock, provider });
    assert.equal(window.kind('a'), 'paused');
    window.set(account('a', change));
    await window.clock.advance(INTERVAL_MS + MINUTE);
    assert.equal(window.amount('a'), '97');
  });
}

test('row 16: another credential that is refused too is told of again', async () => {
  const window = await openPaused();
  window.credentials.set('a', 'key-2');
  await window.monitor.credentialChanged('a');
  assert.equal(window.kind('a'), 'paused');
  assert.equal(window.refused.length, 2);
});

test('row 17: one stray 401 pauses nothing', async () => {
  const window = await FakeWindow.open();
  let strays = 1;
  window.provider.respond = () => (strays-- > 0 ? STRAY : messages('99'));
  await window.clock.advance(2 * INTERVAL_MS);
  assert.equal(window.kind(), 'ok');
  assert.equal(window.amount(), '99');
  assert.equal(window.refused.length, 0);
});

test('row 17: the second 401, at least 60 s after the first, pauses', async () => {
  const window = await FakeWindow.open();
  const before = window.provider.requests.length;
  window.provider.respond = () => STRAY;
  const asked = window.monitor.refresh('a', 'manual');
  await window.clock.advance(10 * SECOND);
  await asked;
  await window.clock.advance(20 * SECOND);
  await window.monitor.refresh('a', 'manual');
  assert.equal(window.kind(), 'stale');
  assert.equal(window.refused.length, 0);
  await window.clock.advance(2 * MINUTE);
  assert.equal(window.kind(), 'paused');
  assert.deepEqual(window.refused, [{ id: 'a', fault: STRAY }]);
  const times = window.provider.requests.slice(before).map(({ monotonic }) => monotonic);
  assert.ok((times.at(-1) ?? 0) - (times[0] ?? 0) >= MINUTE);
  const sent = window.provider.requests.length;
  await window.clock.advance(HOUR);
  assert.equal(window.provider.requests.length, sent);
});

test('row 17: one stray 401 does not pause the credential that replaces a refused one', async () => {
  const window = await openPaused(STRAY);
  await window.clock.advance(HOUR);
  window.credentials.set('a', 'key-2');
  let strays = 1;
  window.provider.respond = () => (strays-- > 0 ? STRAY : messages('97'));
  await window.monitor.credentialChanged('a');
  assert.equal(window.kind('a'), 'failed');
  assert.equal(window.refused.length, 1);
  await window.clock.advance(2 * MINUTE);
  assert.equal(window.kind('a'), 'ok');
});

test('row 16: an endpoint that changes is another question, so the credential may be right now', async () => {
  const window = await openPaused();
  window.provider.respond = ({ endpoints }) => (endpoints[0] === 'https://other.example' ? messages('96') : WRONG);
  await window.clock.advance(MINUTE);
  window.set(account('a', { endpoints: ['https://other.example'] }), account('b'));
  await window.clock.advance(SECOND);
  assert.equal(window.kind('a'), 'ok');
  assert.equal(window.amount('a'), '96');
});

test('row 43: the record of a pause holds a mark of the credential and not the credential', async () => {
  const window = await openPaused();
  const record = window.store.record('a');
  assert.match(record.refusedMark ?? '', /^[0-9a-f]{12}$/);
  assert.doesNotMatch(JSON.stringify(record), /key-1|canary/);
});
