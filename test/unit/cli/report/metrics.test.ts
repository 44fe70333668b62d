import assert from 'node:assert/strict';
import { test } from 'node:test';
import { metricsText as textOf } from '../../../../src/cli/report/metrics.ts';
import { exact } from '../../balance/amount/exact.ts';
import { NOW } from '../../ui/sample.ts';
import { failed, PROVIDERS, refused, sms, well } from './statuses.ts';

const metricsText = (
  statuses: Parameters<typeof textOf>[0],
  refused_: Parameters<typeof textOf>[1],
  providers: Parameters<typeof textOf>[2],
): string => textOf(statuses, refused_, providers, (text) => text);
const linesOf = (text: string, start: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith(start));
const labels = (name: string, more = ''): string => `account="${name}",provider="tester",product="all"${more}`;

test('22.2: amounts in their units, limits, thresholds, expiries and how each account stands', () => {
  const text = metricsText(
    [
      well(
        'Main',
        [
          sms('900', { limit: exact('5000'), expiresAt: NOW + 1500 }),
          { key: 'mail', unit: 'emails', amount: exact('-5') },
          { key: 'points', unit: 'credits', amount: exact('0.25') },
          { key: 'balance', unit: 'CNY', amount: exact('100.150'), limit: exact('7') },
        ],
        { thresholds: { sms: exact('1000'), balance: exact('50') } },
      ),
    ],
    [],
    PROVIDERS,
  );
  const of = (quantity: string, more = ''): string => `{${labels('Main', `,quantity="${quantity}"${more}`)}}`;
  const samples = text.split('\n').filter((line) => !line.startsWith('#') && line !== '');
  assert.deepEqual(samples, [
    `messagingbalance_left_messages${of('sms')} 900`,
    `messagingbalance_left_emails${of('mail')} -5`,
    `messagingbalance_left_credits${of('points')} 0.25`,
    `messagingbalance_left_money${of('balance', ',currency="CNY"')} 100.150`,
    `messagingbalance_limit_messages${of('sms')} 5000`,
    `messagingbalance_limit_money${of('balance', ',currency="CNY"')} 7`,
    `messagingbalance_threshold_messages${of('sms')} 1000`,
    `messagingbalance_threshold_money${of('balance', ',currency="CNY"')} 50`,
    `messagingbalance_expiry_timestamp_seconds${of('sms')} ${(NOW + 1500) / 1000}`,
    `messagingbalance_up{${labels('Main')}} 1`,
    `messagingbalance_last_success_timestamp_seconds{${labels('Main')}} ${NOW / 1000}`,
    'messagingbalance_refused_accounts 0',
  ]);
});

for (const word of ['not-allocated', 'not-told', 'unlimited', 'used-only', 'postpaid']) {
  test(`22.2: what is ${word} has no sample of what is left`, () => {
    const text = metricsText([well('Main', [sms(word, { limit: exact('9') })])], [], PROVIDERS);
    assert.deepEqual(linesOf(text, 'messagingbalance_left'), []);
    assert.equal(linesOf(text, 'messagingbalance_limit_messages').length, 1);
  });
}

test('22.2: an account in trouble is not up, says why, and keeps its last amount with its time', () => {
  const text = metricsText(
    [refused('Main', [sms('900')]), failed('New', { thresholds: { sms: exact('10') } })],
    [],
    PROVIDERS,
  );
  assert.deepEqual(linesOf(text, 'messagingbalance_up'), [
    `messagingbalance_up{${labels('Main')}} 0`,
    `messagingbalance_up{${labels('New')}} 0`,
  ]);
  assert.deepEqual(linesOf(text, 'messagingbalance_trouble'), [
    `messagingbalance_trouble{${labels('Main', ',kind="auth"')}} 1`,
    `messagingbalance_trouble{${labels('New', ',kind="network"')}} 1`,
  ]);
  assert.equal(linesOf(text, 'messagingbalance_left_messages').length, 1);
  assert.deepEqual(linesOf(text, 'messagingbalance_last_success'), [
    `messagingbalance_last_success_timestamp_seconds{${labels('Main')}} ${NOW / 1000 - 300}`,
  ]);
  assert.equal(linesOf(text, `messagingbalance_threshold_messages{${labels('New')}`).length, 1);
});

test('22.2: a reading that is old is not up', () => {
  const text = metricsText([well('Main', [sms('900')], {}, 10 * 60_000)], [], PROVIDERS);
  assert.deepEqual(linesOf(text, 'messagingbalance_up'), [`messagingbalance_up{${labels('Main')}} 0`]);
});

test('22.2: accounts of the file that are refused are counted', () => {
  const text = metricsText([well('Main', [])], [{ name: 'x', reason: 'y' }], PROVIDERS);
  assert.deepEqual(linesOf(text, 'messagingbalance_refused'), ['messagingbalance_refused_accounts 1']);
});

test('22.2: names are escaped as both formats have it', () => {
  const text = metricsText([well('A "b" \\ 短信', [sms('1')])], [], PROVIDERS);
  assert.ok(text.includes('account="A \\"b\\" \\\\ 短信"'), text);
});

test('22.2: what a reply calls a quantity is one line, and no command to a terminal', () => {
  const key = 'a\n# EOF\n\u001b[31mb';
  const text = metricsText([well('Main', [{ key, label: key, unit: 'messages', amount: exact('5') }])], [], PROVIDERS);
  assert.deepEqual(linesOf(text, 'messagingbalance_left'), [
    `messagingbalance_left_messages{${labels('Main', ',quantity="a # EOF b"')}} 5`,
  ]);
});

/**
 * What both formats take: a family at a time with its help and its type before its samples, no blank line, no time, no help with
 * characters that they write in different ways, the end that OpenMetrics wants and that is a comment to Prometheus.
 */
test('22.2: one text is valid in both formats', () => {
  const text = metricsText(
    [well('Main', [sms('1'), { key: 'balance', unit: 'CNY', amount: exact('1') }]), failed('B')],
    [],
    PROVIDERS,
  );
  assert.match(text, /\n# EOF\n$/);
  const families: string[] = [];
  for (const line of text.split('\n').slice(0, -2)) {
    const [, kind, named, rest = ''] = /^# (HELP|TYPE) (\w+) (.*)$/.exec(line) ?? [];
    const [, sampled] = /^([a-z_]+)(?:\{(?:[a-z]+="(?:[^"\\\n]|\\["\\n])*",?)+\})? -?\d+(?:\.\d+)?$/.exec(line) ?? [];
    assert.ok((named ?? sampled) !== undefined, line);
    if (kind === 'HELP') {
      assert.ok(!families.includes(named ?? ''), `${named} twice`);
      families.push(named ?? '');
      assert.match(rest, /^[^"\\]+\.$/);
    } else {
      assert.equal(named ?? sampled, families.at(-1));
      assert.ok(kind !== 'TYPE' || rest === 'gauge');
    }
  }
  assert.ok(families.every((name) => /^messagingbalance_[a-z_]+$/.test(name)) && families.length >= 5);
});

test('22.2: labels are cleared of secrets, and never the names of metrics or a number', () => {
  const text = textOf([well('Main', [sms('1')])], [], PROVIDERS, () => '•••');
  assert.deepEqual(linesOf(text, 'messagingbalance_left_messages{'), [
    'messagingbalance_left_messages{account="•••",provider="tester",product="all",quantity="•••"} 1',
  ]);
  assert.match(text, /^messagingbalance_up\{account="•••",provider="tester",product="all"\} 1$/m);
});
