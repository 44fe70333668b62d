import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { COMMANDS } from '../../../../src/ui/editor/ids.ts';
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
  const icons = (['ok', 'troubled', 'low', 'empty'] as const).map((state) => iconOf(groupItem({ ...row, state })));
  assert.deepEqual(icons, [
    'pass',
    'warning list.warningForeground',
    'arrow-down list.warningForeground',
    'circle-slash list.errorForeground',
  ]);
  assert.equal(groupItem({ ...row, state: 'ok' }).contextValue, 'group');
});

test('a quantity that is low says so, and one that is well keeps its place beside it', () => {
  const row = { kind: 'quantity', key: 'k', label: 'SMS', description: '5' } as const;
  const low = detailItem({ ...row, level: 'low', levelText: 'Below 10' }, true, () => '');
  assert.deepEqual([iconOf(low), low.contextValue], ['arrow-down list.warningForeground', 'quantity']);
  assert.match(String(low.tooltip), /\nBelow 10$/);
  assert.equal(iconOf(detailItem(row, true, () => '')), 'blank');
  assert.equal(iconOf(detailItem(row, false, () => '')), 'none');
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
    const trouble = { kind: 'trouble', label: 'It failed.', description: '', remedy } as const;
    const { command, contextValue, accessibilityInformation } = detailItem(trouble, true, (each) => `Help ${each}`);
    assert.deepEqual([command, contextValue], [undefined, row]);
    assert.equal(accessibilityInformation?.label, `It failed. Action: Help ${remedy}.`);
  });
}

test('E4: trouble without a remedy has no action', () => {
  const trouble = { kind: 'trouble', label: 'It failed.', description: '', remedy: undefined } as const;
  const { contextValue, accessibilityInformation } = detailItem(trouble, true, () => 'Help');
  assert.deepEqual([contextValue, accessibilityInformation?.label], [undefined, 'It failed.']);
});

test('E4: an entry that cannot be used opens in the settings file and can be removed; a setting that is no list only opens', () => {
  const node = { kind: 'invalid', text: 'It is wrong.', index: 2, nth: 0 } as const;
  const item = invalidItem(node, english);
  assert.deepEqual([item.label, item.tooltip, item.contextValue], ['It is wrong.', 'It is wrong.', 'invalidEntry']);
  assert.deepEqual([item.command?.command, item.command?.arguments], [COMMANDS.openEntry, [node]]);
  assert.equal(item.accessibilityInformation?.label, 'It is wrong.');
  assert.equal(invalidItem({ ...node, index: undefined }, english).contextValue, 'invalidList');
  assert.equal(iconOf(item), 'error list.errorForeground');
});
