import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, afterEach, before, suite, test } from 'node:test';
import { pairOf } from '../sandbox/account.ts';
import { SANDBOX_ACCOUNTS } from '../sandbox/knownAccounts.ts';
import { type App, keepEvidence, openApp } from './app.ts';
import { filesWith, readable } from './everywhere.ts';

const ADD = 'Messaging Balance: Add Account…';

type Pair = ReturnType<typeof pairOf> & { readonly id: string };

function known(id: string): Pair {
  const account = SANDBOX_ACCOUNTS.find((candidate) => candidate.id === id);
  assert.ok(account);
  return { id, ...pairOf(account) };
}

const DEVELOPER = known('production-sms');
const APPLICATION = known('checkout-app');
const SMS = known('marketing-sms');

/** The line of the provider's documents. */
function line({ key, secret }: Pair, path: string): string {
  return `curl --insecure -X GET -v https://api.sms.jpush.cn/v1/accounts/${path} -H "Content-Type: application/json" -u "${key}:${secret}"`;
}

suite('pasting what the providers print', () => {
  let app: App;
  let dataFolder = '';

  before(async () => {
    app = await openApp({
      accounts: 'none',
      fillStorage: async (folder) => {
        dataFolder = join(folder, '..', '..', '..');
      },
    });
    await app.workbench.statusBar.item.waitFor();
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => await app.close());

  /** Goes through the steps up to the one that asks for the key; with a name, not with the one that is proposed. */
  async function stepToKey(provider: string, product: string, name?: string): Promise<string> {
    const { palette, quickInput } = app.workbench;
    await palette.run(ADD);
    await quickInput.waitFor('Add Account (1/5)');
    await quickInput.pick(provider);
    await quickInput.waitFor('Add Account (2/5)');
    await quickInput.pick(product);
    await quickInput.waitFor('Add Account (3/5)');
    const proposed = await quickInput.value();
    await quickInput.answer(name ?? proposed);
    await quickInput.waitFor('Add Account (4/5)');
    return proposed;
  }

  async function useSandbox(id: string, message: string): Promise<void> {
    const { quickInput } = app.workbench;
    await quickInput.press('Use another endpoint');
    await quickInput.waitForMessage('Base addresses');
    await quickInput.answer(app.sandbox.endpointOf(id));
    await quickInput.waitForMessage(message);
  }

  async function assertHidden(secret: string): Promise<void> {
    assert.ok(!(await readable(app.workbench.page)).includes(secret));
  }

  test('a line is taken apart, and its secret is on no screen', async () => {
    const { quickInput, statusBar } = app.workbench;
    await stepToKey('Jiguang SMS', 'Developer account');
    await useSandbox(DEVELOPER.id, 'devKey');
    await quickInput.paste(line(DEVELOPER, 'dev'));
    await quickInput.waitForMessage('Taken apart: the apiDevSecret is kept for the next step');
    assert.equal(await quickInput.value(), DEVELOPER.key);
    await assertHidden(DEVELOPER.secret);
    await app.workbench.screenshot('pasted-line');
    await quickInput.key('ControlOrMeta+Z');
    await quickInput.waitForMessage('Taken apart');
    await quickInput.waitForValue(DEVELOPER.key);
    await assertHidden(DEVELOPER.secret);
    await quickInput.accept();
    await quickInput.waitFor('Add Account (5/5)');
    await quickInput.waitForMessage('It is entered already. Press Enter to try it.');
    assert.equal(await quickInput.isMasked(), true);
    assert.equal(await quickInput.value(), DEVELOPER.secret);
    await assertHidden(DEVELOPER.secret);
    await quickInput.accept();
    await quickInput.skipThreshold();
    await statusBar.waitForText(/121,981|\b9\b/);
  });

  test('a line for another product offers that product, with a name for it', async () => {
    const { quickInput, tree } = app.workbench;
    assert.equal(await stepToKey('Jiguang SMS', 'Developer account'), 'Jiguang SMS Developer account 2');
    await quickInput.paste(line(APPLICATION, 'app'));
    await quickInput.waitFor();
    assert.deepEqual(await quickInput.labels(), [
      'Change to Jiguang SMS · Application',
      'Stay with Jiguang SMS · Developer account',
    ]);
    await assertHidden(APPLICATION.secret);
    await app.workbench.screenshot('pasted-other-product');
    await quickInput.pick('Change to Jiguang SMS · Application');
    await quickInput.waitForMessage('appKey of the pair appKey:masterSecret');
    assert.equal(await quickInput.value(), APPLICATION.key);
    await useSandbox(APPLICATION.id, 'appKey');
    await quickInput.accept();
    await quickInput.waitFor('Add Account (5/5)');
    await quickInput.accept();
    await quickInput.skipThreshold();
    await tree.waitForRow('Jiguang SMS Application');
  });

  test('a swapped half, a form and a pair in the masked step', async () => {
    const { quickInput, tree } = app.workbench;
    await stepToKey('SUBMAIL', 'SMS');
    await useSandbox(SMS.id, 'appid');
    await quickInput.paste(` \u3000"${SMS.secret}"\n`);
    await quickInput.waitForMessage('That was the appkey.');
    assert.equal(await quickInput.value(), '');
    await assertHidden(SMS.secret);
    await quickInput.answer(`\u200b${SMS.key}\u3000`);
    await quickInput.waitFor('Add Account (5/5)');
    assert.equal(await quickInput.value(), SMS.secret);
    await quickInput.answer(SMS.key);
    await quickInput.waitForMessage('This is the appid once more. Copy the appkey.');
    await quickInput.paste(`10002:${SMS.secret}`);
    await quickInput.waitForMessage('its appid 10002 takes the place');
    await quickInput.press('Back');
    await quickInput.waitFor('Add Account (4/5)');
    assert.equal(await quickInput.value(), '10002');
    await quickInput.paste(
      `curl -d "appid=${SMS.key}&amp;signature=${SMS.secret}" \\\n  http://api.mysubmail.com/balance/sms.json\n`,
    );
    await quickInput.waitForMessage('Taken apart: the appkey is kept');
    await assertHidden(SMS.secret);
    await quickInput.accept();
    await quickInput.waitFor('Add Account (5/5)');
    await quickInput.accept();
    await quickInput.skipThreshold();
    await tree.waitForDescription('SUBMAIL SMS', '9,410');
  });

  test('a pair that is typed is taken apart at its end, and one of somebody else is refused', async () => {
    const { quickInput } = app.workbench;
    await stepToKey('SUBMAIL', 'E-mail');
    await quickInput.paste(`curl https://api.example.com/v1 -u "10001:${SMS.secret}"`);
    await quickInput.waitForMessage('This is a request to api.example.com, which is no service of SUBMAIL.');
    assert.equal(await quickInput.value(), '');
    await quickInput.key('1');
    for (const character of '0001:abcdef') {
      await app.workbench.page.keyboard.type(character);
    }
    assert.equal(await quickInput.value(), '10001:abcdef');
    await quickInput.accept();
    await quickInput.waitFor('Add Account (5/5)');
    assert.equal(await quickInput.value(), 'abcdef');
    await quickInput.cancel();
    await quickInput.waitForClosed();
  });

  test('the name that is offered differs from those of all accounts, renamed ones included', async () => {
    const { quickInput, tree } = app.workbench;
    assert.equal(await stepToKey('SUBMAIL', 'SMS'), 'SUBMAIL SMS 2');
    await quickInput.cancel();
    await quickInput.waitForClosed();
    await tree.choose('SUBMAIL SMS', 'Rename Account…');
    await quickInput.waitFor('Rename Account');
    await quickInput.answer('SUBMAIL SMS 2');
    await tree.waitForRow('SUBMAIL SMS 2');
    assert.equal(await stepToKey('SUBMAIL', 'SMS'), 'SUBMAIL SMS');
    await quickInput.cancel();
    await quickInput.waitForClosed();
  });

  test('an account that is there keeps its product', async () => {
    const { quickInput, tree } = app.workbench;
    await tree.choose('Jiguang SMS Application', 'Update Credential…');
    await quickInput.waitFor('Update Credential of Jiguang SMS Application (1/2)');
    await quickInput.paste(line(DEVELOPER, 'dev'));
    await quickInput.waitForMessage('This is for Jiguang SMS · Developer account');
    assert.equal(await quickInput.value(), APPLICATION.key);
    await assertHidden(DEVELOPER.secret);
    await quickInput.cancel();
    await quickInput.waitForClosed();
  });

  test('no secret that was pasted is in a file: settings, logs, storage', async () => {
    const secrets = [DEVELOPER, APPLICATION, SMS].flatMap(({ key, secret }) => [
      secret,
      Buffer.from(`${key}:${secret}`).toString('base64'),
    ]);
    assert.deepEqual(await filesWith(dataFolder, secrets), []);
    // The search finds what is there.
    assert.ok((await filesWith(dataFolder, ['SUBMAIL SMS 2'])).some((path) => path.endsWith('settings.json')));
  });
});
