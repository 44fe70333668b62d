import type { BalanceProduct, BalanceProvider, QuantityDescription } from '../../../../src/ui/publicApi/api.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };

export function quantity(changes: Partial<QuantityDescription> = {}): QuantityDescription {
  return { key: 'left', label: 'Messages', unit: 'messages', ...changes };
}

/** A product with a quantity of each unit. */
export function product(changes: Partial<BalanceProduct> = {}): BalanceProduct {
  return {
    id: 'sms',
    label: 'SMS',
    description: 'messages',
    hosts: ['https://api.acme.example/'],
    quantities: [
      quantity(),
      { key: 'free', label: 'Free e-mails', unit: 'emails', resetsDaily: true },
      { key: 'money', label: 'Money', unit: 'CNY' },
    ],
    console: 'https://console.acme.example/keys?tab=1',
    keyName: 'key',
    secretName: 'token',
    whereToFind: 'It is in the console.',
    ...changes,
  };
}

/** What another extension may register. */
export function description(
  changes: Partial<BalanceProvider> = {},
): Open<Omit<BalanceProvider, 'products'>> & { products: BalanceProduct[] } {
  return {
    id: 'acme.sms',
    label: 'Acme',
    fetchBalance: () => Promise.resolve({ left: '7' }),
    ...changes,
    products: [...(changes.products ?? [product()])],
  };
}
