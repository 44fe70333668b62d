import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Remedy } from '../../../../src/balance/fault/fault.ts';
import { english } from '../../../../src/base/language.ts';
import { COMMANDS } from '../../../../src/ui/editor/ids.ts';
import type { Counted } from '../../../../src/ui/tree/quantityRows.ts';
import type { DetailRow } from '../../../../src/ui/tree/rows.ts';
import { ThemeIcon } from '../../vscode.ts';

const { accountItem, detailItem, groupItem, invalidItem } = await import('../../../../src/ui/tree/items.ts');

const ROW = {
  label: 'Main',
  description: '9,410',
  spoken: 'Main, 9,410',
  tooltip: 'Main\n9,410',
  level: 'ok' as const,
};

function iconOf({ iconPath }: { readonly iconPath?: unknown }): string {
  return iconPath instanceof ThemeIcon ? `${iconPath.id} ${iconPath.color?.id ?? ''}`.trim() : 'none';
}

test('E6: a refused credential has the colour of a warning', () =>
  assert.equal(
    iconOf(accountItem({ ...ROW, reliability: 'refused', level: 'ok' }, false)),
    'key list.warningForeground',
  ));

for (const [reliability, level, icon] of [
  ['fresh', 'ok', 'pass'],
  ['fresh', 'low', 'arrow-down list.warningForeground'],
  ['fresh', 'empty', 'circle-slash list.errorForeground'],
  ['refreshing', 'ok', 'loading~spin'],
  ['old', 'low', 'history'],
  ['stale', 'empty', 'warning'],
  ['failed', 'ok', 'error'],
  ['paused', 'ok', 'debug-pause list.warningForeground'],
] as const) {
  test(`the icon of an account that is ${reliability} and ${level}: what is wrong comes before what is low`, () =>
    assert.equal(iconOf(accountItem({ ...ROW, reliability, level }, false)), icon));
}

test('an account says its balance in the row and aloud, and its menu knows whether it is pinned', () => {
  const row = { ...ROW, reliability: 'fresh' as const };
  const { label, description, tooltip, accessibilityInformation, contextValue } = accountItem(row, false);
  assert.deepEqual(
    [label, description, tooltip, accessibilityInformation?.label],
    ['Main', '9,410', 'Main\n9,410', 'Main, 9,410'],
  );
  assert.deepEqual([contextValue, accountItem(row, true).contextValue], ['account', 'pinnedAccount']);
});

test('a provider shows the worst of its accounts', () => {
  const row = { label: 'Tester', description: '2 accounts', spoken: 'Tester, 2 accounts' };
  const icons = (['ok', 'loading', 'old', 'waiting', 'troubled', 'low', 'empty'] as const).map((state) =>
    iconOf(groupItem({ ...row, state })),
  );
  assert.deepEqual(icons, [
    'pass',
    'loading~spin',
    'history',
    'extensions',
    'warning list.warningForeground',
    'arrow-down list.warningForeground',
    'circle-slash list.errorForeground',
  ]);
  assert.equal(groupItem({ ...row, state: 'ok' }).contextValue, 'group');
});

const quantityRow = (counts: Counted): DetailRow => ({
  ...{ kind: 'quantity', key: 'k', counts, label: 'SMS', description: '5' },
});

for (const [counts, icon] of [
  ['messages', 'comment'],
  ['emails', 'mail'],
  ['voice', 'call-outgoing'],
  ['money', 'credit-card'],
  ['points', 'symbol-numeric'],
] as const) {
  test(`18.3: a quantity has an icon for what it counts, ${counts}, which takes the colour of its level`, () => {
    const row = quantityRow(counts);
    const icons = [row, { ...row, level: 'low' }, { ...row, level: 'empty' }].map((each) =>
      iconOf(detailItem(each as DetailRow, english, () => '')),
    );
    assert.deepEqual(icons, [icon, `${icon} list.warningForeground`, `${icon} list.errorForeground`]);
  });
}

test('a quantity that is low says so, with what it is measured against', () => {
  const row: DetailRow = { ...quantityRow('messages'), ...{ level: 'low', levelText: 'Below 10' } } as DetailRow;
  const low = detailItem(row, english, () => '');
  assert.match(String(low.tooltip), /\nBelow 10$/);
  assert.equal(low.contextValue, 'quantity');
});

test('18.3: every row below an account has an icon, so that none stands left of its name', () => {
  const rows: readonly DetailRow[] = [
    quantityRow('messages'),
    { kind: 'topUp', key: 'k', label: 'SMS', description: 'topped up' },
    { kind: 'part', key: 'k/0', label: 'Small', description: '5', whole: '5 of 9' },
    troubleRow('refresh'),
  ];
  assert.deepEqual(
    rows.map((row) => iconOf(detailItem(row, english, () => ''))),
    ['comment', 'arrow-up', 'package', 'warning list.warningForeground'],
  );
});

function troubleRow(remedy: Remedy | undefined): DetailRow & { kind: 'trouble' } {
  const short = { label: 'Failed', description: 'again in 2m' };
  return { kind: 'trouble', label: 'It failed.', description: 'Next attempt in 2 minutes.', short, remedy };
}

test('18.3: a row of trouble shows a few words; the sentences are in its tooltip and are read aloud', () => {
  const { label, description, tooltip, accessibilityInformation } = detailItem(
    troubleRow(undefined),
    english,
    () => '',
  );
  const sentences = 'It failed. Next attempt in 2 minutes.';
  assert.deepEqual([label, description, tooltip], ['Failed', 'again in 2m', sentences]);
  assert.equal(accessibilityInformation?.label, sentences);
});

for (const [remedy, row] of [
  ['update-credential', 'updateCredential'],
  ['confirm-addresses', 'confirmAddresses'],
  ['open-console', 'openConsole'],
  ['open-settings', 'openSettings'],
  ['open-proxy-settings', 'openSettings'],
  ['show-log', 'showLog'],
  ['refresh', 'refresh'],
] as const) {
  test(`E4: a click on a row of trouble opens nothing; its action is in the menu and in the spoken label: ${remedy}`, () => {
    const trouble = { ...troubleRow(remedy), description: '' };
    const { command, contextValue, accessibilityInformation } = detailItem(trouble, english, (each) => `Help ${each}`);
    assert.deepEqual([command, contextValue], [undefined, row]);
    assert.equal(accessibilityInformation?.label, `It failed. Action: Help ${remedy}.`);
  });
}

test('E4: trouble without a remedy has no action', () => {
  const trouble = { ...troubleRow(undefined), description: '' };
  const { contextValue, accessibilityInformation } = detailItem(trouble, english, () => 'Help');
  assert.deepEqual([contextValue, accessibilityInformation?.label], [undefined, 'It failed.']);
});

test('E4: an entry that cannot be used opens in the settings file and can be removed; a setting that is no list only opens', () => {
  const node = {
    kind: 'invalid',
    label: 'Account 2',
    description: 'cannot be used',
    text: 'It is wrong.',
    index: 2,
    nth: 0,
  } as const;
  const item = invalidItem(node, english);
  assert.deepEqual([item.tooltip, item.contextValue], ['It is wrong.', 'invalidEntry']);
  assert.deepEqual([item.command?.command, item.command?.arguments], [COMMANDS.openEntry, [node]]);
  assert.equal(item.accessibilityInformation?.label, 'It is wrong.');
  assert.equal(invalidItem({ ...node, index: undefined }, english).contextValue, 'invalidList');
  assert.equal(iconOf(item), 'error list.errorForeground');
});

test('18.3: the row of an entry that cannot be used names it, and the sentence is in its tooltip and is read aloud', () => {
  const node = {
    kind: 'invalid',
    label: 'Account 2',
    description: 'cannot be used',
    text: 'It is wrong.',
    index: 2,
    nth: 0,
  } as const;
  const { label, description, tooltip, accessibilityInformation } = invalidItem(node, english);
  assert.deepEqual([label, description, tooltip], ['Account 2', 'cannot be used', 'It is wrong.']);
  assert.equal(accessibilityInformation?.label, 'It is wrong.');
});
