import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Balance } from '../../src/ui/publicApi/api.ts';
import { sandboxAccountEntries } from '../hosts/sandboxAccounts.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import type { Guest } from './guest/extension.ts';
import { CREDENTIAL, GUEST_ACCOUNTS } from './guest/service.ts';
import { type SuiteTests, sandboxPortVariable } from './suite.ts';

const SETTING = 'messagingBalance.accounts';

let guest: Guest;
let sandbox: Sandbox;
let registration: vscode.Disposable;

async function setAccounts(accounts: readonly unknown[] | undefined): Promise<void> {
  await vscode.workspace.getConfiguration().update(SETTING, accounts, vscode.ConfigurationTarget.Global);
}

function balanceOf(accountId: string): Balance | undefined {
  return guest.api.getBalances().find((balance) => balance.accountId === accountId);
}

/** Resolves when the balances are so, at the latest with the next event that says so. */
async function until(isSo: () => boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (isSo()) {
        registered.dispose();
        resolve();
      }
    };
    const registered = guest.api.onDidChangeBalances(look);
    look();
  });
}

async function toolAnswer(input: object): Promise<string> {
  const { content } = await vscode.lm.invokeTool('get_messaging_balance', { input, toolInvocationToken: undefined });
  return content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

export const tests: SuiteTests = {
  'another extension gets the API of version 1, which it cannot change': async () => {
    const found = vscode.extensions.getExtension<Guest>('messaging-balance-tests.guest');
    assert.ok(found, 'the guest is not there');
    guest = await found.activate();
    assert.equal(guest.api.apiVersion, 1);
    assert.ok(Object.isFrozen(guest.api));
    assert.deepEqual(Object.keys(guest.api).sort(), [
      'apiVersion',
      'getBalances',
      'onDidChangeBalances',
      'registerProvider',
    ]);
    assert.deepEqual(guest.api.getBalances(), []);
  },

  'getBalances and onDidChangeBalances tell of an account as soon as it is read': async () => {
    sandbox = await startSandbox({ port: Number(process.env[sandboxPortVariable]) });
    const [entry] = sandboxAccountEntries(sandbox).filter(({ id }) => id === 'marketing-sms');
    assert.ok(entry);
    await setAccounts([{ ...entry, thresholds: { balance: 10_000 } }, ...GUEST_ACCOUNTS]);
    await until(() => balanceOf('marketing-sms')?.quantities[0]?.level === 'low');
    const [told, ...others] = guest.api.getBalances();
    assert.deepEqual(others, []);
    const { amounts, ...balance } = told ?? assert.fail();
    assert.ok(balance.at !== null && Math.abs(balance.at - Date.now()) < 60_000);
    const unknown = { runsOutAt: null, confidence: null };
    assert.deepEqual(balance, {
      ...{ accountId: 'marketing-sms', name: 'Marketing SMS', provider: 'submail', product: 'sms' },
      ...{ state: 'fresh', problem: null, at: balance.at, level: 'low' },
      quantities: [
        {
          ...{ key: 'balance', label: 'General SMS', amount: '9410', unit: 'messages', level: 'low' },
          ...{ threshold: { kind: 'amount', level: '10000' }, ...unknown },
        },
        {
          ...{ key: 'transactional_balance', label: 'Transactional SMS', amount: '9775', unit: 'messages' },
          ...{ level: 'ok', threshold: { kind: 'daysLeft', level: '3' }, ...unknown },
        },
      ],
    });
    assert.deepEqual(
      amounts.map(({ key, amount, state, limit, parts }) => [key, amount, state, limit, parts.length]),
      [
        ['balance', '9410', 'amount', null, 0],
        ['transactional_balance', '9775', 'amount', null, 0],
      ],
    );
    assert.deepEqual(guest.told.at(-1), guest.api.getBalances());
    assert.ok(Object.isFrozen(balance.quantities[0]));
  },

  'C11: accounts of a provider that is not there yet wait for its extension, and are no errors': async () => {
    const answer = await toolAnswer({});
    for (const { name } of GUEST_ACCOUNTS) {
      assert.ok(!answer.includes(`Not usable: Account ${name}`), answer);
      assert.match(answer, new RegExp(`Account "${name}" .*the extension that adds its provider has not started`));
    }
    assert.match(answer, /- General SMS \(balance\): 9410 messages at 20\S+ Level: LOW, threshold 10000 messages\./);
    assert.equal(guest.service.requests.length, 0);
  },

  'a registered provider is asked with the credential of its account, and its number is shown': async () => {
    registration = await guest.api.registerProvider(guest.provider());
    await until(() => balanceOf('guest-good')?.state === 'fresh');
    const { name, level, quantities } = balanceOf('guest-good') ?? assert.fail();
    assert.deepEqual([name, level], ['The guest good', 'ok']);
    assert.deepEqual(
      quantities.map(({ key, label, amount, unit }) => [key, label, amount, unit]),
      [
        ['left', 'Guest messages', '9007199254740993', 'messages'],
        ['reserve', 'Guest reserve', null, 'messages'],
      ],
    );
    assert.deepEqual(guest.service.requests, [`Bearer ${CREDENTIAL.key}:${CREDENTIAL.secret}`]);
    assert.match(
      await toolAnswer({ provider: 'guest', account: 'good' }),
      /\(Guest, Guest good\): up to date\. [^\n]*\n- Guest messages \(left\): 9007199254740993 messages at [^\n]*\n- Guest reserve \(reserve\): not allocated/,
    );
  },

  'a provider that throws, hangs or lies hurts its own accounts alone': async () => {
    await until(() => balanceOf('guest-throws')?.state === 'failed' && balanceOf('guest-lies')?.state === 'failed');
    assert.equal(balanceOf('guest-throws')?.problem, 'foreign');
    assert.equal(balanceOf('guest-lies')?.problem, 'bad-response');
    assert.equal(balanceOf('guest-hangs')?.state, 'loading');
    assert.deepEqual(
      ['marketing-sms', 'guest-good'].map((id) => balanceOf(id)?.state),
      ['fresh', 'fresh'],
    );
    const answer = await toolAnswer({});
    assert.match(answer, /Reason: "The extension that adds this provider has made a mistake \(TypeError\)\./);
    assert.ok(!answer.includes(CREDENTIAL.secret));
  },

  'A7: a provider that cannot reach its service has made no mistake, and numbers keep their digits': async () => {
    await until(() => balanceOf('guest-offline')?.state === 'failed');
    assert.equal(balanceOf('guest-offline')?.problem, 'network');
    assert.equal(balanceOf('guest-good')?.quantities[0]?.amount, '9007199254740993');
  },

  'ids and labels that are taken are refused': async () => {
    const { api, provider } = guest;
    await assert.rejects(api.registerProvider(provider()), RangeError);
    await assert.rejects(api.registerProvider(provider({ id: 'submail' })), TypeError);
    await assert.rejects(api.registerProvider(provider({ id: 'guest.other', label: 'ｓｕｂ mail' })), RangeError);
    await assert.rejects(api.registerProvider(provider({ id: 'guest.other', products: [] })), TypeError);
    assert.equal(balanceOf('guest-good')?.state, 'fresh');
  },

  'accounts stop with their provider, and go on when it comes back': async () => {
    const [hanging] = guest.open;
    assert.equal(hanging?.aborted, false);
    registration.dispose();
    assert.equal(hanging?.aborted, true);
    assert.deepEqual(
      guest.api.getBalances().map(({ accountId }) => accountId),
      ['marketing-sms'],
    );
    await until(() => guest.told.at(-1)?.length === 1);
    registration = await guest.api.registerProvider(guest.provider());
    // The last good number is still known.
    assert.equal(balanceOf('guest-good')?.quantities[0]?.amount, '9007199254740993');
    registration.dispose();
  },

  'nothing is left behind': async () => {
    await setAccounts(undefined);
    await until(() => guest.api.getBalances().length === 0);
    await guest.dispose();
    await sandbox.close();
  },
};
