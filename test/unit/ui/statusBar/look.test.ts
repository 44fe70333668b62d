import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountStatus } from '../../../../src/balance/account/state.ts';
import { english } from '../../../../src/base/language.ts';
import { DEFAULT_CHOICES, type StatusBarChoices } from '../../../../src/ui/statusBar/choices.ts';
import { statusBarText } from '../../../../src/ui/statusBar/text.ts';
import { exact } from '../../balance/amount/exact.ts';
import { outlook } from '../../wording/outlook.ts';
import { shownText, tableOf } from '../markdown.ts';
import {
  account,
  HOSTILE_NAMES,
  MINUTE,
  NOW,
  PROVIDERS,
  quantity,
  reading,
  STATES,
  status,
  trouble,
} from '../sample.ts';

const show = (statuses: readonly AccountStatus[], choices: Partial<StatusBarChoices> = {}) =>
  statusBarText(statuses, PROVIDERS, NOW, english, outlook, { ...DEFAULT_CHOICES, ...choices });

/** 121,981 general messages. */
const PLENTY = status('Plenty', { kind: 'ok', reading: reading(0, [quantity('general', '121981')]) });

/** Voice messages that are low. */
const VOICE: AccountStatus = {
  ...status('Voice', { kind: 'ok', reading: reading(MINUTE) }),
  account: account('Voice', { thresholds: { voice: exact('1000') } }),
};

for (const [what, shown, text] of [
  ['one account', show([PLENTY]), '$(comment-discussion) 121,981'],
  ['one account, always named', show([PLENTY], { showName: 'always' }), '$(comment-discussion) Plenty: 121,981'],
  ['one of several', show([PLENTY, STATES.fresh]), '$(comment-discussion) Plenty: 121,981'],
  ['one of several, never named', show([PLENTY, STATES.fresh], { showName: 'never' }), '$(comment-discussion) 121,981'],
  ['a short number', show([PLENTY], { numbers: 'short' }), '$(comment-discussion) 121K'],
  ['another quantity than the headline', show([VOICE]), '$(arrow-down) Voice SMS: 702'],
  ['the same with the name', show([PLENTY, VOICE]), '$(arrow-down) Voice · Voice SMS: 702'],
  ['the same without any name', show([PLENTY, VOICE], { showName: 'never' }), '$(arrow-down) Voice SMS: 702'],
  ['no number yet, never named', show([STATES.failed], { showName: 'never' }), '$(error) Main'],
  [
    'all accounts, each with what is wrong with it',
    show([PLENTY, STATES.stale, STATES.failed, VOICE], { show: 'all', numbers: 'short' }),
    '$(arrow-down) Voice · Voice SMS: 702 | +3 $(warning)2',
  ],
  [
    'all accounts without names',
    show([PLENTY, STATES.stale, VOICE, STATES.failed], { show: 'all', numbers: 'short', showName: 'never' }),
    '$(arrow-down) Voice SMS: 702 | 121K | +2 $(warning)2',
  ],
  [
    'more accounts than there is room for, one of them low',
    show([PLENTY, PLENTY, PLENTY, PLENTY, PLENTY, VOICE], { show: 'all', showName: 'never', numbers: 'short' }),
    '$(arrow-down) Voice SMS: 702 | 121K | +4',
  ],
  [
    'pinned',
    show([PLENTY, VOICE], { show: 'pinned', pinned: ['Plenty'] }),
    '$(comment-discussion) Plenty: 121,981 $(arrow-down)1',
  ],
] as const) {
  test(`the bar: ${what}`, () => assert.equal(shown.text, text));
}

test('the spoken label names the account and the quantity, with the exact number', () => {
  const { spoken } = show([PLENTY, VOICE], { numbers: 'short', showName: 'never' });
  assert.equal(
    spoken,
    'Messaging Balance: Voice, Voice SMS: 702 messages, 1 minute ago. Voice: Voice SMS is low, below 1,000 messages.',
  );
  const all = show([PLENTY, STATES.stale, PLENTY, VOICE], { show: 'all', showName: 'never', numbers: 'short' }).spoken;
  assert.equal(
    all,
    [
      'Messaging Balance: Voice, Voice SMS: 702 messages, 1 minute ago',
      'Plenty, General SMS: 121,981 messages, just now',
      '2 more accounts. Voice: Voice SMS is low, below 1,000 messages. Main: refresh failed.',
    ].join('; '),
  );
  assert.match(show([PLENTY, PLENTY, PLENTY, PLENTY, PLENTY, PLENTY], { show: 'all' }).spoken, /, 5 more accounts$/);
});

test('the tooltip has the exact number, names a quantity that is not the usual one, and points out what is in the bar', () => {
  const rows = (choices: Partial<StatusBarChoices>) =>
    tableOf(show([PLENTY, VOICE], { numbers: 'short', ...choices }).tooltip).map((cells) =>
      cells.slice(1, 3).map(shownText),
    );
  assert.deepEqual(rows({}), [
    ['Plenty', '121,981 messages'],
    ['**Voice** · Voice SMS', '702 messages'],
  ]);
  assert.deepEqual(rows({ show: 'pinned', pinned: ['Plenty'] })[0], ['**Plenty**', '121,981 messages']);
  assert.deepEqual(
    rows({ show: 'all', showName: 'never' }).map(([name]) => name),
    ['Plenty', 'Voice · Voice SMS'],
  );
});

test('the tooltip says why it is not a pinned account that is shown', () => {
  const said = (choices: Partial<StatusBarChoices>) =>
    shownText(show([PLENTY], choices).tooltip).match(/<icon info> (.*)/)?.[1];
  assert.equal(said({ show: 'pinned' }), 'No account is pinned to the status bar, so the tightest one is shown.');
  assert.equal(
    said({ show: 'pinned', pinned: ['gone'] }),
    'The pinned accounts are gone, so the tightest one is shown.',
  );
  assert.equal(said({ show: 'pinned', pinned: ['gone', 'Plenty'] }), undefined);
  assert.equal(said({ pinned: ['gone'] }), undefined);
});

test('the tightest account says that its number could not be refreshed, and stays', () => {
  const stale: AccountStatus = {
    ...VOICE,
    state: { kind: 'stale', reading: reading(20 * MINUTE), trouble: trouble() },
  };
  const { text, spoken, level } = show([PLENTY, stale]);
  assert.equal(text, '$(warning) Voice · Voice SMS: 702');
  assert.match(spoken, /^Messaging Balance: Voice, Voice SMS: 702 messages, 20 minutes ago, refresh failed\. /);
  assert.equal(level, 'low');
});

test('an account that could never be read does not stand in the way of a number', () => {
  const failed = status('Failed', { kind: 'failed', trouble: trouble() });
  assert.equal(show([failed, PLENTY]).text, '$(comment-discussion) Plenty: 121,981 $(warning)1');
});

for (const [name] of HOSTILE_NAMES) {
  test(`row 34: a name stays text beside others: ${JSON.stringify(name)}`, () => {
    const { text, tooltip } = show([status(name, PLENTY.state), VOICE, status(name, PLENTY.state)], {
      show: 'pinned',
      pinned: [name],
    });
    assert.deepEqual(text.match(/(?<!\\)\$\([\w~-]+\)/g), ['$(comment-discussion)', '$(arrow-down)']);
    assert.equal(tableOf(tooltip).length, 3);
  });
}

test('E3: of all accounts those that are low come first, and the others keep their order', () => {
  const named = (name: string): AccountStatus => ({ ...PLENTY, account: account(name) });
  const used: AccountStatus = {
    ...status('Used', { kind: 'ok', reading: reading(0, [quantity('general', '0')]) }),
    account: account('Used', { thresholds: { general: exact('5') } }),
  };
  const { text } = show([named('A'), named('B'), VOICE, used], { show: 'all', numbers: 'short' });
  assert.equal(text, '$(circle-slash) Used: 0 | +3 $(arrow-down)1');
  const { shown } = show([named('A'), named('B'), used], { show: 'all', showName: 'never', numbers: 'short' });
  assert.deepEqual(
    shown.map(({ accountId }) => accountId),
    ['Used', 'A', 'B'],
  );
});

test('E3: accounts in trouble that are not in the bar are counted in it', () => {
  const failed = status('Failed', { kind: 'failed', trouble: trouble() });
  assert.equal(show([PLENTY, failed, STATES.paused]).text, '$(comment-discussion) Plenty: 121,981 $(warning)2');
  assert.equal(show([failed]).text, '$(error) Failed');
});
