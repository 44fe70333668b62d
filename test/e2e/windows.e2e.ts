import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { SANDBOX_ACCOUNTS } from '../sandbox/knownAccounts.ts';
import { type App, keepEvidence, openApp } from './app.ts';
import type { Workbench } from './workbench.ts';

const WINDOWS = 5;

suite('five windows share one truth', () => {
  let app: App;
  const windows: Workbench[] = [];

  before(async () => {
    app = await openApp();
    windows.push(app.workbench);
    while (windows.length < WINDOWS) {
      windows.push(await app.openWindow());
    }
    await Promise.all(windows.map(async ({ statusBar }) => await statusBar.waitForText('Production SMS: 9')));
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => await app.close());

  function requestsOf(name: string): number {
    const account = SANDBOX_ACCOUNTS.find((candidate) => candidate.name === name);
    return app.sandbox.requests.filter((request) => request.account === account?.id).length;
  }

  test('row 42: however many windows are open, each account was asked once', () => {
    assert.deepEqual(
      SANDBOX_ACCOUNTS.map(({ name }) => [name, requestsOf(name)]),
      SANDBOX_ACCOUNTS.map(({ name }) => [name, 1]),
    );
  });

  test('a refresh in one window is seen in all of them, with one request', async () => {
    const [first, ...others] = windows;
    assert.ok(first);
    app.sandbox.accounts.set('production-sms', { dev_balance: '8' });
    await first.palette.run('Messaging Balance: Refresh All');
    await Promise.all(windows.map(async ({ statusBar }) => await statusBar.waitForText('Production SMS: 8')));
    assert.equal(others.length, WINDOWS - 1);
    assert.equal(requestsOf('Production SMS'), 2);
  });

  test('a window that is opened later shows the number without a request', async () => {
    const late = await app.openWindow();
    windows.push(late);
    await late.statusBar.waitForText('Production SMS: 8');
    await late.statusBar.waitForIcon('comment-discussion');
    assert.equal(requestsOf('Production SMS'), 2);
  });

  test('refreshing in all windows at the same moment sends one request', async () => {
    app.sandbox.accounts.set('production-sms', { dev_balance: '7' });
    // To search for the command takes each window a time of its own, and more than the moment that one request answers.
    await Promise.all(windows.map(async ({ palette }) => await palette.prepare('Messaging Balance: Refresh All')));
    await Promise.all(windows.map(async ({ palette }) => await palette.accept()));
    await Promise.all(windows.map(async ({ statusBar }) => await statusBar.waitForText('Production SMS: 7')));
    assert.equal(requestsOf('Production SMS'), 3);
  });

  test('when the window that asked is closed, the others go on', async () => {
    const [first, second] = windows.splice(0, 2);
    assert.ok(first && second);
    await second.close();
    // Opening another one takes longer than the moment within which a request answers every question.
    windows.push(await app.openWindow());
    // On a busy machine the last of the windows before may have asked behind that moment, as it should.
    const before = requestsOf('Production SMS');
    app.sandbox.accounts.set('production-sms', { dev_balance: '6' });
    await first.palette.run('Messaging Balance: Refresh All');
    await Promise.all(windows.map(async ({ statusBar }) => await statusBar.waitForText('Production SMS: 6')));
    assert.equal(requestsOf('Production SMS'), before + 1);
  });
});
