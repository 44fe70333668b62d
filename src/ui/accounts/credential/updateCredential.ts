import type { Account } from '../../../balance/account/account.ts';
import { type ServedAccount, serve } from '../../../monitor/ask/service.ts';
import { beginTurn } from '../../../monitor/ask/subject.ts';
import { placeOf } from '../../../providers/places.ts';
import { runSteps, type Step } from '../../quickInput/steps.ts';
import { requireSameAccount } from '../accountsSetting.ts';
import { mayShare } from '../sharedCredential.ts';
import { loadAll } from './accountChoice.ts';
import { accountsOf, learnTrial, saveCredential, type WizardParts } from './accountWizard.ts';
import { type CredentialSubject, emptyDraft, partSteps } from './credentialSteps.ts';
import { askWhose } from './whoseCredential.ts';

/** Asks for the credential of an account anew, tries it and saves it; `false` when the user gave up. `isWithin` as by `runSteps`. */
export async function runUpdateCredential(account: Account, parts: WizardParts, isWithin = false): Promise<boolean> {
  const { providers, registry, secrets, monitor, clock, language } = parts;
  const served = serve(account, providers);
  if (served === undefined) {
    return false;
  }
  const { t } = language;
  // Behind the box, which is about to be shown.
  clock.after(0, () => void loadAll(registry));
  const held = await secrets.heldBy(account);
  const draft = emptyDraft(await secrets.savedParts(served));
  const subject = credentialSubject(served, parts);
  const steps = partSteps(served.product).map(
    (ask): Step =>
      (frame) =>
        ask(frame, subject, draft),
  );
  if (!(await runSteps(t('Update Credential of {0}', account.name), steps, isWithin))) {
    return false;
  }
  if (!(await mayShare(account, draft.parts, accountsOf(monitor), parts))) {
    return false;
  }
  const whose = await askWhose(served, held, draft.parts, language);
  if (whose === undefined) {
    return false;
  }
  // While the credential was entered the account may have been removed, and nobody would ever delete what is saved then; or
  // edited by hand, and what was tried and answered is about another product or address.
  await requireSameAccount(account, providers);
  if (whose === 'other') {
    // The last number of another account of the provider is not this one's, and its history stays as it is.
    monitor.forget(account.id, false);
    beginTurn(account.id, parts.store());
  }
  learnTrial(account, draft, parts);
  await saveCredential(parts, account, draft, served);
  await monitor.credentialChanged(account.id);
  return true;
}

/** What the steps for the credential of an account that is there ask about. */
export function credentialSubject(
  served: ServedAccount,
  { providers, monitor, clock, language }: WizardParts,
): CredentialSubject {
  const { account, product } = served;
  return {
    ...served,
    place: placeOf(account, product).id,
    ...{ providers, clock, language },
    ...{ canChange: false, canSkip: false, hasEndpointStep: false },
    holdUntil: () => monitor.status(account.id)?.holdUntil,
  };
}
