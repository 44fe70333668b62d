import type { SandboxProvider } from './product.ts';

/** Amounts by the provider's field name, in plain decimal notation; `null` is "not allocated". */
export type Quantities = Readonly<Record<string, string | null>>;

/** An account that the sandbox's services know. */
export interface SandboxAccount {
  readonly id: string;
  readonly name: string;
  readonly provider: SandboxProvider;
  readonly product: string;
  /** Jiguang's devKey or appKey, SUBMAIL's appid. */
  readonly key: string;
  /** Jiguang's apiDevSecret or masterSecret, SUBMAIL's appkey. */
  readonly secret: string;
  readonly quantities: Quantities;
  /** Path of the provider's base address below the sandbox's own, such as `/jiguang`. */
  readonly endpoint: string;
}

/** The accounts that every sandbox starts with. Keys, secrets and amounts are the documents' examples where they give any. */
export const SANDBOX_ACCOUNTS: readonly SandboxAccount[] = [
  {
    id: 'production-sms',
    name: 'Production SMS',
    provider: 'jiguang',
    product: 'account',
    key: '7e503edcb0cb725e331b0311',
    secret: '7289516381dcdf1113730f2b',
    quantities: { dev_balance: '9', dev_voice: '702', dev_industry: '121981', dev_market: '11683' },
    endpoint: '/jiguang',
  },
  {
    id: 'checkout-app',
    name: 'Checkout App',
    provider: 'jiguang',
    product: 'app',
    key: '4c6921c9b20b2fd9bcd8ca3d',
    secret: '5b3e2979c8a48b84cebeaaf4',
    quantities: { app_balance: '1', app_voice: '22', app_industry: '44', app_market: '14' },
    endpoint: '/jiguang',
  },
  {
    id: 'marketing-sms',
    name: 'Marketing SMS',
    provider: 'submail',
    product: 'sms',
    key: '10001',
    secret: 'abcdef0123456789abcdef0123456789',
    quantities: { balance: '9410', transactional_balance: '9775' },
    endpoint: '/submail',
  },
  {
    id: 'newsletter',
    name: 'Newsletter',
    provider: 'submail',
    product: 'mail',
    key: '10002',
    secret: 'bcdef0123456789abcdef0123456789a',
    quantities: { balance: '50', free_balance: '50' },
    endpoint: '/submail',
  },
  {
    id: 'international-sms',
    name: 'International SMS',
    provider: 'submail',
    product: 'internationalsms',
    key: '10003',
    secret: 'cdef0123456789abcdef0123456789ab',
    quantities: { balance: '100.15' },
    endpoint: '/submail',
  },
];
