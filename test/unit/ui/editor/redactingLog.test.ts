import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Redactor } from '../../../../src/balance/secret/redaction.ts';
import { RedactingLog } from '../../../../src/ui/editor/redactingLog.ts';
import { TestLog } from '../../fakes/testLog.ts';

function open() {
  const redactor = new Redactor();
  redactor.know({ key: 'k', secret: 'canary-in-the-log' });
  const ends: string[] = [];
  const target = Object.assign(new TestLog(), { show: () => ends.push('shown'), dispose: () => ends.push('disposed') });
  return { target, ends, log: new RedactingLog(target, redactor, { now: () => Date.UTC(2026, 0, 2) }) };
}

test('no line holds a secret, and each stays one line', () => {
  const { target, log } = open();
  log.debug('a');
  log.info('b\nc');
  log.warn('it is canary-in-the-log');
  log.error('d');
  assert.doesNotMatch(target.lines.join(), /canary/);
  assert.deepEqual(
    target.lines.map((line) => line.split(' ')[0]),
    ['debug', 'info', 'warn', 'error'],
  );
  assert.doesNotMatch(target.lines[1] ?? '', /\n/);
});

test('the last fifty lines are kept for a report, with their times', () => {
  const { log } = open();
  for (let line = 1; line <= 60; line++) {
    log.info(`line ${line}`);
  }
  assert.equal(log.recent.length, 50);
  assert.deepEqual(
    [log.recent[0], log.recent.at(-1)],
    ['2026-01-02T00:00:00.000Z [info] line 11', '2026-01-02T00:00:00.000Z [info] line 60'],
  );
});

test('18.7: what is asked all day does not push what went wrong out of a report', () => {
  const { log } = open();
  log.warn('trouble');
  for (let line = 1; line <= 60; line++) {
    log.info(`asked ${line}`);
    log.debug(`answered ${line}`);
  }
  log.error('another');
  assert.equal(log.recent.length, 52);
  assert.deepEqual(
    [0, 1, 50, 51].map((at) => log.recent[at]?.slice(25)),
    ['[warning] trouble', '[info] asked 36', '[debug] answered 60', '[error] another'],
  );
});

test('what it writes to is shown and given up with it', () => {
  const { log, ends } = open();
  log.show();
  log.dispose();
  assert.deepEqual(ends, ['shown', 'disposed']);
});
