import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COMMANDS, SETTINGS, VIEWS } from '../../../src/ui/editor/ids.ts';
import { settled } from '../fakes/fakeClock.ts';
import { account } from '../fakes/fakeWindow.ts';
import { boxOf, made, pickOf, setSetting } from '../vscode.ts';
import { entries } from './openWindow.ts';
import { quickly } from './quickly.ts';

const { openCommands: open } = await import('./openCommands.ts');
const { treeSettings } = await import('../../../src/ui/tree/settings.ts');

const [A, B] = [account('a'), account('b')];

test('an account is added, and the tree shows it', () =>
  quickly(async () => {
    const { run } = await open([]);
    const done = run(COMMANDS.addAccount);
    (await pickOf('Add Account (1/5)')).enter();
    (await pickOf('Add Account (2/5)')).enter();
    (await boxOf('Add Account (3/5)')).enter();
    const key = await boxOf('Add Account (4/5)');
    key.paste('key-9');
    key.enter();
    const secret = await boxOf('Add Account (5/5)');
    secret.paste('secret-9');
    secret.enter();
    await settled();
    (await pickOf('Add Account (1/1)')).hide();
    await done;
    assert.deepEqual([entries().length, made.executed.at(-1)], [1, [`${VIEWS.accounts}.focus`]]);
  }));

test('who gives up adding an account stays where they are', async () => {
  const { run } = await open([]);
  const done = run(COMMANDS.addAccount);
  (await pickOf('Add Account (1/5)')).hide();
  await done;
  assert.deepEqual(made.executed, []);
});

test('an account is renamed; a name that another one has is refused, and the same name changes nothing', () =>
  quickly(async () => {
    const { run } = await open();
    const done = run(COMMANDS.renameAccount, { accountId: 'b' });
    const box = await boxOf('Rename Account');
    assert.equal(box.value, 'Name of b');
    box.paste('Name of a');
    box.enter();
    assert.equal(box.note, 'Another account has this name.');
    box.paste('Production');
    box.enter();
    await done;
    assert.deepEqual(entries(), [A, { ...B, name: 'Production' }]);
    made.readOnly = new Error('nothing may be written');
    const again = run(COMMANDS.renameAccount, { accountId: 'a' });
    (await boxOf('Rename Account')).enter();
    await again;
    assert.deepEqual(made.messages, []);
  }));

test('settings that cannot be written are told of in the words of VS Code', () =>
  quickly(async () => {
    const { run, log } = await open();
    made.readOnly = new Error('Unable to write into user settings.');
    const done = run(COMMANDS.renameAccount, { accountId: 'a' });
    const box = await boxOf('Rename Account');
    box.paste('Production');
    box.enter();
    await done;
    assert.deepEqual(made.shown, [['error', 'Unable to write into user settings.']]);
    assert.deepEqual(log.lines.at(-1), 'error command failed: internal');
  }));

test('a refresh asks anew; where the provider wants to be left alone, the user learns until when', async () => {
  const { run, provider, clock } = await open([A]);
  await clock.advance(60_000);
  await run(COMMANDS.refreshAccount, { accountId: 'a' });
  assert.deepEqual([provider.requests.length, made.messages], [2, []]);
  provider.respond = () => ({ kind: 'rate-limited', retryAfterMs: 3_600_000 });
  await clock.advance(60_000);
  await run(COMMANDS.refresh);
  assert.deepEqual(made.messages, []);
  await clock.advance(60_000);
  await run(COMMANDS.refresh);
  assert.equal(provider.requests.length, 3);
  assert.match(made.messages.join('\n'), /^The provider asked to wait\. The next attempt is made (?:at|in) .+\.$/);
});

for (const command of [COMMANDS.refresh, COMMANDS.refreshAccount, COMMANDS.copyAllBalances, COMMANDS.exportAccounts]) {
  test(`E7: without an account one can be added: ${command}`, async () => {
    const { run } = await open([]);
    made.answers.push('Add Account');
    await run(command);
    assert.deepEqual(made.shown, [['information', 'There is no account yet.', 'Add Account']]);
    assert.deepEqual(made.executed, [[COMMANDS.addAccount]]);
  });
}

test('18.5: balances are copied, one as a line, all as a table, and said to be; none is said, too', async () => {
  const { run } = await open();
  await run(COMMANDS.copyBalance, { accountId: 'a' });
  assert.match(made.clipboard, /^Name of a[\s\S]*100 messages/);
  assert.doesNotMatch(made.clipboard, /Name of b/);
  await run(COMMANDS.copyAllBalances);
  assert.match(made.clipboard, /Name of a[\s\S]*Name of b/);
  assert.deepEqual(made.shown, [
    ['information', 'The balance of Name of a is on the clipboard.'],
    ['information', 'All balances are on the clipboard, as a table in Markdown.'],
  ]);
  const none = await open([]);
  await none.run(COMMANDS.copyAllBalances);
  assert.deepEqual([made.clipboard, made.messages], ['', ['There is no account yet.']]);
});

test('accounts are pinned to the status bar and taken out of it; of several pins the user picks one', async () => {
  const { run } = await open();
  await run(COMMANDS.unpinFromStatusBar);
  assert.deepEqual(made.messages, ['No account is pinned to the status bar.']);
  await run(COMMANDS.pinToStatusBar, { accountId: 'b' });
  await run(COMMANDS.pinToStatusBar, { accountId: 'a' });
  assert.deepEqual(
    [made.settings.get(SETTINGS.statusBarPinned), made.settings.get(SETTINGS.statusBarShow)],
    [['b', 'a'], 'pinned'],
  );
  made.answers.push('Name of a');
  await run(COMMANDS.unpinFromStatusBar);
  assert.deepEqual(made.settings.get(SETTINGS.statusBarPinned), ['b']);
  await run(COMMANDS.unpinFromStatusBar);
  assert.deepEqual(
    [made.settings.get(SETTINGS.statusBarPinned), made.settings.get(SETTINGS.statusBarShow)],
    [undefined, undefined],
  );
});

test("the provider's console is opened outside", async () => {
  const { run } = await open([A]);
  await run(COMMANDS.openConsole);
  assert.deepEqual(made.opened, ['https://console.example']);
});

test('a credential that comes from variables is changed there, once they may be sent', async () => {
  const env = { key: 'SMS_KEY', secret: 'SMS_SECRET' };
  const variables = { SMS_KEY: 'k', SMS_SECRET: 's' };
  const { run } = await open([account('a', { env })], { variables });
  await run(COMMANDS.updateCredential);
  assert.deepEqual(made.messages, [
    'The credential of this account comes from the environment variables SMS_KEY and SMS_SECRET. Change it there.',
  ]);
  const elsewhere = await open([account('a', { env, endpoints: ['https://gateway.example'] })], { variables });
  made.answers.push('Confirm');
  await elsewhere.run(COMMANDS.updateCredential);
  assert.deepEqual(
    made.shown.map(([kind, , ...buttons]) => [kind, ...buttons]),
    [['warning', 'Confirm']],
  );
  await elsewhere.run(COMMANDS.updateCredential);
  assert.match(made.messages[1] ?? '', /^The credential of this account comes from the environment variables/);
});

test('another credential is asked for where it is in the secret storage', async () => {
  const { run } = await open([A]);
  const done = run(COMMANDS.updateCredential);
  (await boxOf('Update Credential of Name of a (1/2)')).hide();
  await done;
});

test('18.1: the account that was pointed at is edited in a list, and keeps its entry after Esc', () =>
  quickly(async () => {
    const { run } = await open();
    const done = run(COMMANDS.editAccount, { accountId: 'b' });
    const list = await pickOf('Edit Name of b');
    assert.ok(list.labels.includes('Refresh interval'), list.labels.join());
    list.hide();
    await done;
    assert.deepEqual([entries(), made.messages], [[A, B], []]);
  }));

test('a threshold is set for the balance that was pointed at', () =>
  quickly(async () => {
    const { run } = await open([A]);
    const done = run(COMMANDS.setThreshold, { accountId: 'a', key: 'sms' });
    (await pickOf('Threshold of Name of a (1/2)')).enter('An amount');
    const box = await boxOf('Threshold of Name of a (2/2)');
    box.paste('50');
    box.enter();
    await done;
    assert.deepEqual(entries(), [{ ...A, thresholds: { sms: 50 } }]);
  }));

test('an account is removed with its pin after a confirmation', () =>
  quickly(async () => {
    const { run } = await open();
    await run(COMMANDS.pinToStatusBar, { accountId: 'a' });
    made.answers.push('Remove');
    await run(COMMANDS.removeAccount, { accountId: 'a' });
    assert.deepEqual([entries(), made.settings.get(SETTINGS.statusBarPinned)], [[B], undefined]);
  }));

test('the log is shown, the view is focused, and a report of the state is copied without names', async () => {
  const { run, log, shown } = await open([A]);
  await run(COMMANDS.showLog);
  assert.equal(log.lines.at(-1), 'info shown');
  await run(COMMANDS.focusView);
  assert.deepEqual(shown, ['in the bar']);
  await run(COMMANDS.copyDiagnostics);
  assert.match(made.clipboard, /Messaging Balance.*1\.2\.3[\s\S]*a line/);
  assert.doesNotMatch(made.clipboard, /Name of a/);
  assert.deepEqual(made.messages, ['The diagnostics are on the clipboard. They hold no credentials and no names.']);
});

test('the tree is grouped, ungrouped, filtered and ordered by commands', async () => {
  const { run, filters } = await open();
  await run(COMMANDS.ungroup);
  assert.equal(treeSettings().groupByProvider, false);
  await run(COMMANDS.groupByProvider);
  assert.deepEqual([treeSettings().groupByProvider, made.settings.has(SETTINGS.treeGroupByProvider)], [true, false]);
  await run(COMMANDS.showLowOnly);
  await run(COMMANDS.showAllAccounts);
  assert.deepEqual(filters, [true, false]);
  const done = run(COMMANDS.orderAccounts);
  const pick = await pickOf('Order Accounts');
  assert.deepEqual(pick.labels, ['Own order', 'By name', 'By tightness']);
  pick.enter('By name');
  await done;
  assert.equal(treeSettings().order, 'name');
});

test('an account is moved up and down: the one of the row, or the one that the user picks', () =>
  quickly(async () => {
    const { run } = await open();
    await run(COMMANDS.moveUp, { kind: 'account', accountId: 'b' });
    assert.deepEqual(entries(), [B, A]);
    made.answers.push('Name of b');
    await run(COMMANDS.moveDown);
    assert.deepEqual(entries(), [A, B]);
  }));

test('in another order nothing is moved; the user order is one click away', async () => {
  const { run } = await open();
  setSetting(SETTINGS.treeOrder, 'name');
  await run(COMMANDS.moveUp, { kind: 'account', accountId: 'b' });
  assert.deepEqual([entries(), treeSettings().order], [[A, B], 'name']);
  made.answers.push('Use Own Order');
  await run(COMMANDS.moveUp, { kind: 'account', accountId: 'b' });
  assert.deepEqual([entries(), treeSettings().order], [[A, B], 'own']);
  assert.match(made.messages[0] ?? '', /^The accounts are ordered by name\./);
});
