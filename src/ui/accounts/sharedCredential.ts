import * as vscode from 'vscode';
import { type Account, type Credential, partsOf } from '../../balance/account/account.ts';
import { plainText } from '../../balance/text/plainText.ts';
import type { Language } from '../../base/language.ts';
import { serve } from '../../monitor/ask/service.ts';
import { questionOf } from '../../providers/places.ts';
import type { Provider } from '../../providers/provider.ts';
import { messageOf } from '../editor/redactOutput.ts';
import type { Secrets } from './secrets.ts';

/** What is asked with. */
export interface SharingParts {
  readonly secrets: Pick<Secrets, 'heldBy'>;
  readonly providers: readonly Provider[];
  readonly language: Language;
}

/**
 * Whether an account may have the credential that was entered, or that its variables hold where none was. The user is asked
 * where another one of `others` that asks the same has it already: one in another region, or of another application, has another
 * balance.
 */
export async function mayShare(
  account: Account,
  entered: Credential | undefined,
  others: readonly Account[],
  { secrets, providers, language }: SharingParts,
): Promise<boolean> {
  const { t } = language;
  const meant = entered ?? (await secrets.heldBy(account));
  const question = questionText(account, providers);
  const alike = others.filter((other) => other.id !== account.id && questionText(other, providers) === question);
  const held = await Promise.all(alike.map((other) => secrets.heldBy(other)));
  const sharing = alike.find((_, index) => meant !== undefined && isSame(meant, held[index]));
  if (sharing === undefined) {
    return true;
  }
  const useAnyway = t('Use It Anyway');
  const chosen = await vscode.window.showWarningMessage(
    messageOf(t('This credential is used by {0} already.', plainText(sharing.name, 60))),
    { modal: true, detail: t('Both accounts would show the same balance, and ask the provider for it twice.') },
    useAnyway,
  );
  return chosen === useAnyway;
}

/** What an account asks whom, whoever asks: the addresses of a gateway lead to the same balance. */
function questionText(account: Account, providers: readonly Provider[]): string {
  const { provider, product } = account;
  const served = serve(account, providers)?.product;
  return JSON.stringify([provider, product, ...(served === undefined ? [] : questionOf(account, served))]);
}

function isSame(one: Credential, other: Credential | undefined): boolean {
  return other !== undefined && JSON.stringify(partsOf(one)) === JSON.stringify(partsOf(other));
}
