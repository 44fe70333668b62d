import { freeName } from '../../balance/account/accountName.ts';
import { plainText } from '../../balance/text/plainText.ts';
import type { Translate } from '../../base/language.ts';
import type { KeptSeries } from '../../store/port/store.ts';

/** A history that no present account goes on with, as the page and lists show it. */
export interface KeptHistory {
  /** Stands in the place of an account's id. */
  readonly id: string;
  /** By which the store knows it. */
  readonly number: number;
  readonly name: string;
  /** Empty where it was never noted. */
  readonly provider: string;
  readonly product: string;
}

const PREFIX = 'kept:';

/** What the store is asked for: the history of a present account by its id, or a kept one by its number. */
export function historyOf(id: string): string | number {
  const number = /^kept:(\d+)$/.exec(id)?.[1];
  return number === undefined ? id : Number(number);
}

/** The histories of accounts that are not in the setting any more, and those that present accounts had before. */
export function keptHistories(
  series: readonly KeptSeries[],
  present: ReadonlySet<string>,
  t: Translate,
): readonly KeptHistory[] {
  const names: string[] = [];
  return series.flatMap(({ number, accountId, subject, isCurrent }) => {
    if (present.has(accountId) && isCurrent) {
      return [];
    }
    const known = subject === undefined ? t('Account without a name') : plainText(subject.name);
    const proposal = present.has(accountId) ? t('{0} (account before)', known) : t('{0} (removed)', known);
    const name = freeName(proposal, names);
    names.push(name);
    const { provider = '', product = '' } = subject ?? {};
    return [{ id: `${PREFIX}${number}`, number, name, provider, product }];
  });
}
