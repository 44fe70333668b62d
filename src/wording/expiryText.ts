import { plainText } from '../balance/text/plainText.ts';
import { joinSentences, type Language, labelled } from '../base/language.ts';
import type { ExpiryAlert } from '../monitor/standing/expiries.ts';
import type { Provider } from '../providers/provider.ts';
import { namedQuantity } from './accountText.ts';
import { unusedText } from './limitText.ts';

/** What is told of credit that will expire before it is spent: the account, what is left, and how much of it will be lost. Plain text. */
export function expiryMessage(
  { status, quantity, unused }: ExpiryAlert,
  providers: readonly Provider[],
  now: number,
  language: Language,
): string {
  const left = language.t('{0}.', namedQuantity(status, quantity, providers, language));
  const lost = unusedText(unused, quantity.unit, now, language);
  return labelled(plainText(status.account.name, 60), joinSentences([left, lost], language), language);
}
