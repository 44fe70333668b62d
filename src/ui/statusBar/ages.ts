import { readingOf } from '../../balance/account/state.ts';
import { formatAge } from '../../balance/text/format.ts';
import { HOUR_MS, MINUTE_MS } from '../../base/duration.ts';
import { joinItems, type Language } from '../../base/language.ts';
import { reliabilityOf } from '../../wording/accountText.ts';
import type { AccountNumber } from './selection.ts';

/** An older number tells its own age: it would make the others look older than they are. */
const YOUNG_MS = HOUR_MS;

/** How old numbers are, told once for all that are as new as they should be. */
export interface CommonAge {
  /** Of those; empty where there is none. */
  readonly text: string;
  /** What is not among them tells its age itself. */
  readonly covered: ReadonlySet<AccountNumber>;
}

/**
 * The age that numbers have in common. Where they differ it is that of the oldest, so that none is older than it says: `updated just
 * now`, `updated 5 minutes ago`, `updated within the last 7 minutes`.
 */
export function commonAge(numbers: readonly AccountNumber[], now: number, language: Language): CommonAge {
  const { t } = language;
  const ages = new Map(
    numbers.flatMap((number) => {
      const reading = readingOf(number.status.state);
      const age = reading === undefined ? YOUNG_MS : Math.max(0, now - reading.at);
      return reliabilityOf(number.status) === 'fresh' && age < YOUNG_MS ? [[number, age] as const] : [];
    }),
  );
  const covered = new Set(ages.keys());
  if (covered.size === 0) {
    return { text: '', covered };
  }
  const [youngest, oldest] = [Math.min(...ages.values()), Math.max(...ages.values())];
  const [least, most] = [youngest, oldest].map((age) => formatAge(now - age, now, language));
  const age =
    least === most
      ? t('updated {0}', most ?? '')
      : t('updated within the last {0} minutes', Math.floor(oldest / MINUTE_MS) + 1);
  const others = numbers.some((number) => !covered.has(number) && readingOf(number.status.state) !== undefined);
  return { text: joinItems([age, others ? t('older numbers tell their age') : ''], language), covered };
}
