import * as vscode from 'vscode';
import type { Account } from '../../../balance/account/account.ts';
import { looksLikeSecret } from '../../../balance/account/accounts.ts';
import { hostOf } from '../../../balance/account/endpoint.ts';
import type { Quantity } from '../../../balance/amount/quantity.ts';
import { describeFault } from '../../../balance/fault/faultText.ts';
import { plainText } from '../../../balance/text/plainText.ts';
import { cleanHalf } from '../../../balance/text/quotes.ts';
import { joinList, joinSentences, type Language } from '../../../base/language.ts';
import { type Trial, tryCredential } from '../../../monitor/ask/trial.ts';
import type { Product } from '../../../providers/provider.ts';
import { outputRedactor } from '../../editor/redactOutput.ts';
import {
  type InputResult,
  inputStep,
  type StepButton,
  type StepFrame,
  type SubmitProblem,
} from '../../quickInput/inputBox.ts';
import {
  type HalvesDraft,
  type HalvesSubject,
  intoKeyStep,
  intoSecretStep,
  secretProblem,
} from './pastedCredential.ts';

/** What is entered in the steps. It outlives going back and forth, and nothing else. */
export interface CredentialDraft extends HalvesDraft {
  /** What the provider answered to this credential; absent when it was not tried. */
  quantities: readonly Quantity[] | undefined;
}

/** A draft with nothing in it but the key that is known already. */
export function emptyDraft(key = ''): CredentialDraft {
  return { key, secret: '', offer: undefined, quantities: undefined };
}

/** What the steps ask about. */
export interface CredentialSubject extends HalvesSubject {
  readonly account: Account;
  /** Whether the account can do without a credential for now. */
  readonly canSkip: boolean;
  /** Whether other addresses can be entered. */
  readonly hasEndpointStep: boolean;
  /** Why the provider must not be asked right now, if so. */
  holdText(): string | undefined;
}

/**
 * Asks for the first half of the pair, which is not masked: it is an identifier. The step ends as a detour to other
 * addresses than the product's own, or with an offer in the draft when what was pasted is for another product.
 */
export async function keyStep(
  frame: StepFrame,
  subject: CredentialSubject,
  draft: CredentialDraft,
): Promise<InputResult> {
  const { product, language } = subject;
  const { t } = language;
  const detour: StepButton = { icon: 'server', tooltip: t('Use another endpoint'), run: () => 'detour' };
  const result = await inputStep(frame, {
    prompt: t('{0} of the pair {1}. {2}', product.keyName, pairOf(product), product.whereToFind(t)),
    placeholder: product.keyName,
    ...(product.keyIsSecret === undefined ? {} : { password: true }),
    value: draft.key,
    buttons: [...buttonsOf(subject), ...(subject.hasEndpointStep ? [detour] : [])],
    clean: cleanHalf,
    take: (text) => intoKeyStep(text, subject, draft),
    validate: (value) => validateWord(value, product.keyName, language),
  });
  if (result.kind === 'next' || result.kind === 'detour') {
    draft.key = result.value;
  }
  return result;
}

/** Asks for the secret half, masked, and tries the pair against the provider before it is accepted. */
export async function secretStep(
  frame: StepFrame,
  subject: CredentialSubject,
  draft: CredentialDraft,
): Promise<InputResult> {
  const { account, provider, product, language } = subject;
  const { t } = language;
  const addresses = joinList([...new Set(account.endpoints ?? product.hosts.map(hostOf))], language);
  const result = await inputStep(frame, {
    prompt: provider.isForeign
      ? t(
          '{0} of the pair {1}. It is kept in the secret storage of VS Code and handed to the extension that adds this provider, for {2}.',
          product.secretName,
          pairOf(product),
          addresses,
        )
      : t(
          '{0} of the pair {1}. It is kept in the secret storage of VS Code and sent to {2} alone.',
          product.secretName,
          pairOf(product),
          addresses,
        ),
    placeholder: product.secretName,
    value: draft.secret,
    ...(draft.secret === '' ? {} : { note: t('It is entered already. Press Enter to try it.') }),
    password: true,
    buttons: buttonsOf(subject),
    clean: cleanHalf,
    take: (text) => intoSecretStep(text, subject, draft),
    validate: (value) => validateWord(value, product.secretName, language) ?? secretProblem(value, draft.key, subject),
    submit: (secret, signal) => submit(subject, draft, secret, signal),
  });
  if (result.kind === 'next') {
    draft.secret = result.value;
  }
  return result;
}

async function submit(
  subject: CredentialSubject,
  draft: CredentialDraft,
  secret: string,
  signal: AbortSignal,
): Promise<SubmitProblem | undefined> {
  const { account, providers } = subject;
  draft.quantities = undefined;
  const hold = subject.holdText();
  if (hold !== undefined) {
    return { text: hold };
  }
  let trial: Trial;
  try {
    outputRedactor.know({ key: draft.key, secret });
    trial = await tryCredential(account, { key: draft.key, secret }, providers, signal);
  } catch (error) {
    if (signal.aborted) {
      return undefined;
    }
    throw error;
  }
  if (trial.kind === 'accepted') {
    draft.quantities = trial.quantities;
    return undefined;
  }
  return refusal(subject, trial);
}

/** What a refusal says: the provider's own sentence, the pair that is needed, and where it is found. */
function refusal(
  { provider, product, language }: CredentialSubject,
  { fault }: Trial & { kind: 'refused' },
): SubmitProblem {
  const { t } = language;
  const own = provider.explain(fault, product, t);
  if (fault.kind === 'auth') {
    const need = t('This product needs {0}. {1}', pairOf(product), product.whereToFind(t));
    return { text: own ?? joinSentences([describeFault(fault, language), need], language) };
  }
  return {
    text: own ?? describeFault(fault, language),
    button: { icon: 'save', tooltip: t('Save without having tried it'), run: () => 'accept' },
  };
}

function pairOf(product: Product): string {
  return `${product.keyName}:${product.secretName}`;
}

function buttonsOf({ product, language, canSkip }: CredentialSubject): readonly StepButton[] {
  const skip: StepButton = {
    icon: 'debug-step-over',
    tooltip: language.t('Skip: Update Credential asks for it later'),
    run: () => 'skip',
  };
  return [consoleButton(product, language), ...(canSkip ? [skip] : [])];
}

function consoleButton(product: Product, { t }: Language): StepButton {
  return {
    icon: 'link-external',
    tooltip: t("Open the provider's console"),
    run() {
      void vscode.env.openExternal(vscode.Uri.parse(product.console));
      return 'stay';
    },
  };
}

function validateWord(value: string, name: string, { t }: Language): string | undefined {
  if (value === '') {
    return t('Enter the {0}.', name);
  }
  return /\s/.test(value) ? t('The {0} holds no blanks. Copy it again.', name) : undefined;
}

/** What is wrong with the name of an account, if anything. */
export function validateName(name: string, others: readonly string[], { t }: Language): string | undefined {
  if (plainText(name) === '') {
    return t('Enter a name.');
  }
  if (looksLikeSecret(name)) {
    return t(
      'This looks like a key or a secret, and names are not secret. Choose a name; the credential is asked for next.',
    );
  }
  return others.includes(name) ? t('Another account has this name.') : undefined;
}
