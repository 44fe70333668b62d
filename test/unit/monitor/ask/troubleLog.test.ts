import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TroubleLog } from '../../../../src/monitor/ask/troubleLog.ts';
import { messages } from '../../fakes/amounts.ts';
import { account, FakeWindow, INTERVAL_MS } from '../../fakes/fakeWindow.ts';
import { HOUR, MINUTE, NOW } from '../../fakes/records.ts';
import { TestLog } from '../../fakes/testLog.ts';

const DOWN = { fault: { kind: 'provider-down', status: 503 }, since: NOW, attempts: 1 } as const;
const SLOW = { fault: { kind: 'timeout', host: 'sms.example', seconds: 15 }, since: NOW, attempts: 2 } as const;

test('a run of failures is one line when it starts and one when it ends, with its category', () => {
  const log = new TestLog();
  const troubles = new TroubleLog(log);
  troubles.continued(account('a'), undefined, DOWN);
  troubles.continued(account('a'), DOWN, { ...DOWN, attempts: 2 });
  troubles.continued(account('a'), DOWN, { ...DOWN, attempts: 3 });
  troubles.ended(account('a'), { ...DOWN, attempts: 3 });
  troubles.ended(account('a'), undefined);
  assert.deepEqual(log.lines, [
    'warn "Name of a" (fake sms): provider-down: The provider has an internal error (503). The next attempt is made by itself.',
    'info "Name of a" (fake sms): recovered from provider-down after 3 failed attempts',
  ]);
});

test('another kind of fault within a run is a detail', () => {
  const log = new TestLog();
  new TroubleLog(log).continued(account('a'), DOWN, SLOW);
  assert.equal(log.lines.length, 1);
  assert.match(log.lines[0] ?? '', /^debug .*timeout: sms\.example did not answer/);
});

test('a name with line breaks, terminal sequences or direction marks forges no line', () => {
  const log = new TestLog();
  const name = 'a\n2026-01-05 [info] recovered\r\u001b[2K\u202eevil';
  new TroubleLog(log).continued(account('a', { name }), undefined, DOWN);
  assert.equal(log.lines.length, 1);
  assert.doesNotMatch(log.lines[0] ?? '', /\p{Cc}|\p{Cf}/u);
});

test('a day of failures in a window is one line, and its end another', async () => {
  const window = await FakeWindow.open();
  assert.deepEqual(window.log.lines, []);
  window.provider.respond = () => ({ kind: 'provider-down', status: 503 });
  await window.clock.advance(24 * HOUR);
  assert.equal(window.log.lines.length, 1);
  window.provider.respond = () => messages('1');
  await window.clock.advance(INTERVAL_MS);
  assert.equal(window.log.lines.length, 2);
  assert.match(window.log.lines[1] ?? '', /recovered from provider-down after \d+ failed attempts/);
});

test('a credential that is missing for a day is one line, and its end another', async () => {
  const window = await FakeWindow.open();
  window.credentials.fail('a', { kind: 'no-credential' });
  await window.clock.advance(24 * HOUR);
  window.credentials.restore('a');
  await window.clock.advance(INTERVAL_MS + MINUTE);
  assert.deepEqual(
    window.log.lines.map((line) => line.split(' ')[0]),
    ['warn', 'info'],
  );
  assert.doesNotMatch(window.log.lines.join(), /canary/);
});
