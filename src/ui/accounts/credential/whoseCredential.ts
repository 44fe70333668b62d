import * as vscode from 'vscode';
import type { Credential } from '../../../balance/account/account.ts';
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
  savedKey: string | undefined,
  entered: Credential,
  { t }: Language,
): Promise<'same' | 'other' | undefined> {
  if (savedKey === undefined || savedKey === entered.key) {
    return 'same';
  }
  if (visibleParts(entered, product).length > 0) {
    return 'other';
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
