import { type Account, type CredentialVariables, partsOf } from '../../../balance/account/account.ts';
import { freeName } from '../../../balance/account/accountName.ts';
import { checkEndpoint } from '../../../balance/account/endpoint.ts';
import { escapeIcons, plainText } from '../../../balance/text/plainText.ts';
import { joinDotted, joinList, type Language } from '../../../base/language.ts';
import { serve } from '../../../monitor/ask/service.ts';
import { questionOf } from '../../../providers/places.ts';
import type { Provider } from '../../../providers/provider.ts';
import type { AccountFile } from '../../../sharing/accountFile.ts';

/** What becomes of an entry of a file. */
export type ImportEntry =
  /** `name` is what it is called in the file; the account's own differs where that one is taken. */
  | { readonly kind: 'addable'; readonly account: Account; readonly name: string }
  /** An account of the same name that asks the same is there. */
  | { readonly kind: 'present'; readonly name: string; readonly account: Account }
  | { readonly kind: 'refused'; readonly name: string; readonly reason: string };

/** A line of the list that is chosen from. Its value is the account, for what can be added alone. */
export interface ImportChoice {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
  readonly value: Account | undefined;
}

/** Compares a file with the accounts that are there. */
export function planImport(
  { accounts, refused }: Pick<AccountFile, 'accounts' | 'refused'>,
  present: readonly Account[],
  providers: readonly Provider[],
): readonly ImportEntry[] {
  const taken = [...present, ...accounts].map(({ name }) => name);
  return [
    ...accounts.map((account): ImportEntry => {
      const { name } = account;
      const namesakes = present.filter((other) => other.name === name);
      if (namesakes.length === 0) {
        return { kind: 'addable', account, name };
      }
      if (namesakes.some((other) => asksTheSame(other, account, providers))) {
        return { kind: 'present', name, account };
      }
      const free = freeName(name, taken);
      taken.push(free);
      return { kind: 'addable', account: { ...account, name: free }, name };
    }),
    ...refused.map((entry): ImportEntry => ({ kind: 'refused', ...entry })),
  ];
}

/** Whether two accounts are of one product, in one place and with the same parameters. */
function asksTheSame(one: Account, other: Account, providers: readonly Provider[]): boolean {
  const product = serve(other, providers)?.product;
  const questions = [one, other].map((account) =>
    product === undefined ? '' : questionOf(account, product).join('\n'),
  );
  return one.provider === other.provider && one.product === other.product && questions[0] === questions[1];
}

/** Addresses that an account is asked at and that its provider does not name: who runs them gets the credential. */
export function foreignAddresses(account: Account, providers: readonly Provider[]): readonly string[] {
  const products = providers.find(({ id }) => id === account.provider)?.products ?? [];
  const places = products.flatMap(({ places: each }) => (each === 'personal' ? [] : each));
  const own = places.flatMap(({ hosts }) => hosts.map(normalized));
  const served = products.find(({ id }) => id === account.product);
  const personal = served?.places === 'personal' && account.place !== undefined ? [account.place] : [];
  const asked = account.endpoints ?? personal;
  return [...new Set(asked.map(normalized))].filter((address) => !own.includes(address));
}

function normalized(address: string): string {
  const checked = checkEndpoint(address);
  return checked.ok ? checked.url : address;
}

/** An entry as the list shows it. `hasVariables` says whether an account's environment variables are there. */
export function importChoice(
  entry: ImportEntry,
  providers: readonly Provider[],
  hasVariables: (account: Account) => boolean,
  language: Language,
): ImportChoice {
  const { t } = language;
  const label = escapeIcons(plainText(entry.name, 60));
  if (entry.kind === 'refused') {
    return { label, description: t('cannot be added'), detail: escapeIcons(entry.reason), value: undefined };
  }
  const { account } = entry;
  const service = serviceOf(account, providers, language);
  if (entry.kind === 'present') {
    return { label, description: joinDotted([service, t('already there')]), detail: '', value: undefined };
  }
  const renamed = account.name === entry.name ? '' : t('as {0}', plainText(account.name, 60));
  const addresses = foreignAddresses(account, providers);
  const details = [
    addresses.length === 0
      ? ''
      : `$(warning) ${escapeIcons(t("Asked at {0}, not at the provider's address", joinList(addresses, language)))}`,
    credentialText(account, hasVariables, language),
  ];
  return {
    label,
    description: joinDotted([service, renamed]),
    detail: joinDotted(details),
    value: account,
  };
}

/** An account as the warning about its addresses names it: who gets what. */
export function addressWarning(account: Account, providers: readonly Provider[], language: Language): string {
  const { t } = language;
  const name = plainText(account.name, 60);
  const addresses = joinList(foreignAddresses(account, providers), language);
  const { env } = account;
  return env === undefined
    ? t('{0}: {1}', name, addresses)
    : t('{0}: {1} (the environment variables {2})', name, addresses, variablesOf(env, language));
}

function credentialText(account: Account, hasVariables: (account: Account) => boolean, language: Language): string {
  const { t } = language;
  const { env } = account;
  if (env === undefined || !hasVariables(account)) {
    return t('Its credential is asked for next');
  }
  return t('Its credential comes from the environment variables {0}', variablesOf(env, language));
}

function variablesOf(env: CredentialVariables, language: Language): string {
  return joinList(
    partsOf(env).map((name) => plainText(name, 60)),
    language,
  );
}

function serviceOf(account: Account, providers: readonly Provider[], { t }: Language): string {
  const served = serve(account, providers);
  return served === undefined ? '' : joinDotted([served.provider.label(t), served.product.label(t)]);
}
