import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { after, afterEach, before, suite, test } from 'node:test';
import { type App, type AppOptions, keepEvidence, openApp } from './app.ts';
import { Walkthrough } from './walkthrough.ts';
import { Workbench } from './workbench.ts';

/** VS Code's own default, which the other tests turn off. */
const wanted: AppOptions = {
  accounts: 'none',
  settings: {
    'workbench.welcomePage.walkthroughs.openOnInstall': true,
    'workbench.colorTheme': 'Default Dark Modern',
  },
  // A narrow page hides its pictures.
  size: { width: 1600, height: 900 },
};
const TITLE = 'Get Started with Messaging Balance';
/** The titles of the steps and their pictures. */
const STEPS = [
  ['Add an account', 'add'],
  ['Read what is left', 'read'],
  ['Be told in time', 'alert'],
  ['Look back, and ahead', 'history'],
] as const;

suite('the walkthrough', () => {
  let app: App;
  let walkthrough: Walkthrough;

  before(async () => {
    app = await openApp(wanted);
    walkthrough = new Walkthrough(app.workbench.page);
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => await app.close());

  test('opens by itself after installing, with four steps', async () => {
    await walkthrough.waitFor(TITLE);
    assert.deepEqual(
      await walkthrough.titles(),
      STEPS.map(([title]) => title),
    );
  });

  test('every step has its picture and its button', async () => {
    for (const [title, picture] of STEPS) {
      const text = await walkthrough.open(title, picture);
      assert.match(text, /(?:Add Account|Show Accounts|Set Threshold|Show History)$/);
      await app.workbench.screenshot(`walkthrough-${picture}`);
    }
  });

  test('a button does its step, and a step that was done is ticked off', async () => {
    await walkthrough.open('Read what is left', 'read');
    await walkthrough.press('Show Accounts');
    await app.workbench.tree.waitForContent();
    await walkthrough.waitForDone('Read what is left');
  });

  test('is not opened by a further start', async () => {
    const further = await sameUser(app);
    await further.statusBar.item.waitFor();
    // What the start would have opened is there before the answer to a later command.
    await further.palette.run('Messaging Balance: Show Accounts');
    await further.tree.waitForContent();
    assert.equal(await new Walkthrough(further.page).view.count(), 0);
    await further.close();
  });
});

/**
 * A further window with the same memory and another folder, as VS Code opens a folder's editors again. In a browser the memory
 * is kept for each browser, and each of the host's windows is one.
 */
async function sameUser({ host, workbench }: App): Promise<Workbench> {
  if (host.kind === 'desktop') {
    return new Workbench(await host.openWindow());
  }
  const address = new URL(workbench.page.url());
  address.searchParams.set('folder', posix.dirname(address.searchParams.get('folder') ?? '/'));
  const page = await workbench.page.context().newPage();
  await page.goto(address.href);
  return new Workbench({ page, close: async () => await page.close() });
}
