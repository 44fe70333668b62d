import * as vscode from 'vscode';
import type { Account, Credential } from '../../../balance/account/account.ts';
import { hostOf } from '../../../balance/account/endpoint.ts';
import { looksLikeSecret } from '../../../balance/account/secretLook.ts';
import type { Quantity } from '../../../balance/amount/quantity.ts';
import { describeFault } from '../../../balance/fault/faultText.ts';
import { formatMoment, formatSoon } from '../../../balance/text/format.ts';
import { plainText } from '../../../balance/text/plainText.ts';
import { cleanHalf } from '../../../balance/text/quotes.ts';
import type { Clock } from '../../../base/clock.ts';
import { joinList, joinSentences, type Language } from '../../../base/language.ts';
import { type FailedTrial, type Trial, tryCredential, waitOf } from '../../../monitor/ask/trial.ts';
import { credentialOf, secretIds } from '../../../providers/fields.ts';
import { placeOf } from '../../../providers/places.ts';
import type { Field, Product } from '../../../providers/provider.ts';
import { outputRedactor } from '../../editor/redactOutput.ts';
import {
  type InputResult,
  inputStep,
  type StepButton,
  type StepFrame,
  type SubmitProblem,
} from '../../quickInput/inputBox.ts';
import { intoStep, type PartsDraft, type PartsSubject, partProblem } from './pastedCredential.ts';

/** What is entered in the steps. It outlives going back and forth, and nothing else. */
export interface CredentialDraft extends PartsDraft {
  /** What the provider answered to this credential; absent when it was not tried. */
  quantities: readonly Quantity[] | undefined;
  /** The last trial, where it brought nothing. */
  failed?: FailedTrial | undefined;
}

/** A draft with nothing in it but the parts that are known already. */
export function emptyDraft(known: Credential = {}): CredentialDraft {
  return { parts: { ...known }, parameters: {}, offer: undefined, quantities: undefined, failed: undefined };
}

/** What the steps ask about. */
export interface CredentialSubject extends PartsSubject {
  readonly account: Account;
  /** Whether the account can do without a credential for now. */
  readonly canSkip: boolean;
  /** Whether other addresses can be entered. */
  readonly hasEndpointStep: boolean;
  readonly clock: Clock;
  /** Until when the provider must not be asked, as its last answer was. */
  holdUntil(): number | undefined;
}

/** The step that asks for a part of a credential. */
export type PartStep = (frame: StepFrame, subject: CredentialSubject, draft: CredentialDraft) => Promise<InputResult>;

/** The steps that ask for the parts of a product's credential, in their order. */
export function partSteps({ credential }: Pick<Product, 'credential'>): readonly PartStep[] {
  return credential.map((field) => (frame, subject, draft) => partStep(frame, subject, draft, field));
}

/**
 * Asks for one part, masked when it is secret. The last one tries the credential against the provider before it is accepted. The
 * step ends as a detour to other addresses than the product's own, or with an offer in the draft when what was pasted is for
 * another product.
 */
async function partStep(
  frame: StepFrame,
  subject: CredentialSubject,
  draft: CredentialDraft,
  field: Field,
): Promise<InputResult> {
  const { product, language } = subject;
  const { t } = language;
  const [isFirst, isLast] = [field === product.credential[0], field === product.credential.at(-1)];
  const detour: StepButton = { icon: 'server', tooltip: t('Use another endpoint'), run: () => 'detour' };
  const entered = draft.parts[field.id] ?? '';
  const result = await inputStep(frame, {
    prompt: promptOf(field, subject),
    placeholder: placeholderOf(field, subject),
    value: entered,
    ...(field.secret === true ? { password: true } : {}),
    ...(field.secret !== true || entered === '' ? {} : { note: t('It is entered already. Press Enter to try it.') }),
    buttons: [...buttonsOf(subject), ...(isFirst && subject.hasEndpointStep ? [detour] : [])],
    clean: cleanHalf,
    take: (text) => intoStep(text, field, subject, draft),
    validate: (value) => partProblem(value, field, draft, subject),
    ...(isLast
      ? {
          trying: t('Trying…'),
          submit: (value, signal) => submit(subject, draft, { ...draft.parts, [field.id]: value }, signal),
        }
      : {}),
  });
  // What was pasted may have put this part into the draft before another product is decided about.
  if (result.kind === 'next' || result.kind === 'back' || (result.kind === 'detour' && field.secret !== true)) {
    enterPart(draft, field, result.value ?? '');
  }
  return result;
}

/** A part that is left empty is none. */
function enterPart({ parts }: CredentialDraft, { id }: Field, value: string): void {
  if (value === '') {
    Reflect.deleteProperty(parts, id);
  } else {
    parts[id] = value;
  }
}

/** What is typed, and where a pair is asked for what else may be put in. */
function placeholderOf({ name, secret }: Field, { product, language }: CredentialSubject): string {
  return product.credential.length === 2 && secret !== true
    ? language.t('{0}, or paste {1} or a whole curl line', name, namesOf(product))
    : name;
}

/** What is asked for, and where a secret part goes; its place among the others, or where it is found. */
function promptOf({ name, secret }: Field, { account, provider, product, language }: CredentialSubject): string {
  const { t } = language;
  const isPair = product.credential.length === 2;
  const lead = isPair || product.credential.length === 1 ? name : t('{0}, one of {1}', name, namesOf(product));
  const where = product.whereToFind(t);
  if (secret !== true) {
    return isPair ? t('{0} of the pair {1}. {2}', name, namesOf(product), where) : t('{0}. {1}', lead, where);
  }
  const addresses = joinList([...new Set(account.endpoints ?? placeOf(account, product).hosts.map(hostOf))], language);
  if (provider.isForeign) {
    return t(
      '{0} of the pair {1}. It is kept in the secret storage of VS Code and handed to the extension that adds this provider, for {2}.',
      name,
      namesOf(product),
      addresses,
    );
  }
  return isPair
    ? t(
        '{0} of the pair {1}. It is kept in the secret storage of VS Code and sent to {2} alone.',
        name,
        namesOf(product),
        addresses,
      )
    : t('{0}. {1} It is kept in the secret storage of VS Code and sent to {2} alone.', lead, where, addresses);
}

async function submit(
  subject: CredentialSubject,
  draft: CredentialDraft,
  parts: Credential,
  signal: AbortSignal,
): Promise<SubmitProblem | undefined> {
  const { account, product, provider, clock, language } = subject;
  draft.quantities = undefined;
  const until = Math.max(subject.holdUntil() ?? 0, draft.failed === undefined ? 0 : waitOf(draft.failed));
  if (until > clock.now()) {
    return untried(holdSentences(until, clock.now(), language), language);
  }
  const sentAt = clock.now();
  let trial: Trial;
  try {
    const credential = credentialOf(product, parts);
    outputRedactor.know(credential, secretIds(product));
    // What was shown is asked, whatever has become of the provider since.
    trial = await tryCredential(account, credential, [provider], signal);
  } catch (error) {
    if (signal.aborted) {
      return undefined;
    }
    throw error;
  }
  if (trial.kind === 'accepted') {
    draft.quantities = trial.quantities;
    draft.failed = undefined;
    return undefined;
  }
  draft.failed = { fault: trial.fault, sentAt, answeredAt: clock.now() };
  return refusal(subject, draft.failed);
}

/** What a refusal says: the provider's own sentence, the pair that is needed, and where it is found. */
function refusal({ provider, product, clock, language }: CredentialSubject, failed: FailedTrial): SubmitProblem {
  const { fault } = failed;
  const { t } = language;
  const own = provider.explain(fault, product, t);
  if (fault.kind === 'auth') {
    const need = t('This product needs {0}. {1}', namesOf(product), product.whereToFind(t));
    return { text: own ?? joinSentences([describeFault(fault, language), need], language) };
  }
  const next =
    waitOf(failed) > clock.now()
      ? holdSentences(waitOf(failed), clock.now(), language)
      : [t('Press Enter to try again, or the disk at the top to save it without having tried it.')];
  return untried([own ?? describeFault(fault, language), ...next], language);
}

/** Why it was not tried, and how to save it all the same. */
function untried(sentences: readonly string[], language: Language): SubmitProblem {
  const button: StepButton = {
    icon: 'save',
    tooltip: language.t('Save without having tried it'),
    run: () => 'accept',
  };
  return { text: joinSentences(sentences, language), button };
}

/** How long the provider has asked to wait, and what can be done meanwhile. */
function holdSentences(until: number, now: number, language: Language): readonly string[] {
  return [holdText(until, now, language), language.t('The disk at the top saves it without having tried it.')];
}

/** How long the provider has asked to wait. */
export function holdText(until: number, now: number, language: Language): string {
  const soon = formatSoon(until, now, language);
  return soon === undefined
    ? language.t('The provider asked to wait until {0}. Try again then.', formatMoment(until, now, language))
    : language.t('The provider asked to wait. Try again {0}.', soon);
}

/** As most consoles show pairs: `appid:appkey`. */
function namesOf({ credential }: Product): string {
  return credential.map(({ name }) => name).join(':');
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
