import type { Account } from '../../../balance/account/account.ts';
import type { AccountStatus } from '../../../balance/account/state.ts';
import { plainText } from '../../../balance/text/plainText.ts';
import type { Translate } from '../../../base/language.ts';
import { type ServedAccount, serve } from '../../../monitor/ask/service.ts';
import type { StepButton } from '../../quickInput/inputBox.ts';
import { accountNow } from '../accountsSetting.ts';
import type { WizardParts } from '../credential/accountWizard.ts';

/** An account that is being edited, as its entry stands right now. */
export interface EditSubject extends WizardParts {
  readonly served: ServedAccount;
  readonly status: AccountStatus;
  /** Stands above every list and line. */
  readonly title: string;
}

/** Reads the account of an id; `undefined` when nobody serves it. Throws `EditRefused` when there is none that can be used. */
export async function subjectOf(id: string, parts: WizardParts): Promise<EditSubject | undefined> {
  const { providers, monitor, language } = parts;
  const account = await accountNow(id, providers);
  const served = serve(account, providers);
  return (
    served && {
      ...parts,
      served,
      status: statusOf(account, monitor.status(id)),
      title: language.t('Edit {0}', plainText(account.name, 60)),
    }
  );
}

function statusOf(account: Account, status: AccountStatus | undefined): AccountStatus {
  return status === undefined
    ? { account, state: { kind: 'loading' }, refreshing: false, old: false }
    : { ...status, account };
}

/** The button that takes away what the entry says, so that what usually holds does again. None where it says nothing. */
export function defaultButton(isSet: boolean, t: Translate): readonly StepButton[] {
  return isSet ? [{ icon: 'discard', tooltip: t('Use the default'), run: () => 'skip' }] : [];
}
