import { partsOf } from '../../balance/account/account.ts';
import { plainText } from '../../balance/text/plainText.ts';
import type { Language } from '../../base/language.ts';
import { endpointsOf, type ServedAccount } from '../../monitor/ask/service.ts';

/** The question whether a credential may be sent where its account says, and as that is declared. Plain text. */
export interface ConfirmationText {
  readonly question: string;
  /** Line by line: every variable, every address and every declared request in full view. */
  readonly lines: readonly string[];
}

/** Longer names say no more to anybody, and would push the addresses out of sight. */
const LONGEST_NAME = 100;

/** Throws what {@link endpointsOf} throws. `isSaved`: it is asked about the saved credential, and not about variables. */
export function confirmationText(served: ServedAccount, { t }: Language, isSaved = false): ConfirmationText {
  const { account, provider, product } = served;
  const request = product.declared?.lines(t) ?? [];
  if (isSaved) {
    return {
      question: t('May the saved credential of the account {0} be sent like this?', plainText(account.name, 60)),
      lines: [
        ...endpointsOf(served).map((endpoint) => t('Address: {0}', endpoint)),
        ...request,
        t('The settings declare it, otherwise than when the credential was entered. Confirm only what you know.'),
      ],
    };
  }
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
      ...request,
      ...(provider.isForeign === true
        ? [t('The extension that adds {0} is handed what they hold.', provider.label(t))]
        : []),
      t('The settings name them. Who runs these addresses can read it. Confirm only what you know.'),
    ],
  };
}
