export type SandboxProvider = 'jiguang' | 'submail';

/** One balance service as the providers' documents describe it. */
export interface SandboxProduct {
  readonly provider: SandboxProvider;
  readonly product: string;
  /** Below the provider's base address, without a format suffix. */
  readonly path: string;
  /** The quantities of a good reply, in the documents' order. */
  readonly fields: readonly string[];
  /** Whether the service writes amounts as JSON numbers or as JSON strings. */
  readonly form: 'number' | 'string';
}

export const PRODUCTS: readonly SandboxProduct[] = [
  {
    provider: 'jiguang',
    product: 'account',
    path: '/v1/accounts/dev',
    fields: ['dev_balance', 'dev_voice', 'dev_industry', 'dev_market'],
    form: 'number',
  },
  {
    provider: 'jiguang',
    product: 'app',
    path: '/v1/accounts/app',
    fields: ['app_balance', 'app_voice', 'app_industry', 'app_market'],
    form: 'number',
  },
  {
    provider: 'submail',
    product: 'sms',
    path: '/balance/sms',
    fields: ['balance', 'transactional_balance'],
    form: 'string',
  },
  {
    provider: 'submail',
    product: 'mail',
    path: '/balance/mail',
    fields: ['balance', 'free_balance'],
    form: 'number',
  },
  {
    provider: 'submail',
    product: 'internationalsms',
    path: '/balance/internationalsms',
    fields: ['balance'],
    form: 'number',
  },
  { provider: 'submail', product: 'mms', path: '/balance/mms', fields: ['balance'], form: 'number' },
  { provider: 'submail', product: 'voice', path: '/balance/voice', fields: ['balance'], form: 'number' },
];

/** Throws when the provider has no such product. */
export function productOf(provider: SandboxProvider, product: string): SandboxProduct {
  const found = PRODUCTS.find((each) => each.provider === provider && each.product === product);
  if (found === undefined) {
    throw new Error(`The sandbox has no product ${provider}/${product}`);
  }
  return found;
}
