import { type Account, partsOf } from '../../../balance/account/account.ts';
import { listText } from '../../../base/listText.ts';
import { type ServedAccount, serve } from '../../../monitor/ask/service.ts';
import { showInfo } from '../../editor/messages.ts';
import { confirmAddresses } from '../confirmAddresses.ts';
import type { WizardParts } from './accountWizard.ts';
import { runUpdateCredential } from './updateCredential.ts';

/**
 * Lets the user change the credential of an account where it comes from: entered anew, or its environment variables, or a request
 * that is declared otherwise, confirmed; what variables hold is changed outside. `isWithin` as by `runSteps`.
 */
export async function changeCredential(account: Account, parts: WizardParts, isWithin = false): Promise<void> {
  const { secrets, providers, language } = parts;
  const served = serve(account, providers);
  const isUnconfirmed = async (asked: ServedAccount): Promise<boolean> =>
    secrets.isFromEnvironment(account) ? !secrets.isConfirmed(asked) : secrets.isRedeclared(asked);
  if (served !== undefined && (await isUnconfirmed(served))) {
    await confirmAddresses(served, parts);
    return;
  }
  if (account.env !== undefined && secrets.isFromEnvironment(account)) {
    showInfo(
      language.t(
        'The credential of this account comes from the environment variables {0}. Change it there.',
        listText(partsOf(account.env), language.t),
      ),
    );
    return;
  }
  await runUpdateCredential(account, parts, isWithin);
}
