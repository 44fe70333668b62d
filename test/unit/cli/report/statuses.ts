import type { Account } from '../../../../src/balance/account/account.ts';
import type { AccountStatus } from '../../../../src/balance/account/state.ts';
import type { Quantity } from '../../../../src/balance/amount/quantity.ts';
import type { Provider } from '../../../../src/providers/provider.ts';
import { onePlace } from '../../../../src/providers/terms.ts';
import { exact } from '../../balance/amount/exact.ts';
import { MINUTE, NOW, trouble } from '../../ui/sample.ts';

/** A provider with a quantity in each kind of unit. It asks no one. */
export const PROVIDER: Provider = {
  id: 'tester',
  label: () => 'Tester',
  products: [
    {
      id: 'all',
      places: onePlace('https://api.tester.example'),
      quantities: [
        { key: 'sms', unit: 'messages', label: () => 'SMS' },
        { key: 'mail', unit: 'emails', label: () => 'E-mail' },
        { key: 'points', unit: 'credits', label: () => 'Points' },
        { key: 'balance', unit: 'in reply', label: () => 'Balance' },
      ],
      console: 'https://console.tester.example',
      label: () => 'All',
      description: () => 'all',
      credential: [
        { id: 'key', name: 'appid' },
        { id: 'secret', name: 'appkey', secret: true },
      ],
      whereToFind: () => 'there',
    },
  ],
  fetchBalance: () => Promise.reject(new Error('asks no one')),
  explain: () => undefined,
};

export const PROVIDERS = [PROVIDER];

export function account(name: string, more: Partial<Account> = {}): Account {
  return { id: name, name, provider: 'tester', product: 'all', ...more };
}

/** Messages, or what else is said of a quantity. */
export function sms(amount: string, more: Partial<Quantity> = {}): Quantity {
  return { key: 'sms', unit: 'messages', amount: /\d/.test(amount) ? exact(amount) : (amount as 'unlimited'), ...more };
}

/** An account that has answered `ageMs` ago. */
export function well(
  name: string,
  quantities: readonly Quantity[],
  more: Partial<Account> = {},
  ageMs = 0,
): AccountStatus {
  const state = { kind: 'ok', reading: { quantities, at: NOW - ageMs } } as const;
  return { account: account(name, more), state, refreshing: false, old: ageMs > 3 * MINUTE };
}

/** An account whose credential is refused, five minutes after it has answered. */
export function refused(
  name: string,
  quantities: readonly Quantity[] = [],
  more: Partial<Account> = {},
): AccountStatus {
  const fault = { kind: 'auth', definitive: true } as const;
  const reading = quantities.length === 0 ? {} : { reading: { quantities, at: NOW - 5 * MINUTE } };
  const state = { kind: 'paused', trouble: trouble(fault), ...reading } as const;
  return { account: account(name, more), state, refreshing: false, old: false };
}

/** An account that nobody has ever reached. */
export function failed(name: string, more: Partial<Account> = {}): AccountStatus {
  return { account: account(name, more), state: { kind: 'failed', trouble: trouble() }, refreshing: false, old: false };
}
