import { scaleOf } from '../../balance/amount/decimal.ts';
import { type Currency, isCurrency, type Unit } from '../../balance/amount/quantity.ts';
import { amountWithUnit } from '../../balance/text/format.ts';
import { escapeIcons, plainText } from '../../balance/text/plainText.ts';
import type { Language } from '../../base/language.ts';
import type { DeclaredQuantity } from '../../providers/declared/declaration.ts';
import { amountOf, type Chosen, guessedUnit, unitOf } from '../../providers/declaring/chosen.ts';
import { type InputResult, inputStep, type StepFrame, type StepResult } from '../quickInput/inputBox.ts';
import { type Choice, pickStep } from '../quickInput/pick.ts';
import { nameIn, spotText } from './numberName.ts';

const LONGEST_SHOWN = 60;
/** Digits less than the unit in which services tell money: cents, thousandths, hundredths of cents. */
const SCALES = [0, 2, 3, 4];

/** What the units are told apart by: another object with the same place is the same unit. */
type UnitChoice = 'messages' | 'emails' | 'credits' | 'in reply' | 'known' | 'other' | 'used';

/**
 * Asks for the unit, with the amount as it would look in each. `other` leads to the step that asks for a currency, and `used`, which is
 * offered where `mayBeUsed`, to the one before, which asks for the limit.
 */
export async function askUnit(
  frame: StepFrame,
  chosen: Chosen,
  mayBeUsed: boolean,
  language: Language,
): Promise<StepResult<UnitChoice>> {
  const unit = chosen.unit ?? guessedUnit(chosen);
  const known = typeof unit === 'string' && isCurrency(unit) ? unit : undefined;
  const current =
    chosen.typed !== undefined ? 'other' : typeof unit === 'object' ? 'in reply' : known !== undefined ? 'known' : unit;
  const result = await pickStep(
    frame,
    language.t('What does {0} count?', nameIn(chosen, language)),
    unitChoices(chosen, known, mayBeUsed, language),
    current as UnitChoice | undefined,
  );
  if (result.kind === 'next') {
    take(chosen, result.value, unit);
  }
  return result.kind === 'next' && result.value === 'used' ? { kind: 'back' } : result;
}

function unitChoices(
  chosen: Chosen,
  known: Currency | undefined,
  mayBeUsed: boolean,
  language: Language,
): readonly Choice<UnitChoice>[] {
  const { t } = language;
  const { currency } = chosen.number;
  return [
    ...(currency === undefined
      ? []
      : [
          {
            label: example(chosen, currency.code, t('Money in the currency of the reply'), language),
            description: escapeIcons(t('the currency stands at {0}', spotText(currency.at, language))),
            value: 'in reply' as const,
          },
        ]),
    ...(known === undefined
      ? []
      : [{ label: example(chosen, known, known, language), description: known, value: 'known' as const }]),
    ...(hasFraction(chosen)
      ? []
      : [
          { label: example(chosen, 'messages', t('Messages'), language), value: 'messages' as const },
          { label: example(chosen, 'emails', t('E-mails'), language), value: 'emails' as const },
        ]),
    {
      label: example(chosen, 'credits', t('Credits'), language),
      description: t('points or credits'),
      value: 'credits',
    },
    { label: t('Another currency…'), value: 'other' },
    ...(mayBeUsed ? [{ label: t('It was used of a limit…'), value: 'used' as const }] : []),
  ];
}

/** There are no fractions of what is counted in pieces. */
function hasFraction(chosen: Chosen): boolean {
  const amount = amountOf(chosen, scaleIn(chosen, 'messages'));
  return amount !== undefined && scaleOf(amount) > 0;
}

function take(chosen: Chosen, choice: UnitChoice, unit: DeclaredQuantity['unit'] | undefined): void {
  const { currency } = chosen.number;
  if (choice === 'used') {
    chosen.isUsed = true;
    return;
  }
  if (choice === 'other') {
    chosen.typed ??= '';
    return;
  }
  delete chosen.typed;
  const before = unitOf(chosen);
  if (choice === 'in reply') {
    chosen.unit = currency === undefined ? undefined : { at: currency.at };
  } else {
    chosen.unit = choice === 'known' ? unit : choice;
  }
  chosen.scale = scaleIn(chosen, unitOf(chosen), before);
}

/** The scale in a unit: that of money is none of pieces. Without a number at hand it stays as it was declared. */
function scaleIn(chosen: Chosen, unit: Unit | undefined, before = unitOf(chosen)): number {
  const isMoney = [unit, before].every((each) => each !== undefined && isCurrency(each));
  return isMoney || unit === before || amountOf(chosen, 0) === undefined ? chosen.scale : 0;
}

/** The amount as it would look in a unit, or what the unit is called where no amount is known. */
function example(chosen: Chosen, unit: Unit, name: string, language: Language): string {
  const amount = amountOf(chosen, scaleIn(chosen, unit));
  return amount === undefined ? name : amountWithUnit(amount, unit, language);
}

/** Asks for a currency. */
export async function askCurrency(frame: StepFrame, chosen: Chosen, language: Language): Promise<InputResult> {
  const { t } = language;
  const result = await inputStep(frame, {
    prompt: t('The currency of {0}, by its three letters, such as EUR.', nameIn(chosen, language)),
    placeholder: 'EUR',
    value: chosen.typed ?? '',
    clean: (text) => text.trim().toUpperCase(),
    validate: (value) => (isKnown(value) ? undefined : t('Enter three letters, such as EUR or CNY.')),
  });
  if ((result.kind === 'next' || result.kind === 'back') && result.value !== undefined) {
    chosen.typed = result.value;
  }
  if (result.kind === 'next' && isCurrency(result.value)) {
    chosen.scale = scaleIn(chosen, result.value);
    chosen.unit = result.value;
  }
  return result;
}

function isKnown(code: string): boolean {
  return isCurrency(code) && Intl.supportedValuesOf('currency').includes(code);
}

/** Asks how much money a whole number is: services also tell it in cents. */
export async function askScale(frame: StepFrame, chosen: Chosen, language: Language): Promise<StepResult<number>> {
  const { t } = language;
  const unit = unitOf(chosen) ?? 'credits';
  const names = [
    t('as it stands there'),
    t('told in hundredths'),
    t('told in thousandths'),
    t('told in ten-thousandths'),
  ];
  const choices = SCALES.flatMap((scale, index) => {
    const amount = amountOf(chosen, scale);
    const description = names[index];
    return amount === undefined || description === undefined
      ? []
      : [{ label: amountWithUnit(amount, unit, language), description, value: scale }];
  });
  const result = await pickStep(
    frame,
    t('How much money is {0}?', plainText(chosen.number.text, LONGEST_SHOWN)),
    choices,
    chosen.scale,
  );
  if (result.kind === 'next') {
    chosen.scale = result.value;
  }
  return result;
}
