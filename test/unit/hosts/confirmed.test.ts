import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { systemClock } from '../../../src/base/clock.ts';
import { isConfirmed } from '../../../src/monitor/ask/confirmation.ts';
import { createHttp } from '../../../src/net/http.ts';
import { providerOf } from '../../../src/providers/declared/declaredProvider.ts';
import { parseDeclarations } from '../../../src/providers/declared/parseDeclaration.ts';
import { onePlace } from '../../../src/providers/terms.ts';
import { openStore } from '../../../src/store/open.ts';
import { confirmAccounts } from '../../hosts/confirmed.ts';
import { declaredDemo } from '../../hosts/declaredDemo.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { KEEPING } from '../store/sample.ts';
import { account, PROVIDER } from '../ui/sample.ts';

const env = { key: 'SMS_KEY', secret: 'SMS_SECRET' };
const entry = {
  id: 'a',
  name: 'A',
  provider: 'submail',
  product: 'sms',
  endpoints: ['http://127.0.0.1:9/submail'],
  env,
};
const provider = { id: 'submail' };
const product = { places: onePlace('https://api.example') };

test('A6: the answers of a demonstration are there when VS Code starts, and no others', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'messaging-balance-confirmed-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const guest = { account: account('b', { env }), provider: { id: 'guest.sms', isForeign: true as const }, product };
  await confirmAccounts(folder, { 'messagingBalance.accounts': [entry] }, [guest]);
  const store = await openStore(folder, systemClock, Math.random, KEEPING);
  context.after(() => store.dispose());
  assert.equal(isConfirmed({ account: entry, provider, product }, store), true);
  assert.equal(isConfirmed(guest, store), true);
  const elsewhere = { ...entry, endpoints: ['http://127.0.0.1:10/submail'] };
  assert.equal(isConfirmed({ account: elsewhere, provider, product }, store), false);
});

test('16: so is the answer for the account of a declared provider, at the address that is declared', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'messaging-balance-confirmed-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const sandbox = await startSandbox();
  context.after(() => sandbox.close());
  const demo = declaredDemo(sandbox);
  await confirmAccounts(folder, {
    'messagingBalance.accounts': [demo.account],
    'messagingBalance.providers': [demo.provider],
  });
  const store = await openStore(folder, systemClock, Math.random, KEEPING);
  context.after(() => store.dispose());
  const { declarations } = parseDeclarations([demo.provider], []);
  const [declaration] = declarations;
  assert.ok(declaration);
  const provider = providerOf(declaration, createHttp(systemClock), systemClock);
  const [product] = provider.products;
  assert.ok(product);
  const destination = { account: demo.account, provider, product };
  assert.deepEqual([isConfirmed(destination, store), isConfirmed(destination, undefined)], [true, false]);
});

test('A6: where there is nothing to confirm, no file is made', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'messaging-balance-confirmed-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const { env: _variables, ...withoutVariables } = entry;
  await confirmAccounts(folder, { 'messagingBalance.accounts': [withoutVariables] });
  await confirmAccounts(folder);
  assert.deepEqual(await readdir(folder), []);
  assert.equal(isConfirmed({ account: account('c', { env }), provider: PROVIDER, product }, undefined), true);
});
