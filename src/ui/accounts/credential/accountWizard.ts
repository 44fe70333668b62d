import * as vscode from 'vscode';
import type { Account } from '../../../balance/account/account.ts';
import { parseAccount } from '../../../balance/account/accounts.ts';
import type { GeneralAlerts } from '../../../balance/account/threshold.ts';
import { BalanceError } from '../../../balance/fault/fault.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Language } from '../../../base/language.ts';
import { recordTrial } from '../../../monitor/ask/attempt.ts';
import type { Monitor } from '../../../monitor/ask/monitor.ts';
import { leastInterval, type ServedAccount, serve } from '../../../monitor/ask/service.ts';
import { subjectOf } from '../../../monitor/ask/subject.ts';
import type { OutlookOf } from '../../../monitor/standing/outlook.ts';
import type { Field, Provider } from '../../../providers/provider.ts';
import type { ProviderRegistry } from '../../../providers/registry.ts';
import type { Store } from '../../../store/port/store.ts';
import { intervalOf } from '../../editor/configuration.ts';
import { VIEWS } from '../../editor/ids.ts';
import { runSteps, type Step } from '../../quickInput/steps.ts';
import { addAccount, requireList } from '../accountsSetting.ts';
import { EditRefused } from '../editProblem.ts';
import type { Secrets } from '../secrets.ts';
import { mayShare } from '../sharedCredential.ts';
import { offerThreshold } from '../threshold/setThreshold.ts';
import { AccountChoice } from './accountChoice.ts';
import { type CredentialDraft, emptyDraft, partSteps } from './credentialSteps.ts';
import { firstOrDetour } from './firstPart.ts';

const TWO_PARTS: readonly Field[] = [
  { id: 'key', name: 'key' },
  { id: 'secret', name: 'secret', secret: true },
];

/** What the wizard works with. */
export interface WizardParts {
  readonly providers: readonly Provider[];
  readonly registry: Pick<ProviderRegistry, 'offers' | 'load'>;
  readonly secrets: Secrets;
  readonly monitor: Monitor;
  /** Absent until it is open. */
  readonly store: () => Store | undefined;
  readonly clock: Clock;
  readonly language: Language;
  /** What holds for the alerts of all accounts. */
  readonly general: () => GeneralAlerts;
  /** How accounts stand, also as they are not set up yet. */
  readonly outlooks: { readonly of: OutlookOf };
}

/**
 * Asks for a provider, a product, what that has to be told, a name and a credential; tries the credential; shows the tree, saves
 * both, and offers a threshold meanwhile. `false`, and nothing is left behind, when the user gave up. Throws what keeps settings or secrets from being saved.
 */
export async function runAddAccount(parts: WizardParts): Promise<boolean> {
  const { language } = parts;
  await requireList();
  const draft = emptyDraft();
  const choice = new AccountChoice(parts, draft);
  const first: Step = (frame) => firstOrDetour(frame, draft, choice);
  const steps = (): readonly Step[] => {
    // Until a provider is chosen, as many parts as most have.
    const [, ...others] = partSteps({ credential: choice.asked?.credential ?? TWO_PARTS });
    return [
      ...choice.steps(),
      first,
      ...others.map(
        (ask): Step =>
          (frame) =>
            // What was pasted for something else is decided about in the first of these steps.
            draft.offer === undefined ? ask(frame, choice.subject(), draft) : Promise.resolve({ kind: 'back' }),
      ),
    ];
  };
  if (!(await runSteps(language.t('Add Account'), steps))) {
    return false;
  }
  return addWithCredential(choice.subject(), draft, parts);
}

/**
 * Shows the tree, saves an account with the credential of `draft`, and offers a threshold meanwhile; `subject` is what that was
 * entered for. `false`, and nothing is left behind, when the user gave up. Throws what keeps settings or secrets from being saved.
 */
export async function addWithCredential(
  subject: ServedAccount,
  draft: CredentialDraft,
  parts: WizardParts,
): Promise<boolean> {
  const { account } = subject;
  if (!(await mayShare(account, draft.parts, accountsOf(parts.monitor), parts))) {
    return false;
  }
  // The number is there a moment before all is saved for certain: by then, the focus would be taken from who has gone on.
  await vscode.commands.executeCommand(`${VIEWS.accounts}.focus`);
  const [, setThreshold] = await Promise.all([
    saveAccount(account, draft, parts, subject),
    offer(account, draft, parts),
  ]);
  await setThreshold?.();
  return true;
}

/** Offers a threshold for an account that is being saved, with what its trial has brought. */
function offer(account: Account, { quantities }: CredentialDraft, parts: WizardParts) {
  const state =
    quantities === undefined
      ? ({ kind: 'loading' } as const)
      : ({ kind: 'ok', reading: { quantities, at: parts.clock.now() } } as const);
  return offerThreshold({ account, state, refreshing: false, old: false }, parts, parts.language.t('Add Account'));
}

export function accountsOf(monitor: Monitor): readonly Account[] {
  return monitor.statuses().map(({ account }) => account);
}

/**
 * Adds an account, with the credential of `draft` where there is one; `seen` is what that was entered for. Throws what keeps
 * settings or secrets from being saved; then nothing of it is left behind.
 */
export async function saveAccount(
  account: Account,
  draft: CredentialDraft | undefined,
  parts: WizardParts,
  seen?: ServedAccount,
): Promise<void> {
  const { monitor, secrets, providers } = parts;
  // Nothing is kept of an account that the setting would refuse.
  const parsed = parseAccount(account, 0, providers, []);
  if ('problem' in parsed) {
    throw new EditRefused({ kind: 'unusable', entry: parsed });
  }
  learnTrial(account, draft, parts);
  try {
    if (draft !== undefined) {
      await saveCredential(parts, account, draft, seen);
    }
    await addAccount(account, providers);
  } catch (error) {
    monitor.forget(account.id, true);
    await secrets.remove(account.id);
    throw error;
  }
}

/** Takes over what the provider answered while the credential was entered, if it was asked. */
export function learnTrial(account: Account, draft: CredentialDraft | undefined, parts: WizardParts): void {
  const served = serve(account, parts.providers);
  if (draft === undefined || served === undefined) {
    return;
  }
  const store = parts.store();
  const subject = subjectOf(served, draft.parts, store);
  if (draft.quantities !== undefined) {
    const least = leastInterval(served.provider);
    parts.monitor.learn(account.id, draft.quantities, intervalOf(account), subject, least);
  } else if (draft.failed !== undefined && store !== undefined) {
    recordTrial(served, store, draft.failed, intervalOf(account), subject);
  }
}

/** Saves the credential of a draft for what its user has seen: what is declared otherwise by now is asked about again. */
export async function saveCredential(
  { secrets, providers }: WizardParts,
  account: Account,
  draft: CredentialDraft,
  seen?: ServedAccount,
): Promise<void> {
  if (seen === undefined || serve(account, providers) === undefined) {
    // The extension that adds its provider has gone meanwhile.
    throw new BalanceError({ kind: 'internal', name: 'NoProvider' });
  }
  await secrets.save({ ...seen, account }, draft.parts);
}
