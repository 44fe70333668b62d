import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountStatus } from '../../../../src/balance/account/state.ts';
import { Redactor } from '../../../../src/balance/secret/redaction.ts';
import { english } from '../../../../src/base/language.ts';
import { checkText } from '../../../../src/cli/report/check.ts';
import { exact } from '../../balance/amount/exact.ts';
import { NOW } from '../../ui/sample.ts';
import { failed, PROVIDERS, refused, sms, well } from './statuses.ts';

const asItIs = (text: string): string => text;
/** As the clock on the wall says it, in whatever time zone that hangs. */
const NOON = new Date(2026, 0, 5, 12, 0, 30).getTime();
const LOW = { thresholds: { sms: exact('1000') } };
const check = (...statuses: readonly AccountStatus[]) => checkText(statuses, [], PROVIDERS, NOW, english, asItIs);

for (const [name, statuses, code, line] of [
  [
    'all is well',
    [well('Main', [sms('1000')], LOW)],
    0,
    "MESSAGING BALANCE OK - 1 of 1 accounts well | 'Main sms'=1000;1000:;@~:0\n",
  ],
  [
    'below its threshold',
    [well('Main', [sms('999.5')], LOW), well('B', [sms('5')])],
    1,
    "MESSAGING BALANCE WARNING - Main: SMS: 999.5 messages, below 1,000; 1 of 2 accounts well | 'Main sms'=999.5;1000:;@~:0 'B sms'=5\n",
  ],
  [
    'used up, which stands for the account',
    [well('Main', [sms('0')])],
    2,
    "MESSAGING BALANCE CRITICAL - Main: SMS: 0 messages, used up | 'Main sms'=0\n",
  ],
  [
    'used up below a threshold',
    [well('Main', [sms('-1')], LOW)],
    2,
    "MESSAGING BALANCE CRITICAL - Main: SMS: -1 messages, used up | 'Main sms'=-1;1000:;@~:0\n",
  ],
  [
    'used up while days left are watched, which are not looked at here',
    [well('Main', [sms('0')], { daysLeft: exact('3') })],
    2,
    "MESSAGING BALANCE CRITICAL - Main: SMS: 0 messages, used up; days left are not looked at, Prometheus does that | 'Main sms'=0\n",
  ],
  [
    'the credential is refused',
    [refused('Main'), well('B', [sms('5')])],
    3,
    "MESSAGING BALANCE UNKNOWN - Main: The provider refused the credential. Replace it; until then it is not sent again; 1 of 2 accounts well | 'B sms'=5\n",
  ],
  [
    'nobody was reached',
    [failed('Main')],
    3,
    'MESSAGING BALANCE UNKNOWN - Main: api.tester.example refuses connections\n',
  ],
  [
    'what is known to be low is worse than what is not known, and its age is told',
    [refused('Main', [sms('9')], LOW)],
    1,
    'MESSAGING BALANCE WARNING - Main: SMS: 9 messages, below 1,000, 5 minutes ago; Main: The provider refused the credential. Replace it; until then it is not sent again\n',
  ],
  ['what is not allocated is never used up', [well('Main', [sms('not-allocated')], LOW)], 0, undefined],
  [
    'an old reading is unknown, and gives no data',
    [{ ...well('Main', [sms('5000')], LOW, 3_600_000), nextAt: NOON }],
    3,
    'MESSAGING BALANCE UNKNOWN - Main: An earlier run was given up before the answer came. Try again after 12:00:30\n',
  ],
] as const) {
  test(`22.1: check: ${name}`, () => {
    const checked = check(...statuses);
    assert.equal(checked.code, code);
    assert.equal(checked.line, line ?? checked.line);
    assert.match(checked.line, /^[^\n]+\n$/);
  });
}

test('22.1: check: what is used up beside what stands for the account is told where an amount is set for it', () => {
  const quantities = [sms('5'), { key: 'mail', unit: 'emails', amount: exact('0') } as const];
  assert.equal(check(well('Main', quantities)).code, 0);
  assert.equal(check(well('Main', quantities, { thresholds: { mail: exact('0') } })).code, 2);
});

test('22.1: check: the worst comes first, and an account of the file that is refused is unknown', () => {
  const statuses = [failed('A'), well('B', [sms('9')], LOW), well('C', [sms('0')])];
  const { line, code } = checkText(
    statuses,
    [{ name: 'D', reason: 'Account D: no.' }],
    PROVIDERS,
    NOW,
    english,
    asItIs,
  );
  assert.equal(code, 2);
  assert.match(line, /^MESSAGING BALANCE CRITICAL - C: .*; B: .*; A: .*; Account D: no \| /);
});

test('22.1: check: names cannot end the text or a label', () => {
  const { line } = check(well("it's | a=b", [sms('0')]));
  const [text = '', data = '', ...more] = line.split(' | ');
  assert.equal(more.length, 0);
  assert.match(text, /it's \/ a=b: /);
  assert.equal(data, "'it''s   a b sms'=0\n");
});

test('22.1: check: what a reply calls a quantity cannot break the line', () => {
  const key = `a\n\u001b[31mb | 'c`;
  const { line } = check(well('Main', [{ key, label: key, unit: 'messages', amount: exact('5') }]));
  assert.equal(line, "MESSAGING BALANCE OK - 1 of 1 accounts well | 'Main a b   ''c'=5\n");
});

test('22.1: check: a short secret takes neither amounts nor what tells the parts of the line apart along', () => {
  const redactor = new Redactor();
  for (const secret of ['999', '0', 'sms', 'OK', 'BALANCE', 'WARNING', 'below', 'Prod']) {
    redactor.know({ secret });
  }
  const statuses = [well('Prod eu', [sms('999')], LOW), failed('B')];
  const refusals = [{ name: 'Prod', reason: 'Account Prod: no.' }];
  const { line } = checkText(statuses, refusals, PROVIDERS, NOW, english, (text) => redactor.redact(text));
  assert.equal(
    line,
    "MESSAGING BALANCE WARNING - ••• eu: SMS: 999 messages, below 1,000; B: api.tester.example refuses connections; Account •••: no | '••• eu •••'=999;1000:;@~:0\n",
  );
});
