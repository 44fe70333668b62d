import type { Account } from '../../../balance/account/account.ts';
import { askedOf } from '../../../balance/account/identity.ts';
import type { Language } from '../../../base/language.ts';
import { placesOf, type ServedAccount } from '../../../monitor/ask/service.ts';
import { questionOf } from '../../../providers/places.ts';

/** What a change of what is asked brings with it. */
export interface Consequences {
  /** What is read from then on is not compared with what was read before. */
  readonly beginsAnew: boolean;
  /** A credential goes where none of this account was sent before. */
  readonly isElsewhere: boolean;
}

/** What follows when an account of the entry becomes `after`. */
export function consequencesOf(before: ServedAccount, after: Account): Consequences {
  const { product } = before;
  const asked = (account: Account): string => askedOf(account, questionOf(account, product));
  const known = placesOf(before);
  return {
    beginsAnew: asked(before.account) !== asked(after),
    isElsewhere: placesOf({ ...before, account: after }).some((place) => !known.includes(place)),
  };
}

/** The same in a sentence; `undefined` when nothing follows. `hasVariables`: the credential comes from the environment. */
export function consequencesText(
  { beginsAnew, isElsewhere }: Consequences,
  hasVariables: boolean,
  { t }: Language,
): string | undefined {
  if (!isElsewhere) {
    return beginsAnew ? t('A history of its own begins; the one before is kept.') : undefined;
  }
  return hasVariables
    ? t('A history of its own begins, and you are asked whether the variables may be sent there.')
    : t('A history of its own begins, and the credential is asked for.');
}
