import { randomUUID } from 'node:crypto';
import type { Account } from '../balance/account.ts';
import { formatMoment } from '../balance/format.ts';
import type { Clock } from '../base/clock.ts';
import type { Language } from '../base/language.ts';
import type { Monitor } from '../monitor/monitor.ts';
import { endpointsOf, serve } from '../monitor/service.ts';
import type { Product, Provider } from '../providers/provider.ts';
import { type CredentialDraft, type CredentialSubject, keyStep, secretStep, validateName } from './credentialSteps.ts';
import { endpointStep } from './endpointStep.ts';
import { inputStep, pickStep, runSteps, type Step } from './multiStep.ts';
import type { Secrets } from './secrets.ts';
import { addAccount, intervalOf } from './settings.ts';

/** What the wizard works with. */
export interface WizardParts {
  readonly providers: readonly Provider[];
  readonly secrets: Secrets;
  readonly monitor: Monitor;
  readonly clock: Clock;
  readonly language: Language;
}

/**
 * Asks for a provider, a product, a name and a credential; tries the credential; saves both. `false`, and nothing is left
 * behind, when the user gave up. Throws what keeps settings or secrets from being saved.
 */
export async function runAddAccount(parts: WizardParts): Promise<boolean> {
  const { providers, language, monitor, secrets } = parts;
  const { t } = language;
  const id = randomUUID();
  const draft: CredentialDraft = { key: '', secret: '', quantities: undefined };
  let provider: Provider | undefined;
  let product: Product | undefined;
  let name: string | undefined;
  let endpoints: readonly string[] | undefined;
  const names = monitor.statuses().map(({ account }) => account.name);
  const subject = (): CredentialSubject => {
    if (provider === undefined || product === undefined || name === undefined) {
      throw new TypeError('a step was passed without a value');
    }
    const own = endpoints === undefined ? {} : { endpoints };
    const account: Account = { id, name, provider: provider.id, product: product.id, ...own };
    return { account, provider, product, providers, language, holdText: () => undefined };
  };
  const steps: Step[] = [
    async (frame) => {
      const choices = providers.map((value) => ({ label: value.label(t), value }));
      const result = await pickStep(frame, t('Which provider?'), choices, provider);
      if (result.kind === 'next') {
        product = provider === result.value ? product : undefined;
        provider = result.value;
      }
      return result;
    },
    async (frame) => {
      const choices = (provider?.products ?? []).map((value) => ({
        label: value.label(t),
        detail: value.description(t),
        value,
      }));
      const result = await pickStep(frame, t('Which product?'), choices, product);
      if (result.kind === 'next') {
        endpoints = product === result.value ? endpoints : undefined;
        product = result.value;
      }
      return result;
    },
    async (frame) => {
      const proposal = freeName([provider?.label(t), product?.label(t)].filter(Boolean).join(' '), names);
      const result = await inputStep(frame, {
        prompt: t('A name for this account, as it is shown in the status bar.'),
        value: name ?? proposal,
        validate: (value) => validateName(value, names, language),
      });
      if (result.kind === 'next') {
        name = result.value;
      }
      return result;
    },
    async (frame) => {
      for (;;) {
        const { product: chosen, account } = subject();
        const key = await keyStep(frame, subject(), draft, true);
        if (key.kind !== 'detour') {
          return key;
        }
        const entered = await endpointStep(frame, account.endpoints ?? chosen.hosts, language);
        if (entered.kind === 'cancel') {
          return entered;
        }
        if (entered.kind === 'next') {
          endpoints = entered.value.split(/\s+/);
        }
      }
    },
    (frame) => secretStep(frame, subject(), draft),
  ];
  if (!(await runSteps(t('Add Account'), steps))) {
    return false;
  }
  const { account } = subject();
  if (draft.quantities !== undefined) {
    monitor.learn(id, draft.quantities, intervalOf(account));
  }
  try {
    await saveCredential(parts, account, draft);
    await addAccount(account);
  } catch (error) {
    monitor.forget(id, true);
    await secrets.remove(id);
    throw error;
  }
  return true;
}

/** Asks for the credential of an account anew, tries it and saves it; `false` when the user gave up. */
export async function runUpdateCredential(account: Account, parts: WizardParts): Promise<boolean> {
  const { providers, secrets, monitor, clock, language } = parts;
  const served = serve(account, providers);
  if (served === undefined) {
    return false;
  }
  const { t } = language;
  const savedKey = await secrets.savedKey(account.id);
  const draft: CredentialDraft = { key: savedKey ?? '', secret: '', quantities: undefined };
  const subject: CredentialSubject = {
    ...served,
    providers,
    language,
    holdText() {
      const until = monitor.status(account.id)?.holdUntil;
      return until === undefined
        ? undefined
        : t('The provider asked to wait until {0}. Try again then.', formatMoment(until, clock.now(), language));
    },
  };
  const steps: Step[] = [
    (frame) => keyStep(frame, subject, draft, false),
    (frame) => secretStep(frame, subject, draft),
  ];
  if (!(await runSteps(t('Update Credential of {0}', account.name), steps))) {
    return false;
  }
  if (savedKey !== undefined && savedKey !== draft.key) {
    // Another key is another account of the provider: its last number is not this one's.
    monitor.forget(account.id, false);
  }
  if (draft.quantities !== undefined) {
    monitor.learn(account.id, draft.quantities, intervalOf(account));
  }
  await saveCredential(parts, account, draft);
  await monitor.credentialChanged(account.id);
  return true;
}

async function saveCredential(
  { secrets, providers }: WizardParts,
  account: Account,
  draft: CredentialDraft,
): Promise<void> {
  const served = serve(account, providers);
  const endpoints = served === undefined ? [] : endpointsOf(served);
  await secrets.save(account.id, { key: draft.key, secret: draft.secret }, endpoints);
}

/** A name that no account has yet: the proposal itself, or with the first free number behind it. */
function freeName(proposal: string, taken: readonly string[]): string {
  let name = proposal;
  for (let number = 2; taken.includes(name); number++) {
    name = `${proposal} ${number}`;
  }
  return name;
}
