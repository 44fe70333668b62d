import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, suite, test } from 'node:test';
import { sandboxAccountEntries } from '../hosts/sandboxAccounts.ts';
import { pairOf } from '../sandbox/account.ts';
import { selfSigned } from '../sandbox/certificate.ts';
import { type LocalProxy, startProxy } from '../sandbox/proxy.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { type App, keepEvidence, openApp } from './app.ts';
import { clipboard } from './clipboard.ts';

const DAY_MS = 24 * 3_600_000;
/** Of the proxy, as it stands in the settings of VS Code. */
const PASSWORD = 'pr0xy-sesame';
/** A host that is known to the proxy alone. VS Code asks hosts on this machine without a proxy. */
const HOST = 'balance.test';

/** What a proxy may put in a provider's place, by the account that it forges; each said what the first words tell. */
const FORGED = {
  balance: { status: 201, body: '{"dev_balance":424242,"dev_voice":1,"dev_industry":1,"dev_market":1}' },
  none: { status: 404, body: '{"error":{"code":50033,"message":"app quota not assigned"}}' },
  refusal: { status: 403, body: '{"error":{"code":50002,"message":"auth failed"}}' },
  page: { status: 401, body: '<!doctype html><html><body>Sign in</body></html>' },
  deadline: { status: 503, headers: { 'Retry-After': '7200' }, body: '' },
} as const;

/** The first of the sandbox's accounts, once for each name, on a host of that name below {@link HOST}. */
function entries(sandbox: Sandbox, names: readonly string[]): readonly Readonly<Record<string, unknown>>[] {
  const [first] = sandboxAccountEntries(sandbox);
  return names.map((name) => ({ ...first, id: name, name, endpoints: [`https://${name}.${HOST}/jiguang`] }));
}

suite('a proxy in the settings of VS Code', () => {
  let folder: string;
  let sandbox: Sandbox;
  let proxy: LocalProxy;
  let app: App;

  /** A window whose requests go through the proxy on a port. */
  async function openBehind(port: number, names: readonly string[]): Promise<App> {
    return await openApp({
      sandbox,
      settings: {
        'http.proxy': `http://somebody:${PASSWORD}@127.0.0.1:${port}`,
        'messagingBalance.accounts': entries(sandbox, names),
      },
      // What an installed authority is for a user's machine; the product itself has no such option.
      env: { NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem') },
    });
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'messaging-balance-proxy-'));
    const [notBefore, notAfter] = [new Date(Date.now() - DAY_MS), new Date(Date.now() + DAY_MS)];
    const tls = selfSigned({ host: `open.${HOST}`, notBefore, notAfter });
    await writeFile(join(folder, 'authority.pem'), tls.cert);
    sandbox = await startSandbox({ tls });
    const port = Number(new URL(sandbox.url).port);
    proxy = await startProxy({
      [`open.${HOST}`]: { port },
      [`locked.${HOST}`]: { status: 407 },
      // Leads to the same server, whose certificate is for another host.
      [`foreign.${HOST}`]: { port },
    });
    const forged = Object.entries(FORGED);
    proxy.route(Object.fromEntries(forged.map(([name, route]) => [`${name}.${HOST}`, route])));
    app = await openBehind(proxy.port, ['open', 'locked', 'foreign', ...forged.map(([name]) => name)]);
    await app.workbench.statusBar.click();
  });
  afterEach(async (context) => await keepEvidence(context, app.workbench));
  after(async () => {
    await app.close();
    await proxy.close();
    await sandbox.close();
    await rm(folder, { recursive: true });
  });

  test('row 15: through a proxy that lets pass, the balance comes, and the certificate is still checked', async () => {
    const { tree } = app.workbench;
    await tree.waitForDescription('open', /^9 /);
    await tree.waitForIcon('foreign', 'error');
    assert.match(await tree.tooltip('foreign'), /The certificate of foreign\.balance\.test belongs to another host/);
    assert.equal(sandbox.requests.length, 1);
  });

  test('row 15: a proxy that wants a password is named, and sent no credential of an account', async () => {
    const { tree } = app.workbench;
    await tree.waitForIcon('locked', 'error');
    assert.match(await tree.tooltip('locked'), /The proxy refused the connection \(407\)\. Check the proxy settings/);
    await app.workbench.screenshot('proxy-locked');
    const [first] = sandbox.accounts.list();
    assert.ok(proxy.wishes.some(({ target }) => target === `locked.${HOST}:443`));
    for (const { authorization } of proxy.wishes) {
      const sent = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString();
      assert.equal(sent, authorization === '' ? '' : `somebody:${PASSWORD}`);
      assert.ok(first !== undefined && !sent.includes(pairOf(first).secret));
    }
  });

  test('A1: what a proxy says in place of a provider is no balance, no refusal and no deadline', async () => {
    const { tree } = app.workbench;
    for (const name of Object.keys(FORGED)) {
      await tree.waitForIcon(name, 'error');
    }
    const rows = await tree.rows();
    await app.workbench.screenshot('proxy-forged');
    const spoken = await tree.spoken();
    for (const [name, { status }] of Object.entries(FORGED)) {
      const at = rows.findIndex(({ kind, label }) => kind === 'account' && label === name);
      assert.equal(rows[at + 1]?.label, 'Proxy problem');
      const told = spoken[at + 1] ?? '';
      assert.match(
        told,
        new RegExp(`^The proxy refused the connection \\(${status}\\)\\. Check the proxy settings`),
        name,
      );
    }
    assert.doesNotMatch(JSON.stringify(rows), /424|allocated|paused|credential/i);
  });

  test("row 15: the proxy's own password is in no text", async () => {
    const { page, palette, statusBar } = app.workbench;
    assert.doesNotMatch(await statusBar.tooltip(), /pr0xy/);
    await palette.run('Messaging Balance: Copy Diagnostics');
    const report = await clipboard(page, 'diagnostics');
    assert.match(report, /proxy/);
    assert.doesNotMatch(report, /pr0xy|somebody/);
  });

  test('row 15: a proxy that is down is not taken for the provider', async () => {
    const gone = await startProxy({});
    await gone.close();
    const behind = await openBehind(gone.port, ['open']);
    try {
      const { statusBar, tree } = behind.workbench;
      await statusBar.waitForIcon('error');
      await statusBar.click();
      // While VS Code fills the view, what a row says goes with the row.
      await tree.waitForIcon('open', 'error');
      assert.match(await tree.tooltip('open'), /The proxy cannot be reached\. Check the proxy settings of VS Code/);
      await behind.workbench.screenshot('proxy-down');
    } finally {
      await behind.close();
    }
  });
});
