import { partOf } from '../sandbox/account.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';

/** A service that nobody knows, declared as a user does it, with an account of it. The sandbox answers for it. */
export function declaredDemo(sandbox: Pick<Sandbox, 'url' | 'accounts'>) {
  return {
    provider: {
      id: 'own.acme',
      label: 'Acme',
      url: `${sandbox.url}/anything/nested`,
      auth: 'bearer',
      quantities: [
        { key: 'money', label: 'Money', at: '/data/wallets/0/left', unit: { at: '/data/wallets/0/currency' } },
        { key: 'credits', label: 'Credits', at: '/data/wallets/1/left', unit: 'credits' },
      ],
    },
    account: {
      id: 'acme',
      name: 'Acme',
      provider: 'own.acme',
      product: 'balance',
      env: { token: 'SANDBOX_ACME_TOKEN' },
    },
    env: { SANDBOX_ACME_TOKEN: partOf(sandbox.accounts.get('anything'), 'key') },
  };
}
