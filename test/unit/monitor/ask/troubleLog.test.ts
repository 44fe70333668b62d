import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Fault } from '../../../../src/balance/fault/fault.ts';
import { TroubleLog } from '../../../../src/monitor/ask/troubleLog.ts';
import { messages } from '../../fakes/amounts.ts';
import { account, FakeWindow, INTERVAL_MS } from '../../fakes/fakeWindow.ts';
import { HOUR, MINUTE, NOW, record } from '../../fakes/records.ts';
import { TestLog } from '../../fakes/testLog.ts';

const DOWN = { fault: { kind: 'provider-down', status: 503 }, since: NOW, attempts: 1 } as const;
const REFUSED = { fault: { kind: 'auth', definitive: true }, since: NOW, attempts: 1 } as const;
const iso = (at: number): string => new Date(at).toISOString();
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
    'warn account 1 (fake sms): provider-down (status 503)',
    'info account 1 (fake sms): recovered from provider-down after 3 failed attempts',
  ]);
});

test('another kind of fault within a run is a detail', () => {
  const log = new TestLog();
  new TroubleLog(log).continued(account('a'), DOWN, SLOW);
  assert.equal(log.lines.length, 1);
  assert.match(log.lines[0] ?? '', /^debug account 1 \(fake sms\): timeout \(host sms\.example, seconds 15\)$/);
});

test('A8: a line names nobody: not the account, no address, no variable, nothing that a server says', () => {
  const log = new TestLog();
  const troubles = new TroubleLog(log);
  const faults: readonly Fault[] = [
    { kind: 'provider-error', code: '7', text: 'Smith & Sons has no credit' },
    { kind: 'endpoint-refused', endpoint: 'https://smith.example/path', problem: 'not-https' },
    { kind: 'no-credential', variables: ['SMITH_KEY', 'SMITH_SECRET'] },
  ];
  for (const fault of faults) {
    const trouble = { fault, since: NOW, attempts: 1 };
    troubles.continued(account('smith-1', { name: 'Payroll of Smith' }), undefined, trouble);
    troubles.ended(account('smith-1', { name: 'Smith, renamed' }), trouble);
  }
  assert.doesNotMatch(log.lines.join('\n'), /smith/i);
  assert.equal(log.lines[0], 'warn account 1 (fake sms): provider-error (code 7)');
});

test('A8: an account keeps its number in the log, also after others were removed', () => {
  const log = new TestLog();
  const troubles = new TroubleLog(log);
  for (const id of ['b', 'a', 'b', 'c', 'a']) {
    troubles.ended(account(id), DOWN);
  }
  assert.deepEqual(
    log.lines.map((line) => /account \d+/.exec(line)?.[0]),
    ['account 1', 'account 2', 'account 1', 'account 3', 'account 2'],
  );
});

test('a code with line breaks, terminal sequences or direction marks forges no line', () => {
  const log = new TestLog();
  const code = 'a\n2026-01-05 [info] recovered\r\u001b[2K\u202eevil';
  new TroubleLog(log).continued(account('a'), undefined, { ...DOWN, fault: { kind: 'not-enabled', code } });
  assert.equal(log.lines.length, 1);
  assert.doesNotMatch(log.lines[0] ?? '', /\p{Cc}|\p{Cf}/u);
});

test('a day of failures in a window is one line, and its end another', async () => {
  const window = await FakeWindow.open();
  assert.deepEqual(window.log.told, []);
  window.provider.respond = () => ({ kind: 'provider-down', status: 503 });
  await window.clock.advance(24 * HOUR);
  assert.equal(window.log.told.length, 1);
  window.provider.respond = () => messages('1');
  await window.clock.advance(INTERVAL_MS);
  assert.equal(window.log.told.length, 2);
  assert.match(window.log.told[1] ?? '', /recovered from provider-down after \d+ failed attempts/);
});

test('a credential that is missing for a day is one line, and its end another', async () => {
  const window = await FakeWindow.open();
  window.credentials.fail('a', { kind: 'no-credential' });
  await window.clock.advance(24 * HOUR);
  window.credentials.restore('a');
  await window.clock.advance(INTERVAL_MS + MINUTE);
  assert.deepEqual(
    window.log.told.map((line) => line.split(' ')[0]),
    ['warn', 'info'],
  );
  assert.doesNotMatch(window.log.told.join(), /canary/);
});

const CLAIMED = record({ claimedAt: NOW - 240 });
const NEXT = NOW + 15 * MINUTE;
const READING = { at: NOW, quantities: messages('9') };

for (const [what, write, line] of [
  ['a request', (log) => log.asked(account('a'), 'timer'), 'info account 1 (fake sms): asked (timer)'],
  [
    'a wish of the provider',
    (log) => log.notAsked(account('a'), 'manual', { go: false, because: 'held', until: NEXT }),
    `debug account 1 (fake sms): not asked (manual): the provider asked to wait until ${iso(NEXT)}`,
  ],
  [
    'the least gap',
    (log) => log.notAsked(account('a'), 'focus', { go: false, because: 'too-soon', until: NEXT }),
    `debug account 1 (fake sms): not asked (focus): the request before is too near until ${iso(NEXT)}`,
  ],
  [
    'another request',
    (log) => log.notAsked(account('a'), 'timer', { go: false, because: 'in-flight', until: NEXT }),
    `debug account 1 (fake sms): not asked (timer): a request is under way, until ${iso(NEXT)} at most`,
  ],
  [
    'a number that is new',
    (log) => log.notAsked(account('a'), 'focus', { go: false, because: 'not-due', until: NEXT }),
    `debug account 1 (fake sms): not asked (focus): not due before ${iso(NEXT)}`,
  ],
  [
    'a refused credential',
    (log) => log.notAsked(account('a'), 'timer', 'refused'),
    'debug account 1 (fake sms): not asked (timer): still the credential that was refused',
  ],
  [
    'a claim that was lost',
    (log) => log.notAsked(account('a'), 'timer', 'claimed'),
    'debug account 1 (fake sms): not asked (timer): another window was faster, or the file is locked',
  ],
  [
    'an answer',
    (log) => log.settled(account('a'), CLAIMED, { nextDue: NEXT, holdUntil: 0, reading: READING }, NOW),
    `debug account 1 (fake sms): answered in 240 ms with 1 quantity; next at ${iso(NEXT)}`,
  ],
  [
    'a failure',
    (log) => log.settled(account('a'), CLAIMED, { nextDue: NEXT, holdUntil: NEXT, trouble: SLOW }, NOW),
    'debug account 1 (fake sms): attempt 2 failed in 240 ms: timeout (host sms.example, seconds 15), passing; ' +
      `next at ${iso(NEXT)}, held by the provider until ${iso(NEXT)}`,
  ],
  [
    'a pause',
    (log) =>
      log.settled(account('a'), CLAIMED, { nextDue: NEXT, holdUntil: 0, trouble: REFUSED, refusedMark: 'm' }, NOW),
    'debug account 1 (fake sms): attempt 1 failed in 240 ms: auth (definitive true), paused; paused until the credential changes',
  ],
] as const satisfies readonly (readonly [string, (log: TroubleLog) => void, string])[]) {
  test(`18.7: the log says what was asked when, and why: ${what}`, () => {
    const log = new TestLog();
    write(new TroubleLog(log));
    assert.deepEqual(log.lines, [line]);
  });
}

test('18.7: that nothing is asked is said once, until something is', () => {
  const log = new TestLog();
  const troubles = new TroubleLog(log);
  const look = () => troubles.notAsked(account('a'), 'focus', { go: false, because: 'not-due', until: NEXT });
  look();
  look();
  troubles.asked(account('a'), 'timer');
  look();
  assert.deepEqual(
    log.lines.map((line) => line.slice(0, line.indexOf(' '))),
    ['debug', 'info', 'debug'],
  );
});

test('18.7: a window logs each request of its own, and what came of it', async () => {
  const window = await FakeWindow.open();
  await window.monitor.refresh('a', 'focus');
  await window.clock.advance(INTERVAL_MS);
  window.provider.respond = () => ({ kind: 'provider-down', status: 503 });
  await window.clock.advance(INTERVAL_MS);
  const lines = window.log.lines.map((line) =>
    line
      .replaceAll(/\d{4}-\d\d-\S+?Z/g, '<time>')
      .replace(/in \d+ ms/, 'in <ms>')
      .replace('account 1 (fake sms)', 'a'),
  );
  assert.deepEqual(lines.slice(0, 7), [
    'info a: asked (timer)',
    'debug a: answered in <ms> with 1 quantity; next at <time>',
    'debug a: not asked (focus): the request before is too near until <time>',
    'info a: asked (timer)',
    'debug a: answered in <ms> with 1 quantity; next at <time>',
    'info a: asked (timer)',
    'debug a: attempt 1 failed in <ms>: provider-down (status 503), passing; next at <time>',
  ]);
});
