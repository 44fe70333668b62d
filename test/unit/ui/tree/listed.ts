import type { AccountStatus } from '../../../../src/balance/account/state.ts';
import type { Level } from '../../../../src/balance/alert/alert.ts';
import { NO_OUTLOOK } from '../../../../src/monitor/standing/outlook.ts';
import { tightnessOf } from '../../../../src/monitor/standing/tightness.ts';
import type { Arrangement, Naming, TreeAccount, TreeChoices } from '../../../../src/ui/tree/arrangement.ts';
import { account, quantity, reading, status, trouble } from '../sample.ts';

/** What a table says of an account: `b/2 low` is the account 2 of the provider b, which is low. */
export type Written = string;

/** Accounts as the tables of the tests write them: `provider/name`, then `low`, `empty`, `failed`, `waiting`, `loading` or `old`. */
export function listed(...written: readonly Written[]): readonly TreeAccount[] {
  return written.map((text) => {
    const [place = '', word = 'ok'] = text.split(' ');
    const [provider = '', name = ''] = place.split('/');
    const state: AccountStatus['state'] =
      word === 'failed'
        ? { kind: 'failed', trouble: trouble() }
        : word === 'waiting' || word === 'loading'
          ? { kind: word }
          : { kind: 'ok', reading: reading(0, AMOUNTS[word]) };
    const each = { ...status(name, state), account: account(name, { provider }), old: word === 'old' };
    const level: Level = word === 'low' || word === 'empty' ? word : 'ok';
    const outlook = { ...NO_OUTLOOK, level, quantities: new Map([['general', { level }]]) };
    return { status: each, outlook, tightness: tightnessOf(each, outlook, 'general') };
  });
}

const AMOUNTS: Readonly<Record<string, ReturnType<typeof quantity>[]>> = {
  empty: [quantity('general', '0')],
};

/** Names as VS Code in English would put them in order; the provider b is called Alpha, and a is called Beta. */
export const NAMING: Naming = {
  compare: new Intl.Collator('en', { numeric: true }).compare,
  provider: (id) => ({ a: 'Beta', b: 'Alpha' })[id] ?? id,
};

export const OWN_FLAT: TreeChoices = { groupByProvider: false, order: 'own', lowOnly: false };
export const OWN_GROUPED: TreeChoices = { ...OWN_FLAT, groupByProvider: true };

/** An arrangement in one line: `a: 1 2 | b: 3`, or without groups `1 3 2`. */
export function inOneLine({ groups, accountIds }: Arrangement): string {
  return groups === undefined
    ? accountIds.join(' ')
    : groups.map((group) => `${group.provider}: ${group.accountIds.join(' ')}`).join(' | ');
}
