import { credentialMark } from '../../balance/account/credentialMark.ts';
import { askedWith } from '../../monitor/ask/attempt.ts';
import type { ServedAccount } from '../../monitor/ask/service.ts';
import { questionOf } from '../../providers/places.ts';
import type { State } from './state.ts';

/**
 * Names an account of a file by all that is asked for it and where its credential comes from, whatever that is: by this its last
 * reading is found while there is none.
 */
export function accountMark(
  { account, provider, product }: ServedAccount,
  endpoints: readonly string[],
  file: string,
  salt: string,
): string {
  const question = [...askedWith({ account, product, endpoints }), ...questionOf(account, product)];
  const variables = Object.entries(account.env ?? {}).flat();
  return credentialMark({}, [file, account.name, provider.id, product.id, ...variables, ...question], salt);
}

/** The records of an account with one more. */
export function keysOf(keys: readonly string[] = [], key: string): readonly string[] {
  return keys.includes(key) ? keys : [...keys, key];
}

/**
 * The record with the last reading of an account. `undefined` where there is none, and where it was read with several credentials:
 * nobody knows then which of them is the one that is missing, and no number is better than that of another one.
 */
export function onlyRead({ accounts, records }: State, mark: string): string | undefined {
  const read = (accounts.get(mark) ?? []).filter((key) => records.get(key)?.reading);
  return read.length === 1 ? read[0] : undefined;
}
