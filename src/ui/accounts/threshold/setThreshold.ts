import { type AccountStatus, readingOf } from '../../../balance/account/state.ts';
import { type GeneralAlerts, ownAmount, parseLevel } from '../../../balance/account/threshold.ts';
import type { Unit } from '../../../balance/amount/quantity.ts';
import { formatQuantity } from '../../../balance/text/format.ts';
import { escapeIcons, plainText } from '../../../balance/text/plainText.ts';
import type { Language } from '../../../base/language.ts';
import type { QuantityDescription } from '../../../providers/provider.ts';
import type { ThresholdEdit } from '../../../sharing/thresholdEntry.ts';
import { headlineOfStatus, productOf, quantityLabel } from '../../../wording/accountText.ts';
import { inputStep } from '../../quickInput/inputBox.ts';
import { type Choice, pickStep } from '../../quickInput/pick.ts';
import { runSteps, type Step } from '../../quickInput/steps.ts';
import { requireSameAccount, setThreshold } from '../accountsSetting.ts';
import { requireQuantity } from '../namedAccount.ts';
import { type PreviewParts, thresholdPreview } from './thresholdPreview.ts';
import { kindChoices, kindSet, limitText, setText, type ThresholdKind, type ThresholdOf } from './thresholdText.ts';

/** What setting a threshold needs to know. */
export interface ThresholdParts extends PreviewParts {
  /** What holds for the alerts of all accounts. */
  readonly general: () => GeneralAlerts;
}

/** What is said and asked of one account. */
export interface Subject extends ThresholdParts {
  readonly status: AccountStatus;
}

/** What has been chosen so far. */
interface Draft {
  key: string | undefined;
  kind: ThresholdKind | undefined;
  /** What was entered last. */
  typed: string | undefined;
}

/**
 * Asks when a quantity of an account counts as low, below an amount or below a number of days left, and writes it into the
 * settings. `key` is the quantity, where the user has pointed at one; `isWithin` as by `runSteps`.
 */
export async function runSetThreshold(
  status: AccountStatus,
  key: string | undefined,
  parts: ThresholdParts,
  isWithin = false,
): Promise<void> {
  const { providers, language } = parts;
  if (key !== undefined) {
    requireQuantity(status, key, providers);
  }
  const subject: Subject = { ...parts, status };
  const [first, ...others] = productOf(status, providers)?.quantities ?? [];
  if (first === undefined) {
    return;
  }
  const draft: Draft = { key: key ?? (others.length === 0 ? first.key : undefined), kind: undefined, typed: undefined };
  const asksKey = draft.key === undefined;
  const title = language.t('Threshold of {0}', plainText(status.account.name, 60));
  const steps = (): readonly Step[] => [
    ...(asksKey ? [quantityStep(subject, draft)] : []),
    kindStep(subject, draft),
    ...(draft.kind === 'inherited' ? [] : [levelStep(subject, draft)]),
  ];
  if (await runSteps(title, steps, isWithin)) {
    await save(subject, draft);
  }
}

/**
 * Offers a threshold to an account that was just added: days left as for all accounts, which Esc leaves it at, or others, or an
 * amount. Resolves with what writes the choice into the settings, where there is one.
 */
export async function offerThreshold(
  status: AccountStatus,
  parts: ThresholdParts,
  title: string,
): Promise<(() => Promise<void>) | undefined> {
  const subject: Subject = { ...parts, status };
  const { t } = parts.language;
  const quantities = productOf(status, parts.providers)?.quantities ?? [];
  // What is filled up by itself has no days left.
  const lasting = quantities.find(({ resets }) => resets === undefined);
  const first = lasting ?? quantities[0];
  if (first === undefined) {
    return undefined;
  }
  const draft: Draft = { key: first.key, kind: undefined, typed: undefined };
  const offer: Step = async (frame) => {
    const days = { kind: 'daysLeft', level: parts.general().daysLeft } as const;
    const usual = lasting ? limitText(days, plainUnit(lasting.unit), parts.language) : t('when it is used up');
    const choices: readonly Choice<ThresholdKind>[] = [
      { label: t('As for all accounts'), description: usual, value: 'inherited' },
      ...(lasting ? [{ label: t('Days left'), value: 'daysLeft' } as const] : []),
      { label: t('An amount'), value: 'amount' },
    ];
    const name = plainText(status.account.name, 60);
    const result = await pickStep(frame, t('When does {0} count as low? Esc skips this.', name), choices, draft.kind);
    if (result.kind === 'next') {
      draft.kind = result.value;
      draft.typed = undefined;
    }
    return result;
  };
  const steps = (): readonly Step[] => [
    offer,
    ...(draft.kind === 'amount' && quantities.length > 1 ? [quantityStep(subject, draft)] : []),
    ...(draft.kind === 'amount' || draft.kind === 'daysLeft' ? [levelStep(subject, draft)] : []),
  ];
  const isDone = await runSteps(title, steps);
  return isDone && draft.kind !== 'inherited' && draft.typed !== '' ? () => save(subject, draft) : undefined;
}

async function save(subject: Subject, draft: Draft): Promise<void> {
  const { status, providers } = subject;
  const { key, kind, typed } = draft;
  if (key === undefined || kind === undefined) {
    throw new TypeError('a step was passed without a value');
  }
  const set = kind === 'inherited' ? kindSet(thresholdOf(subject, key)) : kind;
  if (set !== 'inherited') {
    const edit = editOf(key, set, kind === 'inherited' ? '' : (typed ?? ''));
    // Another product may have a quantity of the same key, which is another amount.
    await requireSameAccount(status.account, providers);
    await setThreshold(status.account.id, edit, providers);
  }
}

/** The change that a level makes as it was typed; an empty one takes it away. */
export function editOf(key: string, kind: ThresholdEdit['kind'], typed: string): ThresholdEdit {
  const level = parseLevel(typed, '');
  return { kind, key, level: level.ok ? level.value : undefined };
}

/** A quantity of an account, and what its threshold follows from. */
export function thresholdOf(
  { status, providers, general }: Pick<Subject, 'status' | 'providers' | 'general'>,
  key = '',
): ThresholdOf {
  const quantity = productOf(status, providers)?.quantities.find((candidate) => candidate.key === key);
  return {
    ...{ account: status.account, key, general: general().daysLeft },
    unit:
      readingOf(status.state)?.quantities.find((candidate) => candidate.key === key)?.unit ??
      plainUnit(quantity?.unit ?? 'messages'),
    resets: quantity?.resets,
    isHeadline: headlineOfStatus(status, providers)?.key === key,
  };
}

/** Until a reply has named the currency, an amount is a plain number. */
function plainUnit(unit: QuantityDescription['unit']): Unit {
  return unit === 'in reply' ? '' : unit;
}

/** Asks which quantity is meant; each says what is left and what is set. */
function quantityStep(subject: Subject, draft: Draft): Step {
  return async (frame) => {
    const { status, providers, language } = subject;
    const choices = (productOf(status, providers)?.quantities ?? []).map(({ key, label }) => ({
      label: escapeIcons(label(language.t)),
      description: presentText(status, key, language),
      detail: setText(thresholdOf(subject, key), language),
      value: key,
    }));
    const result = await pickStep(frame, language.t('Which balance?'), choices, draft.key);
    if (result.kind === 'next' && draft.key !== result.value) {
      draft.key = result.value;
      draft.typed = undefined;
    }
    return result;
  };
}

function kindStep(subject: Subject, draft: Draft): Step {
  return async (frame) => {
    const { status, providers, language } = subject;
    const of = thresholdOf(subject, draft.key);
    const label = quantityLabel(status, of.key, providers, language);
    const asked = language.t('When does {0} count as low?', escapeIcons(label));
    const result = await pickStep(frame, asked, kindChoices(of, language), draft.kind ?? kindSet(of));
    if (result.kind === 'next' && draft.kind !== result.value) {
      draft.kind = result.value;
      draft.typed = undefined;
    }
    return result;
  };
}

/** Asks for the amount or the days. What is set there is there to be changed; an empty line takes it away. */
function levelStep(subject: Subject, draft: Draft): Step {
  return async (frame) => {
    const { status, providers, language } = subject;
    const { t } = language;
    const { account, key } = thresholdOf(subject, draft.key);
    const inDays = draft.kind === 'daysLeft';
    const set = inDays ? account.daysLeft : ownAmount(account, key);
    const label = quantityLabel(status, key, providers, language);
    const present = presentText(status, key, language);
    const result = await inputStep(frame, {
      prompt: inDays
        ? t('{0}: {1} now. For how many days must it last? Empty for those of all accounts.', label, present)
        : t('{0}: {1} now. Below which amount does it count as low? Empty for no amount.', label, present),
      placeholder: inDays ? '3' : '1000',
      value: draft.typed ?? set ?? '',
      clean: ungrouped,
      validate: (value) => levelProblem(value, inDays, language),
      preview: (value) => thresholdPreview(status, editOf(key, inDays ? 'daysLeft' : 'amount', value), subject),
    });
    if (result.kind === 'next' || result.kind === 'back') {
      draft.typed = result.value;
    }
    return result;
  };
}

export function presentText(status: AccountStatus, key: string, language: Language): string {
  const quantity = readingOf(status.state)?.quantities.find((candidate) => candidate.key === key);
  return quantity === undefined ? language.t('not known yet') : formatQuantity(quantity, language);
}

/** Amounts are shown with their digits in groups of three, and may be typed so. What is grouped otherwise stays as it is. */
export function ungrouped(text: string): string {
  const plain = text.normalize('NFKC').trim();
  return /^\d{1,3}([, ])\d{3}(?:\1\d{3})*(?:\.\d+)?$/.test(plain) ? plain.replaceAll(/[, ]/g, '') : plain;
}

/** What is wrong with a threshold as it was typed; an empty one takes the threshold away. */
export function levelProblem(value: string, inDays: boolean, { t }: Language): string | undefined {
  const level = value === '' ? undefined : parseLevel(value, '');
  if (level === undefined || level.ok) {
    return undefined;
  }
  if (level.problem.kind === 'negative') {
    return inDays ? t('Enter a number of days that is not negative.') : t('Enter an amount that is not negative.');
  }
  return inDays
    ? t('Enter a number of days in digits, such as 3 or 1.5.')
    : t('Enter an amount in digits, such as 1000 or 99.5.');
}
