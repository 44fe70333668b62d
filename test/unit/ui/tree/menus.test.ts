import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS, VIEWS } from '../../../../src/ui/editor/ids.ts';
import { readFiles } from '../../../architecture/files.ts';

interface Entry {
  readonly command: string;
  readonly when: string;
  readonly group: string;
}

const [manifestFile, englishFile, chineseFile] = await Promise.all(
  [/^package\.json$/, /^package\.nls\.json$/, /^package\.nls\.zh-cn\.json$/].map(
    async (name) => (await readFiles('', name))[0]?.text ?? '{}',
  ),
);
const { contributes } = JSON.parse(manifestFile ?? '{}');
const rows: readonly Entry[] = contributes.menus['view/item/context'];
const title: readonly Entry[] = contributes.menus['view/title'];

/** The menu of a row of this kind, from top to bottom, as VS Code puts it in order, without what stands in the row itself. */
function menuOf(row: string, isOneOfSeveral = false): readonly string[] {
  const ofRow = rows.filter(({ when, group }) => {
    const kinds = /viewItem (?:== |=~ \/\^\()([\w|]+)/.exec(when)?.[1]?.split('|') ?? [];
    return (
      kinds.includes(row) && !group.startsWith('inline') && !(isOneOfSeveral && when.includes('!listMultiSelection'))
    );
  });
  const key = ({ group }: Entry): string => group.replace(/^([^@]+)(?:@(\d))?$/, '$1 $2');
  return ofRow.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).map(({ command }) => command);
}

test('18.3: Remove is the last in the menu of an account, and of an entry that cannot be used', () => {
  for (const row of ['account', 'pinnedAccount']) {
    assert.equal(menuOf(row).at(-1), COMMANDS.removeAccount);
    assert.ok(menuOf(row).length > 8);
  }
  assert.equal(menuOf('invalidEntry').at(-1), COMMANDS.removeEntry);
});

test('18.3: the menu of a quantity', () =>
  assert.deepEqual(menuOf('quantity'), [COMMANDS.copyBalance, COMMANDS.showHistory, COMMANDS.setThreshold]));

test('18.3: for several accounts there is what can be done with all of them', () => {
  const several = [COMMANDS.refreshAccount, COMMANDS.copyBalance, COMMANDS.removeAccount];
  assert.deepEqual(menuOf('account', true), several);
  assert.deepEqual(menuOf('pinnedAccount', true), several);
});

test('18.3: the menu without accounts offers nothing that needs one', () => {
  const { refresh, showLowOnly, showAllAccounts, groupByProvider, ungroup, orderAccounts } = COMMANDS;
  const needing: readonly string[] = [
    ...[refresh, showLowOnly, showAllAccounts, groupByProvider, ungroup, orderAccounts],
    ...[COMMANDS.copyAllBalances, COMMANDS.configureStatusBar, COMMANDS.exportAccounts],
  ];
  const offered = title.filter(({ when }) => !/ messagingBalance\.(?:hasAccounts|canGroup)\b/.test(when));
  assert.ok(offered.some(({ command }) => command === COMMANDS.addAccount));
  assert.deepEqual(
    offered.filter(({ command }) => needing.includes(command)),
    [],
  );
});

test('18.3: keys work on the row that has the keyboard, in the tree alone and in none of its inputs', () => {
  const { keybindings } = contributes;
  assert.deepEqual(
    keybindings.map(({ key, command }: { key: string; command: string }) => [key, command]),
    [
      ['enter', COMMANDS.openRow],
      ['f2', COMMANDS.renameAccount],
      ['delete', COMMANDS.removeAccount],
      ['ctrl+c', COMMANDS.copyBalance],
    ],
  );
  for (const { when, args } of keybindings) {
    assert.equal(when, `focusedView == ${VIEWS.accounts} && listFocus && !inputFocus`);
    assert.deepEqual(args, { $treeViewId: VIEWS.accounts, $focusedTreeItem: true });
  }
});

test('18.3: the view is called like its container, whose title VS Code writes before every other name', () => {
  const [container] = contributes.viewsContainers.activitybar;
  const [view] = contributes.views.messagingBalance;
  for (const texts of [englishFile, chineseFile].map((file) => JSON.parse(file ?? '{}'))) {
    assert.equal(texts[view.name.slice(1, -1)], container.title);
  }
  assert.equal(view.contextualTitle, container.title);
});
