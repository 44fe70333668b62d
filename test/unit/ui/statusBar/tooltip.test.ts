import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountStatus } from '../../../../src/balance/account/state.ts';
import type { Forecast } from '../../../../src/balance/forecast/forecast.ts';
import type { Trend } from '../../../../src/balance/forecast/trend.ts';
import { english } from '../../../../src/base/language.ts';
import { COMMANDS } from '../../../../src/ui/editor/ids.ts';
import { DEFAULT_CHOICES } from '../../../../src/ui/statusBar/choices.ts';
import { statusBarText } from '../../../../src/ui/statusBar/text.ts';
import { exact } from '../../balance/amount/exact.ts';
import { chinese } from '../../wording/chinese.ts';
import { DAY, outlook, runsOut } from '../../wording/outlook.ts';
import { linksOf, picturesOf, shownText, tableOf, withoutPictures } from '../markdown.ts';
import { account, MINUTE, NOW, PROVIDERS, quantity, reading, STATES, status, trouble } from '../sample.ts';

/** The tooltip's Markdown, with every account's trends being these. */
function tooltipOf(
  statuses: readonly AccountStatus[],
  trends: Readonly<Record<string, Trend>> = {},
  language = english,
) {
  return statusBarText(statuses, PROVIDERS, NOW, language, (each) => outlook(each, trends), DEFAULT_CHOICES).tooltip;
}

const shownRows = (tooltip: string) => tableOf(withoutPictures(tooltip)).map((cells) => cells.map(shownText));
const headOf = (tooltip: string) => shownText(tooltip.split('\n')[0] ?? '');

/** An account that was read so long ago. */
const readAgo = (name: string, ageMs: number): AccountStatus => status(name, { kind: 'ok', reading: reading(ageMs) });

const WEEK: Trend = {
  forecast: runsOut(),
  topUp: { at: NOW - 9 * DAY, after: NOW - 10 * DAY, amount: exact('9000') },
  began: { at: NOW - 9 * DAY, amount: exact('15000') },
  week: [1200, 1000, 0, undefined, 400.4, 2000, 1234],
};

/** Every state under a name of its own. */
const EACH = Object.entries(STATES).map(([name, each]) => ({ ...each, account: { ...each.account, id: name, name } }));

test('18.2: the tooltip is a heading with the age, a table, what is wrong with what helps, and links on a line of their own', () => {
  const tooltip = tooltipOf([status('短信 *é*', STATES.fresh.state), STATES.loading, STATES.failed]);
  assert.deepEqual(tooltip.replaceAll('\u00a0', ' ').split('\n'), [
    '**Messaging Balance** · updated 5 minutes ago',
    '',
    '| &nbsp;&nbsp;&nbsp;&nbsp;&nbsp; | Account&nbsp; | Remaining |',
    '| :-- | :-- | --: |',
    '|  | **短信 \\*é\\***&nbsp; | 9,410 messages |',
    '| $(loading~spin) | Main&nbsp; | loading |',
    '| $(error) | Main&nbsp; | – |',
    '',
    `$(warning) **Main**: api.tester.example refuses connections. Next attempt in 2 minutes.`,
    '',
    `[Refresh](command:${COMMANDS.refresh}) · [Show All](command:${COMMANDS.focusView}) · [Add Account](command:${COMMANDS.addAccount})`,
  ]);
});

test('18.2: a row tells what is left, how long it lasts, and draws both', () => {
  const tooltip = tooltipOf([STATES.fresh], { general: WEEK });
  assert.deepEqual(tooltip.split('\n').slice(2, 4).map(shownText), [
    '| Account  | Remaining  |       | Lasts  | 7 days |',
    '| :-- | --: | :-- | :-- | :-- |',
  ]);
  assert.deepEqual(shownRows(tooltip), [
    [
      'Main',
      '9,410 messages',
      '<62% left since the last top-up>',
      '~3 days, Nov 23',
      '<Spent in the last 7 days, day by day: 1,200, 1,000, 0, –, 400, 2,000, 1,230>',
    ],
  ]);
  assert.ok(picturesOf(tooltip).every(([, address]) => address.startsWith('data:image/svg+xml,%3Csvg')));
});

test('17: what is less than a cent a day is none in the picture of seven days, either', () => {
  const money = status('Main', { kind: 'ok', reading: reading(0, [quantity('general', '1', 'CNY')]) });
  const tooltip = tooltipOf([money], { general: { ...WEEK, week: [0.001, 0, 0.2] } });
  assert.match(shownText(tooltip), /day by day: <¥0\.01, 0, ¥0\.20/);
});

for (const [what, trend, lasts] of [
  ['what runs out', { forecast: runsOut(24) }, '~24 days, Dec 14'],
  ['what runs out next year', { forecast: runsOut(100) }, '~100 days, Feb 28'],
  ['what runs out in years', { forecast: runsOut(400) }, '~400 days, Dec 25, 2027'],
  ['what runs out within a day', { forecast: runsOut(0.4) }, '<1 day, today'],
  ['what is used up', { forecast: { kind: 'empty' } }, 'used up'],
  ['what no history says', { forecast: { kind: 'none', missing: 'history', hoursMore: 3 } }, undefined],
  [
    'what is used up before it is filled up',
    { forecast: { kind: 'none', missing: 'carry-over', resets: 'month', usedUpAt: NOW + DAY } },
    'used up before the reset',
  ],
] as const satisfies readonly (readonly [string, { forecast: Forecast }, string | undefined])[]) {
  test(`18.2: how long it lasts: ${what}`, () => {
    const [row = []] = shownRows(tooltipOf([STATES.fresh], { general: trend }));
    assert.equal(row[row.indexOf('9,410 messages') + 1], lasts);
  });
}

test('18.2: of what time a rolling quota is does not tell how long it lasts', () => {
  const rolling = PROVIDERS.map((provider) => ({
    ...provider,
    products: provider.products.map((product) => ({
      ...product,
      quantities: product.quantities.map((each) => ({ ...each, resets: 'rolling day' as const })),
    })),
  }));
  const { tooltip } = statusBarText([STATES.fresh], rolling, NOW, english, (each) => outlook(each));
  assert.deepEqual(shownRows(tooltip), [['Main', '9,410 messages']]);
});

for (const [what, statuses, head] of [
  ['one', [readAgo('A', 5 * MINUTE)], 'updated 5 minutes ago'],
  ['all of the same minute', [readAgo('A', 10_000), readAgo('B', 50_000)], 'updated just now'],
  ['several', [readAgo('A', 0), readAgo('B', 6.5 * MINUTE)], 'updated within the last 7 minutes'],
  [
    'some that are not as new as they should be',
    [readAgo('A', 0), STATES.old, STATES.stale],
    'updated just now; older numbers tell their age',
  ],
  ['one that is read every few hours', [readAgo('A', 3 * 60 * MINUTE)], undefined],
  ['one that was never read', [STATES.loading], undefined],
] as const satisfies readonly (readonly [string, readonly AccountStatus[], string | undefined])[]) {
  test(`18.2: the age is told once: ${what}`, () => {
    const tooltip = tooltipOf(statuses);
    assert.equal(headOf(tooltip), head === undefined ? '**Messaging Balance**' : `**Messaging Balance** · ${head}`);
    const told = shownText(tooltip).match(/just now|minutes? ago/g) ?? [];
    assert.ok(told.length <= 1, String(told));
  });
}

test('18.2: a number that is old says so, and how old it is', () => {
  const rows = shownRows(tooltipOf([...EACH, readAgo('rare', 3 * 60 * MINUTE)]));
  assert.deepEqual(rows, [
    ['', '**fresh**', '9,410 messages'],
    ['<icon loading~spin>', 'loading', 'loading'],
    ['<icon history>', 'old', '9,410 messages, 1h ago'],
    ['<icon warning>', 'stale', '9,410 messages, 20m ago'],
    ['<icon error>', 'failed', '–'],
    ['<icon key>', 'paused', '9,410 messages, 20m ago'],
    ['', 'rare', '9,410 messages, 3h ago'],
  ]);
});

test('18.2: below the table stands what is wrong, once for all that it is wrong with, and what helps', () => {
  const waiting = ['other.tester', 'gone'].map((provider) =>
    status(provider, { kind: 'waiting' }, { account: account(provider, { provider }) }),
  );
  const lines = tooltipOf([...EACH, ...waiting])
    .split('\n\n')
    .filter((line) => line.startsWith('$('));
  assert.deepEqual(lines.map(shownText), [
    '<icon history> **old**: It was not refreshed for longer than it should be.',
    '<icon warning> **stale**, **failed**: api.tester.example refuses connections. Next attempt in 2 minutes.',
    '<icon warning> **paused**: The provider refused the credential. Update it. ' +
      `[Update Credential](command:${COMMANDS.updateCredential}?%5B%7B%22accountId%22%3A%22paused%22%7D%5D)`,
    '<icon extensions> **other.tester**: The extension that adds the provider other.tester has not started yet. If this stays so, check that it is installed and enabled.',
    '<icon extensions> **gone**: The file of the provider gone is missing, as when the extension was updated meanwhile. Reload the window; if that does not help, install Messaging Balance again.',
  ]);
});

test('18.2: what is low and what is used up are marked below the table as in it', () => {
  const holding = (name: string, amount: string): AccountStatus => ({
    ...status(name, { kind: 'ok', reading: reading(0, [quantity('general', amount)]) }),
    account: account(name, { thresholds: { general: exact('5') } }),
  });
  const tooltip = tooltipOf([holding('Low', '4'), holding('Used', '0')]);
  assert.deepEqual(
    tableOf(tooltip).map(([mark = '']) => mark),
    ['$(arrow-down)', '$(circle-slash)'],
  );
  assert.deepEqual(tooltip.split('\n\n').slice(2, 4), [
    '$(arrow-down) Low: General SMS is low, below 5 messages.',
    '$(circle-slash) Used: General SMS is used up.',
  ]);
});

test('18.2: each account that was refused has a link of its own, whatever its id', () => {
  const refused = { kind: 'failed', trouble: trouble({ kind: 'auth', definitive: true }) } as const;
  const ids = ['a) [x](command:y', 'b"\\|%'];
  const tooltip = tooltipOf(
    ids.map((id, index) => ({ ...status(`N${index}`, refused), account: account(`N${index}`, { id }) })),
  );
  const links = linksOf(tooltip).filter(([label]) => label === 'Update Credential');
  assert.deepEqual(
    links.map(([, target]) => JSON.parse(decodeURIComponent(target.replace(/^command:[\w.]+\?/, '')))),
    ids.map((accountId) => [{ accountId }]),
  );
  // The reason is told once.
  assert.match(
    shownText(tooltip),
    /^<icon warning> \*\*N0\*\* \(\[Update Credential\].*\), \*\*N1\*\* \(\[Update Credential\].*\): The provider refused the credential\. Update it\.$/m,
  );
});

for (const [fault, label] of [
  [{ kind: 'blocked', code: '1' }, 'Open Console'],
  [{ kind: 'bad-endpoint' }, 'Open Settings'],
  [{ kind: 'too-large' }, 'Show Log'],
  [{ kind: 'no-credential' }, 'Update Credential'],
] as const) {
  test(`18.2: what helps against ${fault.kind} is a link beside it`, () => {
    const tooltip = tooltipOf([
      status('Main', { kind: 'failed', trouble: trouble(fault as Parameters<typeof trouble>[0]) }),
    ]);
    assert.equal(linksOf(tooltip)[0]?.[0], label);
  });
}

test('18.2: no amount, age or time is broken, and a long name is', () => {
  const long = status('ProductionMessagesOfTheNorthernRegion und mehr', STATES.stale.state);
  const emails = status('M', { kind: 'ok', reading: reading(0, [quantity('general', '-50', 'emails')]) });
  const tooltip = tooltipOf([long, emails], { general: WEEK });
  for (const text of ['9,410 messages', '20m ago', '~3 days', 'Nov 23', '-50 e-mails']) {
    assert.ok(shownText(tooltip).includes(text), text);
    const kept = text.replaceAll(' ', '\u00a0').replaceAll('-', '-\u2060').replace('~', '\\~');
    assert.ok(tooltip.includes(kept), text);
  }
  const longest = Math.max(...(/Production[^ ]*/.exec(tooltip)?.[0] ?? '').split('\u200b').map((run) => run.length));
  assert.equal(longest, 16);
});

test('18.2: in Chinese no amount is broken between its characters either', () => {
  const cells = tableOf(withoutPictures(tooltipOf([readAgo('生产环境短信', 0)], { general: WEEK }, chinese)))[0] ?? [];
  assert.deepEqual(cells.map(shownText), [
    '生产环境短信',
    '9,410 条',
    '<自上次充值后剩余 62%>',
    '约剩 3 天，11月23日',
    '<最近 7 天每天的消耗：1,200、1,000、0、–、400、2,000、1,230>',
  ]);
  assert.doesNotMatch(cells[1] ?? '', / |\p{Script=Han}{2}/u);
  assert.doesNotMatch(cells[3] ?? '', / |\p{Script=Han}{2}/u);
  assert.equal(headOf(tooltipOf([readAgo('A', 0)], {}, chinese)), '**Messaging Balance** · 刚刚更新');
});
