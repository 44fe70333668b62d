import type { Account } from '../../../src/balance/account/account.ts';
import type { AccountState, AccountStatus, Trouble } from '../../../src/balance/account/state.ts';
import type { Quantity, Reading, Unit } from '../../../src/balance/amount/quantity.ts';
import type { Fault } from '../../../src/balance/fault/fault.ts';
import type { Provider } from '../../../src/providers/provider.ts';
import { onePlace } from '../../../src/providers/terms.ts';
import { exact } from '../balance/amount/exact.ts';

export const NOW = Date.UTC(2026, 10, 20, 12);
export const MINUTE = 60_000;

/** One provider with a product that counts messages and one that holds money. It asks no one. */
export const PROVIDER: Provider = {
  id: 'tester',
  label: (t) => t('Tester'),
  products: [
    {
      id: 'sms',
      places: onePlace('https://api.tester.example'),
      quantities: [
        { key: 'general', unit: 'messages', label: (t) => t('General SMS') },
        { key: 'voice', unit: 'messages', isVoice: true, label: (t) => t('Voice SMS') },
      ],
      console: 'https://console.tester.example/keys',
      label: (t) => t('SMS'),
      description: (t) => t('messages'),
      credential: [
        { id: 'key', name: 'appid' },
        { id: 'secret', name: 'appkey', secret: true },
      ],
      whereToFind: (t) => t('Both are in the console.'),
    },
  ],
  fetchBalance: () => Promise.reject(new Error('asks no one')),
  explain: (fault, product, t) => (fault.kind === 'blocked' ? t('{0} is blocked.', product.label(t)) : undefined),
};

export const PROVIDERS = [PROVIDER];

export function account(name: string, more: Partial<Account> = {}): Account {
  return { id: name, name, provider: 'tester', product: 'sms', ...more };
}

export function quantity(key: string, amount: string | null, unit: Unit = 'messages'): Quantity {
  return { key, amount: amount === null ? 'not-allocated' : exact(amount), unit };
}

/** 9,410 general and 702 voice messages, `ageMs` old. */
export function reading(ageMs = 0, quantities = [quantity('general', '9410'), quantity('voice', '702')]): Reading {
  return { at: NOW - ageMs, quantities };
}

export function trouble(fault: Fault = { kind: 'network', host: 'api.tester.example', problem: 'refused' }): Trouble {
  return { fault, since: NOW - 7 * MINUTE, attempts: 3 };
}

export function status(name: string, state: AccountState, more: Partial<AccountStatus> = {}): AccountStatus {
  return { account: account(name), state, refreshing: false, old: false, ...more };
}

/** An account in each state that a reader has to tell from the others. */
export const STATES = {
  fresh: status('Main', { kind: 'ok', reading: reading(5 * MINUTE) }),
  loading: status('Main', { kind: 'loading' }, { refreshing: true }),
  old: status('Main', { kind: 'ok', reading: reading(90 * MINUTE) }, { old: true }),
  stale: status(
    'Main',
    { kind: 'stale', reading: reading(20 * MINUTE), trouble: trouble() },
    { nextAt: NOW + 2 * MINUTE },
  ),
  failed: status('Main', { kind: 'failed', trouble: trouble() }, { nextAt: NOW + 2 * MINUTE }),
  paused: status('Main', {
    kind: 'paused',
    reading: reading(20 * MINUTE),
    trouble: trouble({ kind: 'auth', definitive: true }),
  }),
} as const;

/** Names that must stay text wherever they are shown, as they have to look there. */
export const HOSTILE_NAMES: readonly (readonly [name: string, shown: string])[] = [
  ['$(sync)', '$(sync)'],
  ['\\$(sync~spin)', '\\$(sync~spin)'],
  ['a $(zap)$(x) b', 'a $(zap)$(x) b'],
  ['[pay](command:workbench.action.quit)', '[pay](command:workbench.action.quit)'],
  ['![x](https://evil.example/x.png)', '![x](https://evil.example/x.png)'],
  ['https://evil.example www.evil.example', 'https://evil.example www.evil.example'],
  ['a | b || c \\| d', 'a | b || c \\| d'],
  ['**bold** _it_ ~~no~~ `code`', '**bold** _it_ ~~no~~ `code`'],
  ['<img src=x onerror=y> &lt;b&gt;', '<img src=x onerror=y> &lt;b&gt;'],
  ['# head', '# head'],
  ['first\r\nsecond\u2028third', 'first second third'],
  ['\u202egnimoc\u202c \u2067x\u2069', 'gnimoc x'],
  ['\u001b[31mred\u001b[0m', 'red'],
  ['短信 9', '短信 9'],
];
