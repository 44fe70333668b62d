import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { Account } from '../../../balance/account/account.ts';
import { freeName } from '../../../balance/account/accountName.ts';
import { parseAccount } from '../../../balance/account/accounts.ts';
import type { GeneralAlerts } from '../../../balance/account/threshold.ts';
import { BalanceError } from '../../../balance/fault/fault.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Language } from '../../../base/language.ts';
import type { Monitor } from '../../../monitor/ask/monitor.ts';
import { serve } from '../../../monitor/ask/service.ts';
import { subjectOf } from '../../../monitor/ask/subject.ts';
import type { ProductChoice } from '../../../providers/pasted.ts';
import { placeOf } from '../../../providers/places.ts';
import type { Field, Product, Provider } from '../../../providers/provider.ts';
import type { ProviderRegistry } from '../../../providers/registry.ts';
import type { Store } from '../../../store/port/store.ts';
import { intervalOf } from '../../editor/configuration.ts';
import { COMMANDS } from '../../editor/ids.ts';
import { type InputResult, inputStep, type StepFrame, type StepResult } from '../../quickInput/inputBox.ts';
import { pickStep } from '../../quickInput/pick.ts';
import { runSteps, type Step } from '../../quickInput/steps.ts';
import { addAccount, requireList } from '../accountsSetting.ts';
import { EditRefused } from '../editProblem.ts';
import type { Secrets } from '../secrets.ts';
import { offerThreshold } from '../setThreshold.ts';
import { mayShare } from '../sharedCredential.ts';
import {
  type CredentialDraft,
  type CredentialSubject,
  emptyDraft,
  partSteps,
  validateName,
} from './credentialSteps.ts';
import { wordsOf } from './endpointCheck.ts';
import { endpointStep } from './endpointStep.ts';
import type { Offer } from './pastedCredential.ts';
import { providerChoice } from './providerChoice.ts';
import { offerStep } from './wrongProductStep.ts';

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
}

/**
 * Asks for a provider, a product, a name and a credential; tries the credential; shows the tree, saves both, and offers a
 * threshold meanwhile. `false`, and nothing is left behind, when the user gave up. Throws what keeps settings or secrets from being saved.
 */
export async function runAddAccount(parts: WizardParts): Promise<boolean> {
  const { providers, registry, language, monitor } = parts;
  const { t } = language;
  await requireList();
  const id = randomUUID();
  const draft = emptyDraft();
  let provider: Provider | undefined;
  let product: Product | undefined;
  let name: string | undefined;
  let endpoints: readonly string[] | undefined;
  const names = monitor.statuses().map(({ account }) => account.name);
  const proposal = (): string => freeName([provider?.label(t), product?.label(t)].filter(Boolean).join(' '), names);
  const subject = (): CredentialSubject => {
    if (provider === undefined || product === undefined || name === undefined) {
      throw new TypeError('a step was passed without a value');
    }
    const own = endpoints === undefined ? {} : { endpoints };
    const account: Account = { id, name, provider: provider.id, product: product.id, ...own };
    const can = { canChange: true, canSkip: false, hasEndpointStep: true };
    return { account, provider, product, providers, language, ...can, holdText: () => undefined };
  };
  const choosing: readonly Step[] = [
    async (frame) => {
      const choices = registry.offers.map((offer) => providerChoice(offer, t));
      const result = await pickStep(frame, t('Which provider?'), choices, provider?.id);
      if (result.kind === 'next') {
        await registry.load([result.value]);
        const chosen = providers.find(({ id: each }) => each === result.value);
        product = provider === chosen ? product : undefined;
        provider = chosen;
        loadOthers(registry);
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
      if (result.kind === 'next' && product !== result.value) {
        product = result.value;
        endpoints = undefined;
        // What was entered for one product must not be tried for another.
        Object.assign(draft, emptyDraft());
      }
      return result;
    },
    async (frame) => {
      const result = await inputStep(frame, {
        prompt: t('A name for this account, as it is shown in the status bar.'),
        value: name ?? proposal(),
        validate: (value) => validateName(value, names, language),
      });
      if (result.kind === 'next') {
        name = result.value;
      } else if (result.kind === 'back') {
        // A name that nobody has changed follows the product.
        name = result.value === proposal() || result.value === '' ? undefined : result.value;
      }
      return result;
    },
  ];
  const firstPart: Step = (frame) =>
    firstOrDetour(frame, draft, {
      subject,
      change(other) {
        const isProposal = name === proposal();
        ({ provider, product } = other);
        name = isProposal ? proposal() : name;
        endpoints = undefined;
      },
      redirect(addresses) {
        endpoints = addresses;
      },
    });
  const steps = (): readonly Step[] => {
    // Until a provider is chosen, as many parts as most have.
    const asked = product ?? provider?.products[0];
    const [, ...others] = partSteps(asked ?? { credential: TWO_PARTS });
    return [
      ...choosing,
      firstPart,
      ...others.map(
        (ask): Step =>
          (frame) =>
            ask(frame, subject(), draft),
      ),
    ];
  };
  if (!(await runSteps(t('Add Account'), steps))) {
    return false;
  }
  const { account } = subject();
  if (!(await mayShare(account, draft.parts, accountsOf(monitor), parts))) {
    return false;
  }
  // The number is there a moment before all is saved for certain: by then, the focus would be taken from who has gone on.
  await vscode.commands.executeCommand(COMMANDS.focusView);
  const [, setThreshold] = await Promise.all([saveAccount(account, draft, parts), offer(account, draft, parts)]);
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

/** What is pasted may be for any provider: all of them have to be there by then. */
export function loadOthers(registry: Pick<ProviderRegistry, 'load'>): void {
  registry.load().catch(() => {
    // Without them a request to one of them is one to a stranger. Whoever chooses one is told that it cannot be loaded.
  });
}

export function accountsOf(monitor: Monitor): readonly Account[] {
  return monitor.statuses().map(({ account }) => account);
}

/**
 * Adds an account, with the credential of `draft` where there is one. Throws what keeps settings or secrets from being
 * saved; then nothing of it is left behind.
 */
export async function saveAccount(
  account: Account,
  draft: CredentialDraft | undefined,
  parts: WizardParts,
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
      await saveCredential(parts, account, draft);
    }
    await addAccount(account, providers);
  } catch (error) {
    monitor.forget(account.id, true);
    await secrets.remove(account.id);
    throw error;
  }
}

/** What else can change while the first part is asked for. */
interface Detours {
  subject(): CredentialSubject;
  change(other: ProductChoice): void;
  redirect(addresses: readonly string[]): void;
}

/** Asks for the first part, and for what has to be known before it: other addresses, another product. */
async function firstOrDetour(frame: StepFrame, draft: CredentialDraft, detours: Detours): Promise<InputResult> {
  let typed: string | undefined;
  for (;;) {
    // Of the product that is chosen now: a detour may have led to another one.
    const subject = detours.subject();
    const [ask] = partSteps(subject.product);
    const asked = draft.offer === undefined ? await ask?.(frame, subject, draft) : undefined;
    if (asked !== undefined && asked.kind !== 'detour') {
      return asked;
    }
    const detour =
      draft.offer === undefined
        ? askAddresses(frame, detours, typed, (text) => {
            typed = text;
          })
        : decide(frame, draft.offer, draft, detours);
    if ((await detour) === 'cancel') {
      return { kind: 'cancel' };
    }
  }
}

async function askAddresses(
  frame: StepFrame,
  detours: Detours,
  typed: string | undefined,
  keep: (text: string | undefined) => void,
): Promise<StepResult<string>['kind']> {
  const { account, product, language } = detours.subject();
  const entered = await endpointStep(
    frame,
    typed ?? (account.endpoints ?? placeOf(account, product).hosts).join(' '),
    language,
  );
  keep(entered.kind === 'back' ? entered.value : undefined);
  if (entered.kind === 'next') {
    detours.redirect(wordsOf(entered.value));
  }
  return entered.kind === 'cancel' ? 'cancel' : 'back';
}

async function decide(
  frame: StepFrame,
  offer: Offer,
  draft: CredentialDraft,
  detours: Detours,
): Promise<StepResult<ProductChoice>['kind']> {
  const decided = await offerStep(frame, offer, detours.subject(), draft);
  if (decided.kind === 'next' && decided.value !== undefined) {
    detours.change(decided.value);
  }
  return decided.kind;
}

/** Takes over what the provider answered while the credential was entered, if it was asked. */
export function learnTrial(account: Account, draft: CredentialDraft | undefined, parts: WizardParts): void {
  const served = serve(account, parts.providers);
  if (draft?.quantities !== undefined && served !== undefined) {
    const subject = subjectOf(served, draft.parts, parts.store());
    parts.monitor.learn(account.id, draft.quantities, intervalOf(account), subject);
  }
}

/** Saves the credential of a draft for where its account is asked. */
export async function saveCredential(
  { secrets, providers }: WizardParts,
  account: Account,
  draft: CredentialDraft,
): Promise<void> {
  const served = serve(account, providers);
  if (served === undefined) {
    // The extension that adds its provider has gone meanwhile.
    throw new BalanceError({ kind: 'internal', name: 'NoProvider' });
  }
  await secrets.save(served, draft.parts);
}
