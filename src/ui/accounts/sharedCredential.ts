import * as vscode from 'vscode';
import { type Account, type Credential, partsOf } from '../../balance/account/account.ts';
import { plainText } from '../../balance/text/plainText.ts';
import type { Language } from '../../base/language.ts';
import { messageOf } from '../editor/redactOutput.ts';
import type { Secrets } from './secrets.ts';

/** What is asked with. */
export interface SharingParts {
  readonly secrets: Pick<Secrets, 'heldBy'>;
  readonly language: Language;
}

/**
 * Whether an account may have the credential that was entered, or that its variables hold where none was. The user is asked
 * where another one of `others` of the same product has it already.
 */
export async function mayShare(
  account: Account,
  entered: Credential | undefined,
  others: readonly Account[],
  { secrets, language }: SharingParts,
): Promise<boolean> {
  const { t } = language;
  const meant = entered ?? (await secrets.heldBy(account));
  const alike = others.filter(
    ({ id, provider, product }) => id !== account.id && provider === account.provider && product === account.product,
  );
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

function isSame(one: Credential, other: Credential | undefined): boolean {
  return other !== undefined && JSON.stringify(partsOf(one)) === JSON.stringify(partsOf(other));
}
