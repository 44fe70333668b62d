import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountStatus } from '../../../../src/balance/account/state.ts';
import type { Quantity } from '../../../../src/balance/amount/quantity.ts';
import { english, type Language } from '../../../../src/base/language.ts';
import { NO_OUTLOOK, type Outlook } from '../../../../src/monitor/standing/outlook.ts';
import { arrange } from '../../../../src/ui/tree/arrangement.ts';
import { groupRow } from '../../../../src/ui/tree/arrangementText.ts';
import { accountRow, detailRows } from '../../../../src/ui/tree/rows.ts';
import { exact } from '../../balance/amount/exact.ts';
import { LOW, outlook, runsOut } from '../../wording/outlook.ts';
import '../../vscode.ts';
import { chinese } from '../chinese.ts';
import { MINUTE, NOW, PROVIDERS, quantity, reading, STATES, status, trouble } from '../sample.ts';
import { listed, NAMING, OWN_GROUPED } from './listed.ts';

const { accountItem, detailItem, groupItem, invalidItem } = await import('../../../../src/ui/tree/items.ts');

const LANGUAGES: readonly Language[] = [{ ...english, timeZone: 'UTC' }, chinese];

const RICH: readonly Quantity[] = [
  { ...quantity('general', '1234', 'emails'), limit: exact('50000'), resetsAt: NOW + 30 * 60 * MINUTE },
  { ...quantity('voice', null), amount: 'used-only', used: exact('120') },
  {
    ...quantity('cash', '14197.087', 'CNY'),
    expiresAt: Date.UTC(2026, 11, 31),
    parts: [{ name: 'Small', amount: exact('500'), total: exact('1000'), expiresAt: Date.UTC(2026, 11, 31) }],
  },
  quantity('none', null),
];

function spokenAccount(each: AccountStatus, known: Outlook = NO_OUTLOOK): readonly (string | undefined)[] {
  return LANGUAGES.map(
    (language) => accountItem(accountRow(each, PROVIDERS, NOW, language, known), false).accessibilityInformation?.label,
  );
}

function spokenDetails(each: AccountStatus, known: Outlook = NO_OUTLOOK): readonly (readonly (string | undefined)[])[] {
  return LANGUAGES.map((language) =>
    detailRows(each, PROVIDERS, NOW, language, known).map(
      (row) => detailItem(row, language, () => language.t('Refresh Account')).accessibilityInformation?.label,
    ),
  );
}

for (const [name, each, known, inEnglish, inChinese] of [
  [
    'fresh',
    STATES.fresh,
    NO_OUTLOOK,
    'Main, Tester · SMS, 9,410 messages, 5 minutes ago',
    'Main，Tester · 短信，9,410 条，5 分钟前',
  ],
  [
    'refreshing',
    { ...STATES.fresh, refreshing: true },
    NO_OUTLOOK,
    'Main, Tester · SMS, 9,410 messages, 5 minutes ago, refreshing',
    'Main，Tester · 短信，9,410 条，5 分钟前，正在刷新',
  ],
  ['loading', STATES.loading, NO_OUTLOOK, 'Main, Tester · SMS, loading', 'Main，Tester · 短信，正在加载'],
  [
    'old',
    STATES.old,
    NO_OUTLOOK,
    'Main, Tester · SMS, 9,410 messages, 1 hour ago, out of date',
    'Main，Tester · 短信，9,410 条，1 小时前，数据过旧',
  ],
  [
    'stale',
    STATES.stale,
    NO_OUTLOOK,
    'Main, Tester · SMS, 9,410 messages, 20 minutes ago, refresh failed',
    'Main，Tester · 短信，9,410 条，20 分钟前，刷新失败',
  ],
  ['failed', STATES.failed, NO_OUTLOOK, 'Main, Tester · SMS, refresh failed', 'Main，Tester · 短信，刷新失败'],
  [
    'refused',
    STATES.paused,
    NO_OUTLOOK,
    'Main, Tester · SMS, 9,410 messages, 20 minutes ago, credential refused',
    'Main，Tester · 短信，9,410 条，20 分钟前，凭据被拒绝',
  ],
  [
    'paused',
    status('Main', { kind: 'paused', trouble: trouble({ kind: 'secret-store' }) }),
    NO_OUTLOOK,
    'Main, Tester · SMS, paused',
    'Main，Tester · 短信，已暂停刷新',
  ],
  [
    'waiting',
    status('Main', { kind: 'waiting', reading: reading(5 * MINUTE) }),
    NO_OUTLOOK,
    'Main, Tester · SMS, 9,410 messages, 5 minutes ago, waiting for its provider',
    'Main，Tester · 短信，9,410 条，5 分钟前，等待服务商可用',
  ],
  [
    'low',
    LOW,
    outlook(LOW),
    'Main, Tester · SMS, 900 messages, low, just now',
    'Main，Tester · 短信，900 条，不足，刚刚',
  ],
] as const) {
  test(`18.8: the row of an account that is ${name} is read aloud in both languages`, () =>
    assert.deepEqual(spokenAccount(each, known), [inEnglish, inChinese]));
}

const TREND = { forecast: runsOut(), addedToday: exact('500') };

for (const [name, each, known, inEnglish, inChinese] of [
  [
    'what is fresh',
    STATES.fresh,
    NO_OUTLOOK,
    ['General SMS: 9,410 messages', 'Voice SMS: 702 messages'],
    ['通用类短信：9,410 条', '语音短信：702 条'],
  ],
  [
    'trouble',
    STATES.failed,
    NO_OUTLOOK,
    ['api.tester.example refuses connections. Next attempt in 2 minutes. Action: Refresh Account.'],
    ['api.tester.example 拒绝连接。2 分钟后再次尝试。操作：刷新账号。'],
  ],
  [
    'what is low, with its end and a top-up',
    LOW,
    outlook(LOW, { general: TREND }),
    [
      'General SMS: 900 messages, low, below 1,000 messages, about 3 days',
      'General SMS: topped up by 500 messages today',
      'Voice SMS: 0 messages',
    ],
    ['通用类短信：900 条，不足，低于 1,000 条，约剩 3 天', '通用类短信：今天充值 500 条', '语音短信：0 条'],
  ],
  [
    'limits, words, packages and money',
    status('Main', { kind: 'ok', reading: reading(0, [...RICH]) }),
    {
      ...NO_OUTLOOK,
      quantities: new Map([['general', { level: 'ok', threshold: { kind: 'amount', level: exact('9') } }]]),
    },
    [
      'General SMS: 1,234 of 50,000 e-mails left, threshold 9 e-mails, resets tomorrow',
      'Voice SMS: 120 messages used',
      'cash: ¥14,197.087, expires on Dec 31',
      'Small: ¥500.00 of ¥1,000.00 left, expires on Dec 31',
      'none: Not allocated',
    ],
    [
      '通用类短信：剩余 1,234，共 50,000 封，阈值 9 封，明天重置',
      '语音短信：已用 120 条',
      'cash：¥14,197.087，12月31日过期',
      'Small：剩余 ¥500.00，共 ¥1,000.00，12月31日过期',
      'none：未分配余量',
    ],
  ],
] as const) {
  test(`18.8: the rows of ${name} are read aloud in both languages`, () =>
    assert.deepEqual(spokenDetails(each, known as Outlook), [inEnglish, inChinese]));
}

test('18.8: the rows of a provider and of an entry that cannot be used are read aloud in both languages', () => {
  const [group] =
    arrange(listed('tester/1 low', 'tester/2 empty', 'tester/3 failed', 'b/9'), OWN_GROUPED, NAMING).groups ?? [];
  assert.ok(group !== undefined);
  assert.deepEqual(
    LANGUAGES.map((language) => groupItem(groupRow(group, 'Tester', language)).accessibilityInformation?.label),
    ['Tester, 3 accounts, 1 is used up, 1 is low, 1 has a problem', 'Tester，3 个账号，1 个已用完，1 个不足，1 个异常'],
  );
  const entry = {
    kind: 'invalid',
    label: 'Account x',
    description: '',
    text: 'It is wrong.',
    index: 2,
    nth: 0,
  } as const;
  assert.deepEqual(
    LANGUAGES.map((language) => invalidItem(entry, language).accessibilityInformation?.label),
    ['It is wrong.', 'It is wrong.'],
  );
});
