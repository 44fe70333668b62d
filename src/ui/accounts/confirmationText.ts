import { partsOf } from '../../balance/account/account.ts';
import { plainText } from '../../balance/text/plainText.ts';
import type { Language } from '../../base/language.ts';
import { endpointsOf, type ServedAccount } from '../../monitor/ask/service.ts';

/** The question whether what an account's variables hold may be sent where it says. Plain text. */
export interface ConfirmationText {
  readonly question: string;
  /** Line by line: every variable and every address in full view. */
  readonly lines: readonly string[];
}

/** Longer names say no more to anybody, and would push the addresses out of sight. */
const LONGEST_NAME = 100;

/** Throws what {@link endpointsOf} throws. */
export function confirmationText(served: ServedAccount, { t }: Language): ConfirmationText {
  const { account, provider } = served;
  const { env } = account;
  const variables = partsOf(env ?? {});
  return {
    question: t(
      'May what these environment variables hold be sent to these addresses, for the account {0}?',
      plainText(account.name, 60),
    ),
    lines: [
      ...variables.map((name) => t('Variable: {0}', plainText(name, LONGEST_NAME))),
      ...endpointsOf(served).map((endpoint) => t('Address: {0}', endpoint)),
      ...(provider.isForeign === true
        ? [t('The extension that adds {0} is handed what they hold.', provider.label(t))]
        : []),
      t('The settings name them. Who runs these addresses can read it. Confirm only what you know.'),
    ],
  };
}
