import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { type App, keepEvidence, openApp } from './app.ts';
import { isVisible } from './visible.ts';
import type { Workbench } from './workbench.ts';

const ALERT = /Industry SMS is down to [\d,]+ messages/;
const USED_UP = /Production SMS: All-type SMS is used up/;

suite('alerts', () => {
  let app: App;
  let second: Workbench;

  before(async () => {
    app = await openApp();
    await app.workbench.statusBar.waitForText('Production SMS');
    await app.workbench.statusBar.click();
    await app.workbench.tree.waitForDescription('International SMS', '¥100.15');
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => await app.close());

  /** Lets the provider report amounts, and asks for them; resolves when the first window shows them. */
  async function report(
    quantities: Readonly<Record<string, string>>,
    label: string,
    shown: string | RegExp,
  ): Promise<void> {
    app.sandbox.accounts.set('production-sms', quantities);
    const { palette, tree } = app.workbench;
    const description = tree.quantity(label).locator('.label-description').filter({ hasText: shown });
    // A question that follows a request at once is answered by that one, so it is asked again.
    do {
      await palette.run('Messaging Balance: Refresh All');
    } while (!(await isVisible(description)));
  }

  /** The alerts that all windows show. */
  async function alerts(): Promise<readonly string[]> {
    const texts: string[] = [];
    for (const { messages } of [app.workbench, second]) {
      texts.push(...(await messages.notifications()).filter((text) => ALERT.test(text)));
    }
    return texts;
  }

  test('a threshold is set by a command that shows the present amount and checks the input', async () => {
    const { palette, quickInput, statusBar } = app.workbench;
    await palette.run('Messaging Balance: Set Threshold…');
    await quickInput.pick('Production SMS');
    await quickInput.waitFor('Threshold of Production SMS (1/3)');
    await app.workbench.screenshot('alerts-balances');
    await quickInput.pick('Industry SMS');
    await quickInput.waitFor('Threshold of Production SMS (2/3)');
    assert.deepEqual(await quickInput.labels(), ['An amount', 'Days left', 'No threshold of its own']);
    await app.workbench.screenshot('alerts-kinds');
    await quickInput.pick('An amount');
    await quickInput.waitForMessage('Industry SMS: 121,981 messages now.');
    await quickInput.answer('many');
    await quickInput.waitForMessage('Enter an amount in digits');
    await quickInput.answer('1000');
    await quickInput.waitForClosed();
    assert.equal(await statusBar.kind(), 'plain');
    assert.equal(app.sandbox.requests.length, 5, 'nothing is asked for a threshold');
  });

  test('row 48: the second low reading alerts, once over all windows; bar, badge and tree stand out at once', async () => {
    const { statusBar, tree, page, messages } = app.workbench;
    second = await app.openWindow();
    await second.statusBar.waitForText('Production… · Industry…: 121,981');
    await report({ dev_industry: '900' }, 'Industry SMS', '900 · low');
    assert.equal(await statusBar.kind(), 'warning');
    assert.match(await statusBar.label(), /Production SMS: Industry SMS is low, below 1,000 messages\./);
    await tree.waitForIcon('Production SMS', 'arrow-down');
    await page.locator('.activitybar .badge-content').getByText('1', { exact: true }).waitFor();
    assert.deepEqual(await alerts(), []);
    await report({ dev_industry: '890' }, 'Industry SMS', '890 · low');
    const text = 'Production SMS: Industry SMS is down to 890 messages, below your threshold of 1,000 messages.';
    const shower = await Promise.any(
      [app.workbench, second].map(async (each) => {
        await each.messages.waitFor(ALERT);
        return each;
      }),
    );
    assert.deepEqual(await alerts(), [text]);
    await messages.open();
    await shower.screenshot('alerts-shown');
    await shower.messages.answer(ALERT, 'Snooze');
    await shower.quickInput.pick('Until topped up');
    await shower.quickInput.waitForClosed();
    assert.deepEqual(await alerts(), []);
  });

  test('a snoozed alert stays away when half of the rest is gone', async () => {
    await report({ dev_industry: '400' }, 'Industry SMS', '400 · low');
    await report({ dev_industry: '390' }, 'Industry SMS', '390 · low');
    assert.deepEqual(await alerts(), []);
    assert.equal(await app.workbench.statusBar.kind(), 'warning');
  });

  test('17: nothing left is an error until that is answered, and a top-up ends it all', async () => {
    const { statusBar, page, messages } = app.workbench;
    await report({ dev_balance: '0' }, 'All-type SMS', '0 · used up');
    assert.equal(await statusBar.kind(), 'error');
    await app.workbench.screenshot('alerts-used-up');
    // The second reading says so; whoever snoozes that ends the colour of an error in all windows.
    await report({ dev_balance: '0', dev_voice: '4321' }, 'Voice SMS', '4,321 messages');
    const shower = await Promise.any(
      [app.workbench, second].map(async (each) => {
        await each.messages.waitFor(USED_UP);
        return each;
      }),
    );
    await messages.open();
    await shower.screenshot('alerts-used-up-told');
    await shower.messages.answer(USED_UP, 'Snooze');
    await shower.quickInput.pick('1 day');
    for (const each of [app.workbench, second]) {
      await each.statusBar.item.and(each.page.locator('.warning-kind')).waitFor();
    }
    await report({ dev_balance: '500', dev_industry: '5390' }, 'Industry SMS', '5,390 · threshold 1,000');
    await page.locator('.label-description', { hasText: 'topped up by 5,000 messages today' }).waitFor();
    assert.equal(await statusBar.kind(), 'plain');
    await page.locator('.activitybar .badge-content:visible').waitFor({ state: 'detached' });
    await app.workbench.screenshot('alerts-topped-up');
  });

  test('a threshold is taken away from the row of its quantity', async () => {
    const { quickInput, tree } = app.workbench;
    await tree.chooseQuantity('Industry SMS', 'Set Threshold…');
    await quickInput.waitFor('Threshold of Production SMS (1/2)');
    await quickInput.accept();
    await quickInput.waitForMessage('Industry SMS: 5,390 messages now.');
    assert.equal(await quickInput.value(), '1000');
    await quickInput.answer('');
    await quickInput.waitForClosed();
    await report({ dev_industry: '3' }, 'Industry SMS', /^3 messages$/);
    assert.equal(await app.workbench.statusBar.kind(), 'plain');
  });

  test('17: a test alert can be sent', async () => {
    const { palette, messages } = app.workbench;
    await palette.run('Messaging Balance: Send Test Alert');
    await messages.waitFor('This is a test alert.');
    await app.workbench.screenshot('alerts-test');
    await messages.clear();
  });
});
