import { amountWithUnit, wordText } from '../../balance/text/format.ts';
import { escapeIcons, plainText } from '../../balance/text/plainText.ts';
import { type Language, labelled } from '../../base/language.ts';
import type { Spot } from '../../providers/declared/declaration.ts';
import { MOST_QUANTITIES } from '../../providers/declared/parseQuantities.ts';
import { amountOf, type Chosen, chosenFrom, guessedLabel, unitOf } from '../../providers/declaring/chosen.ts';
import { type GoodReply, goodReplies } from '../../providers/declaring/goodReply.ts';
import type { ReplyNumber } from '../../providers/declaring/replyNumbers.ts';
import { type InputResult, inputStep, type StepFrame, type StepResult } from '../quickInput/inputBox.ts';
import { type Choice, pickManyStep, pickStep } from '../quickInput/pick.ts';
import type { DeclareDraft } from './draft.ts';
import { listed, nameIn, spotText } from './numberName.ts';
import { labelProblem } from './requestSteps.ts';

const LONGEST_SHOWN = 60;

/** Asks which numbers of the reply are to be shown: one at least. */
export async function askNumbers(
  frame: StepFrame,
  draft: DeclareDraft,
  language: Language,
): Promise<StepResult<readonly ReplyNumber[]>> {
  const { t } = language;
  const { numbers = [], hidden = 0 } = draft.answered?.found ?? {};
  let asked =
    hidden === 0
      ? t('Which numbers are to be shown?')
      : t('Which numbers are to be shown? {0} look private and are left out.', hidden);
  for (;;) {
    const result = await pickManyStep(
      frame,
      asked,
      numbers.map((number) => numberChoice(number, language)),
      draft.chosen.map(({ number }) => number),
      () => undefined,
    );
    if (result.kind === 'cancel' || result.value === undefined) {
      return result;
    }
    const picked = result.value;
    draft.chosen = picked.map(
      (number) => draft.chosen.find((chosen) => chosen.number === number) ?? chosenFrom(number),
    );
    if (picked.length > MOST_QUANTITIES) {
      asked = t('At most {0} numbers can be shown, and {1} are chosen.', MOST_QUANTITIES, picked.length);
    }
    if (result.kind === 'back' || (picked.length > 0 && picked.length <= MOST_QUANTITIES)) {
      return result;
    }
  }
}

function numberChoice(number: ReplyNumber, language: Language): Choice<ReplyNumber> {
  const { name, beside, text } = number;
  const shown = [listed(name), beside === undefined ? '' : `(${listed(beside)})`].filter(Boolean);
  return {
    label: shown.length === 0 ? listed(text) : `${shown.join(' ')}: ${listed(text)}`,
    description: escapeIcons(spotText(number.at, language)),
    value: number,
  };
}

/** Asks how much a number is that can be read in several ways. */
export async function askReading(frame: StepFrame, chosen: Chosen, language: Language): Promise<StepResult<number>> {
  const { t } = language;
  const result = await pickStep(
    frame,
    t('How much is "{0}"?', plainText(chosen.number.text, LONGEST_SHOWN)),
    chosen.number.readings.map(({ amount }, index) => ({
      label: amountWithUnit(amount, 'credits', language),
      detail: amount,
      value: index,
    })),
    chosen.reading,
  );
  if (result.kind === 'next') {
    chosen.reading = result.value;
  }
  return result;
}

/** Asks whether a number is what is left, or was used of another one: taken for what is left, it would rise as that falls. */
export async function askLimit(
  frame: StepFrame,
  chosen: Chosen,
  limits: readonly ReplyNumber[],
  language: Language,
): Promise<StepResult<string>> {
  const { t } = language;
  const idOf = (at: Spot | undefined): string => JSON.stringify(at) ?? '';
  const { limit } = chosen;
  const found = limits.map((number) => ({
    label: t('It was used of {0}', numberChoice(number, language).label),
    description: escapeIcons(spotText(number.at, language)),
    value: idOf(number.at),
  }));
  const isGone = limit !== undefined && !limits.some(({ at }) => idOf(at) === idOf(limit));
  const choices = [
    { label: t('It is what is left'), value: '' },
    // It stays what it was declared to be, also where this reply does not have it.
    ...(isGone ? [{ label: t('It was used of {0}', escapeIcons(spotText(limit, language))), value: idOf(limit) }] : []),
    ...found,
  ];
  const asked = t('Is {0} what is left, or what was used of a limit?', nameIn(chosen, language));
  const result = await pickStep(frame, asked, choices, idOf(limit));
  const picked = result.kind === 'next' ? limits.find(({ at }) => idOf(at) === result.value) : undefined;
  if (picked !== undefined) {
    chosen.limit = picked.at;
  } else if (result.kind === 'next' && result.value === '') {
    delete chosen.limit;
  }
  return result;
}

/** Asks what it means that there is no number. */
export async function askNothing(
  frame: StepFrame,
  chosen: Chosen,
  language: Language,
): Promise<StepResult<NonNullable<Chosen['nothing']>>> {
  const { t } = language;
  const choices = (['not-allocated', 'unlimited'] as const).map((value) => ({
    label: wordText(value, language),
    value,
  }));
  const asked = t('{0} is null there now. What does that mean?', nameIn(chosen, language));
  const result = await pickStep(frame, asked, choices, chosen.nothing);
  if (result.kind === 'next') {
    chosen.nothing = result.value;
  }
  return result;
}

/** Asks what a number is called. */
export async function askQuantityLabel(frame: StepFrame, chosen: Chosen, language: Language): Promise<InputResult> {
  const { t } = language;
  const unit = unitOf(chosen);
  const amount = amountOf(chosen, chosen.scale);
  const shown =
    unit === undefined || amount === undefined ? nameIn(chosen, language) : amountWithUnit(amount, unit, language);
  const result = await inputStep(frame, {
    prompt: t('What is this number called: {0}?', shown),
    value: chosen.label ?? guessedLabel(chosen, t('Balance')),
    validate: (value) => labelProblem(value, t),
  });
  if ((result.kind === 'next' || result.kind === 'back') && result.value !== undefined) {
    chosen.label = result.value;
  }
  return result;
}

/** What may say that a reply is a good one: what is declared already first. */
export function goodChoices({ answered, good }: DeclareDraft): readonly GoodReply[] {
  const found = answered === undefined ? [] : goodReplies(answered.sample);
  const declared = good === undefined || good === 'none' ? [] : [good];
  const isOther = (each: GoodReply): boolean =>
    !declared.some(({ ok }) => JSON.stringify(ok) === JSON.stringify(each.ok));
  return [...declared, ...found.filter(isOther)];
}

/** Asks what says that a reply is a good one: services also refuse with a status of success. */
export async function askGood(
  frame: StepFrame,
  draft: DeclareDraft,
  language: Language,
): Promise<StepResult<GoodReply | 'none'>> {
  const { t } = language;
  const all = goodChoices(draft);
  const choices = [
    ...all.map((value) => ({
      label: labelled(escapeIcons(spotText(value.ok.at, language)), listed(String(value.ok.is)), language),
      description: t('any other value is an error of the provider'),
      value,
    })),
    { label: t('Nothing in it says so'), value: 'none' as const },
  ];
  const current = draft.good === undefined || draft.good === 'none' ? draft.good : all[0];
  const result = await pickStep<GoodReply | 'none'>(
    frame,
    t('What says in the reply that all went well?'),
    choices,
    current,
  );
  if (result.kind === 'next') {
    draft.good = result.value;
  }
  return result;
}
