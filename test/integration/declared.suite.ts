import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { SETTINGS } from '../../src/ui/editor/ids.ts';
import type { Balance, MessagingBalanceApi } from '../../src/ui/publicApi/api.ts';
import type { SuiteTests } from './suite.ts';

const ACME = {
  id: 'own.acme',
  label: 'Acme',
  url: 'http://127.0.0.1:9/v1/{account}/balance',
  auth: { header: 'api-key' },
  ok: { at: '/status', is: 'success' },
  quantities: [{ key: 'balance', label: 'Balance', at: '/data/balance', unit: 'EUR' }],
};
/** A variable that every host has. What it holds is sent nowhere: nobody confirms it. */
const ACCOUNT = {
  ...{ id: 'acme', name: 'Acme account', provider: 'own.acme', product: 'balance' },
  env: { account: 'PATH', secret: 'PATH' },
};

async function set(setting: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(setting, value, vscode.ConfigurationTarget.Global);
}

export const tests: SuiteTests = {
  '21.2: what the settings declare is a provider in the running window, beside a declaration that is broken':
    async () => {
      const extension = vscode.extensions.getExtension<MessagingBalanceApi>('messaging-balance.messaging-balance');
      const api = (await extension?.activate()) ?? assert.fail('no extension');
      const until = (isSo: (balance: Balance | undefined) => boolean): Promise<void> =>
        new Promise((resolve) => {
          const look = (): void => {
            if (isSo(api.getBalances().find(({ accountId }) => accountId === ACCOUNT.id))) {
              listening.dispose();
              resolve();
            }
          };
          const listening = api.onDidChangeBalances(look);
          look();
        });
      await set(SETTINGS.accounts, [ACCOUNT]);
      await set(SETTINGS.providers, [{ ...ACME, id: 'own.broken', url: 'http://x.example' }, ACME]);
      await until((balance) => balance?.problem === 'unconfirmed');
      const [balance] = api.getBalances();
      assert.deepEqual([balance?.provider, balance?.product, balance?.state], ['own.acme', 'balance', 'paused']);
      await set(SETTINGS.providers, [{ ...ACME, quantities: [] }]);
      await until((found) => found === undefined);
      await set(SETTINGS.providers, undefined);
      await set(SETTINGS.accounts, undefined);
    },
};
