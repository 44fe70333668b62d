import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { COMMANDS } from '../src/ui/editor/ids.ts';
import { settingGroups } from './settings.ts';

interface Setting {
  readonly order: number;
  /** With a link to the command that does it well. */
  readonly markdownDescription?: string;
  /** In its place, of a setting that no command does better than the settings editor. */
  readonly description?: string;
}

const read = async (path: string) => JSON.parse(await readFile(new URL(`../${path}`, import.meta.url), 'utf8'));
const LANGUAGES: readonly Readonly<Record<string, string>>[] = [
  await read('package.nls.json'),
  await read('package.nls.zh-cn.json'),
];
const groups = settingGroups<Setting>();

/** The text of a key in `%`, in each language. */
const textsOf = (key: string): readonly string[] =>
  LANGUAGES.map((texts) => texts[key.replaceAll('%', '')] ?? assert.fail(key));

test('18.5: the settings stand in groups, in the order in which they are shown', () => {
  assert.deepEqual(
    groups.map(({ title }) => textsOf(title)[0]),
    ['Accounts', 'Refresh', 'Status Bar', 'Alerts', 'Tree', 'History'],
  );
  const orders = groups.map(({ order }) => order);
  const within = groups.flatMap(({ properties }) => Object.values(properties).map(({ order }) => order));
  for (const list of [orders, within]) {
    assert.deepEqual(
      list,
      list.map((_, index) => index + 1),
    );
  }
});

for (const [id, setting] of groups.flatMap(({ properties }) => Object.entries(properties))) {
  const { markdownDescription: leading, description: plain } = setting;
  test(`18.5: ${id} leads to the command that does it well, or is described as one without`, () => {
    assert.notEqual(leading === undefined, plain === undefined);
    for (const text of textsOf(leading ?? plain ?? '')) {
      assert.equal(/\]\(command:[\w.]+\)/.test(text), leading !== undefined, text);
    }
  });
}

const { addAccount, updateCredential, renameAccount, setThreshold, configureStatusBar, orderAccounts } = COMMANDS;
/** Commands that ask for more than which account is meant and whether it is meant. */
const ASKING: readonly string[] = [
  ...[addAccount, updateCredential, renameAccount, setThreshold, configureStatusBar, orderAccounts],
  ...[COMMANDS.exportHistory, COMMANDS.deleteHistories, COMMANDS.exportAccounts, COMMANDS.importAccounts],
  COMMANDS.declareProvider,
];
/** Commands that do at once what they are called. */
const AT_ONCE: readonly string[] = [
  ...[COMMANDS.refresh, COMMANDS.refreshAccount, COMMANDS.copyBalance, COMMANDS.copyAllBalances, COMMANDS.showHistory],
  ...[COMMANDS.pinToStatusBar, COMMANDS.unpinFromStatusBar, COMMANDS.openConsole, COMMANDS.focusView, COMMANDS.showLog],
  ...[COMMANDS.sendTestAlert, COMMANDS.copyDiagnostics, COMMANDS.groupByProvider, COMMANDS.ungroup],
  ...[COMMANDS.showLowOnly, COMMANDS.showAllAccounts, COMMANDS.moveUp, COMMANDS.moveDown, COMMANDS.removeAccount],
];

const { contributes } = await read('package.json');
for (const { command, title } of contributes.commands) {
  if (ASKING.includes(command) || AT_ONCE.includes(command)) {
    const asks = ASKING.includes(command);
    test(`18.5: ${command} ${asks ? 'has the dots of a command with questions' : 'has no dots'}, in both languages`, () =>
      assert.deepEqual(
        textsOf(title).map((text) => text.endsWith('…')),
        [asks, asks],
      ));
  }
}
