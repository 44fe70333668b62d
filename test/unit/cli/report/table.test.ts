import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Redactor } from '../../../../src/balance/secret/redaction.ts';
import { english } from '../../../../src/base/language.ts';
import { tableText } from '../../../../src/cli/report/table.ts';
import { languageFor } from '../../../../src/cli/shell/language.ts';
import { exact } from '../../balance/amount/exact.ts';
import { MINUTE, NOW } from '../../ui/sample.ts';
import { failed, PROVIDERS, refused, sms, well } from './statuses.ts';

const ESCAPE = String.fromCharCode(0x1b);

const asItIs = (text: string): string => text;

const STATUSES = [
  well('Main', [sms('12000'), { key: 'balance', unit: 'CNY', amount: exact('100.15') }], {}, MINUTE),
  well('Low', [sms('9', { limit: exact('10') })], { thresholds: { sms: exact('1000') } }),
  well('Empty', [sms('0')]),
  refused('Refused', [sms('900')]),
  failed('短信'),
  well('Quota', [sms('not-allocated')]),
];

test('22.1: the table has columns, ages, and in words what is low, used up or in trouble', () => {
  assert.equal(
    tableText(STATUSES, PROVIDERS, NOW, english, asItIs, false),
    [
      'Account  Quantity                           Remaining  Updated',
      'Main     SMS                          12,000 messages  1 minute ago',
      'Main     Balance                              ¥100.15  1 minute ago',
      'Low      SMS       9 of 10 messages left, below 1,000  just now',
      'Empty    SMS                      0 messages, used up  just now',
      'Refused  SMS                             900 messages  5 minutes ago, credential refused',
      '短信     –                                          –  refresh failed',
      'Quota    SMS                            Not allocated  just now',
      '',
    ].join('\n'),
  );
});

test('22.1: colours are for terminals, and say nothing that no word says', () => {
  const coloured = tableText(STATUSES, PROVIDERS, NOW, english, asItIs, true);
  assert.ok(!tableText(STATUSES, PROVIDERS, NOW, english, asItIs, false).includes(ESCAPE));
  const colourOf = (name: string): string | undefined =>
    coloured
      .split('\n')
      .find((line) => line.includes(name))
      ?.match(/\[(\d+)m/)?.[1];
  assert.deepEqual(['Main', 'Low', 'Empty', 'Refused', '短信'].map(colourOf), [undefined, '33', '31', '35', '35']);
  assert.equal(
    coloured.replaceAll(new RegExp(`${ESCAPE}\\[\\d+m`, 'g'), ''),
    tableText(STATUSES, PROVIDERS, NOW, english, asItIs, false),
  );
});

test('22.4: the table is told in Chinese', async () => {
  const text = tableText(STATUSES, PROVIDERS, NOW, await languageFor(['--lang', 'zh-CN'], {}), asItIs, false);
  assert.match(text, /^账号 +余量类型 +余量 +更新时间\n/);
  assert.match(text, /低于 1,000/);
  assert.match(text, /已用完/);
  assert.match(text, /1 分钟前/);
});

for (const [args, env, locale] of [
  [[], {}, 'en'],
  [[], { LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
  [[], { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'en'],
  [[], { LANG: 'de_DE.UTF-8' }, 'en'],
  [['--lang=zh-CN'], { LANG: 'en_US' }, 'zh-CN'],
  [['--lang', 'en'], { LANG: 'zh_CN.UTF-8' }, 'en'],
] as const) {
  test(`22.4: the language of ${JSON.stringify({ args, env })} is ${locale}`, async () =>
    assert.equal((await languageFor(args, env)).locale, locale));
}

test('22.1: a short secret takes no amount out of the table, and moves no column', () => {
  const redactor = new Redactor();
  for (const secret of ['900', 'Main', 'ago', '9']) {
    redactor.know({ secret });
  }
  const text = tableText(STATUSES, PROVIDERS, NOW, english, (name) => redactor.redact(name), false);
  assert.match(text, /^Refused {2}SMS +900 messages {2}5 minutes ago/m);
  assert.match(text, /^••• {6}SMS +12,000 messages {2}1 minute ago$/m);
  assert.match(text, /^Low {6}SMS +9 of 10 messages left, below 1,000 {2}just now$/m);
});
