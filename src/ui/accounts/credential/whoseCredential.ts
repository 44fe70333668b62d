import * as vscode from 'vscode';
import { type Credential, partsOf } from '../../../balance/account/account.ts';
import { visibleParts } from '../../../balance/account/identity.ts';
import type { Language } from '../../../base/language.ts';
import type { ServedAccount } from '../../../monitor/ask/service.ts';
import { messageOf } from '../../editor/redactOutput.ts';

/**
 * Whether a credential that takes the place of another one is of the same account of the provider. What may be seen of it
 * tells; where nothing may be, the user is asked. `undefined` when the user gave up.
 */
export async function askWhose(
  { provider, product }: Pick<ServedAccount, 'provider' | 'product'>,
  held: Credential | undefined,
  entered: Credential,
  { t }: Language,
): Promise<'same' | 'other' | undefined> {
  if (held === undefined) {
    return 'same';
  }
  const [before, after] = [held, entered].map((credential) => visibleParts(credential, product.credential));
  if (after !== undefined && after.length > 0) {
    return JSON.stringify(before) === JSON.stringify(after) ? 'same' : 'other';
  }
  if (JSON.stringify(partsOf(held)) === JSON.stringify(partsOf(entered))) {
    return 'same';
  }
  const [same, other] = [t('Same Account'), t('Another Account')];
  const chosen = await vscode.window.showInformationMessage(
    messageOf(t('Is this credential of the same account of {0} as the one before?', provider.label(t))),
    {
      modal: true,
      detail: t('For another account a history of its own begins. The one before stays and can still be shown.'),
    },
    same,
    other,
  );
  return chosen === undefined ? undefined : chosen === other ? 'other' : 'same';
}
