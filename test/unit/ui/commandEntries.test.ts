import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../src/base/language.ts';
import { COMMANDS, EXTENSION, SETTINGS } from '../../../src/ui/editor/ids.ts';
import { account } from '../fakes/fakeWindow.ts';
import { boxOf, extensions, isInputOpen, made, pickOf } from '../vscode.ts';
import { entries } from './openWindow.ts';
import { quickly } from './quickly.ts';

const { openCommands } = await import('./openCommands.ts');
const { remedyCommand } = await import('../../../src/ui/editor/remedies.ts');

/** A window with an account of the name `Name of a`. */
const open = () => openCommands([account('a')]);

/** While it runs, the extension's manifest names this address for issues. */
async function withIssuesAt(url: string, run: () => Promise<void>): Promise<void> {
  const { getExtension } = extensions;
  Object.assign(extensions, { getExtension: () => ({ packageJSON: { version: '1.2.3', bugs: { url } } }) });
  try {
    await run();
  } finally {
    Object.assign(extensions, { getExtension });
  }
}

test('18.7: an issue is reported with what the window knows: its version, its accounts by number, its log', () =>
  withIssuesAt('https://github.com/owner/messaging-balance/issues', async () => {
    const { run } = await open();
    await run(COMMANDS.reportIssue);
    const [[command, given] = []] = made.executed;
    assert.equal(command, 'workbench.action.openIssueReporter');
    assert.equal(Object(given).extensionId, EXTENSION);
    assert.match(Object(given).data, /1\.2\.3[\s\S]*fake[\s\S]*a line/);
    assert.doesNotMatch(Object(given).data, /Name of a/);
    assert.deepEqual([made.clipboard, made.messages], ['', []]);
  }));

test('18.7: where a build names no address for issues the diagnostics are copied', async () => {
  const { run } = await open();
  await run(COMMANDS.reportIssue);
  assert.match(made.clipboard, /diagnostics[\s\S]*fake[\s\S]*a line/);
  assert.match(made.messages.join(), /are on the clipboard.*This build names no address for issues/);
  assert.deepEqual(made.executed, []);
});

test('a test alert is shown, from which a threshold is set', async () => {
  const { run } = await open();
  made.answers.push('Set Threshold');
  await run(COMMANDS.sendTestAlert);
  assert.deepEqual(made.shown, [
    [
      'warning',
      'This is a test alert. When an account is low or used up, a message like this one says so.',
      'Set Threshold',
    ],
  ]);
  assert.deepEqual(made.executed, [[COMMANDS.setThreshold]]);
});

test('settings are opened at the accounts, and for a fault of the proxy at its own', async () => {
  const { run } = await open();
  await run(COMMANDS.openSettings);
  await run(COMMANDS.openSettings, { kind: 'detail', accountId: 'a', row: { remedy: 'open-proxy-settings' } });
  const { command, arguments: given = [] } = remedyCommand('open-proxy-settings', '', english.t);
  assert.deepEqual(made.executed, [
    ['workbench.action.openSettings', SETTINGS.accounts],
    [command, ...given],
  ]);
  assert.match(String(given), /http\.proxy/);
});

for (const [command, file, question] of [
  [COMMANDS.exportAccounts, 'Export', 'Export Accounts'],
  [COMMANDS.importAccounts, 'Import', 'Import Accounts'],
] as const) {
  test(`accounts go to a file and come from one that the user chooses: ${question}`, async () => {
    const { run } = await open();
    await run(command);
    assert.deepEqual(
      made.dialogs.map((dialog) => [dialog.title, 'openLabel' in dialog ? dialog.openLabel : Object(dialog).saveLabel]),
      [[question, file]],
    );
    assert.deepEqual([made.files.size, entries().length, made.messages], [0, 1, []]);
  });
}

for (const [command, heading] of [
  [COMMANDS.configureStatusBar, 'Configure Status Bar (1/4)'],
  [COMMANDS.declareProvider, 'Declare Provider (1/3)'],
  [COMMANDS.confirmAddresses, 'Update Credential of Name of a (1/2)'],
] as const) {
  test(`steps begin with the first one, and Esc ends them: ${heading}`, () =>
    quickly(async () => {
      const { run } = await open();
      const done = run(command);
      const input = await (command === COMMANDS.configureStatusBar ? pickOf(heading) : boxOf(heading));
      input.hide();
      await done;
      assert.deepEqual([isInputOpen(), made.messages, entries()], [false, [], [account('a')]]);
    }));
}
