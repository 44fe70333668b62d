import { plainText } from '../../../balance/text/plainText.ts';
import type { Language } from '../../../base/language.ts';
import { type Halves, type ProductChoice, takeApart } from '../../../providers/pasted.ts';
import type { Field, Product, Provider } from '../../../providers/provider.ts';

/** What the steps that ask for a credential have in hand. */
export interface HalvesDraft {
  /** What was entered, by the ids of the parts. */
  parts: Record<string, string>;
  /** What was pasted for another product, and is to be decided about. */
  offer: Offer | undefined;
}

/** Another product, and what was pasted for it. */
export interface Offer extends ProductChoice, Halves {}

/** Which credential is asked for. */
export interface HalvesSubject extends ProductChoice {
  readonly providers: readonly Provider[];
  readonly language: Language;
  /** Whether another product can be chosen instead. */
  readonly canChange: boolean;
}

/** What a value that was put into an input becomes; the same shape as `Taken` of the steps. */
interface Result {
  readonly value: string;
  readonly note?: string;
  readonly isProblem?: true;
  readonly isDetour?: true;
}

/**
 * What becomes of a value that was put into the step for the key, which everybody can read: a secret half goes into the
 * draft, and nothing of it is in the result. `undefined` when it is no more than a word.
 */
export function intoKeyStep(text: string, subject: HalvesSubject, draft: HalvesDraft): Result | undefined {
  const { product, providers, language } = subject;
  const { keyName, secretName } = namesOf(product);
  const { t } = language;
  const pasted = takeApart(text, subject, providers);
  switch (pasted.kind) {
    case 'plain':
      return undefined;
    case 'pair':
      draft.parts['key'] = pasted.key;
      draft.parts['secret'] = pasted.secret;
      return {
        value: pasted.key,
        note: t('Taken apart: the {0} is kept for the next step, where it is masked.', secretName),
      };
    case 'key':
      draft.parts['key'] = pasted.key;
      return {
        value: pasted.key,
        note: t('Only the {0} could be taken from it. The {1} is asked for next.', keyName, secretName),
      };
    case 'secret':
      draft.parts['secret'] = pasted.secret;
      return {
        value: '',
        note: t(
          'That was the {0}. It is kept for the next step, where it is masked. Enter the {1} here.',
          secretName,
          keyName,
        ),
      };
    default:
      return unfit(pasted, draft.parts['key'] ?? '', subject, draft);
  }
}

/** What becomes of a value that was put into the masked step for the secret half. `undefined` when it is no more than a word. */
export function intoSecretStep(text: string, subject: HalvesSubject, draft: HalvesDraft): Result | undefined {
  const { product, providers, language } = subject;
  const { keyName, secretName } = namesOf(product);
  const { t } = language;
  const pasted = takeApart(text, subject, providers);
  switch (pasted.kind) {
    case 'plain':
      return undefined;
    case 'secret':
      return { value: pasted.secret };
    case 'pair': {
      const isSame = draft.parts['key'] === pasted.key;
      draft.parts['key'] = pasted.key;
      const note = isSame
        ? t('Taken apart: this is the {0} alone.', secretName)
        : t('Taken apart: its {0} {1} takes the place of the one that was entered before.', keyName, pasted.key);
      return { value: pasted.secret, note };
    }
    case 'key':
      return { value: '', note: t('This holds the {0} and no {1}.', keyName, secretName), isProblem: true };
    default:
      return unfit(pasted, '', subject, draft);
  }
}

/** What belongs elsewhere, or cannot be read. */
function unfit(
  pasted: Exclude<ReturnType<typeof takeApart>, { kind: 'plain' | 'pair' | 'key' | 'secret' }>,
  value: string,
  { provider, product, language, canChange }: HalvesSubject,
  draft: HalvesDraft,
): Result {
  const { t } = language;
  switch (pasted.kind) {
    case 'other-product':
      if (canChange) {
        draft.offer = pasted;
        return { value, isDetour: true };
      }
      return {
        value,
        note: t(
          'This is for {0}, and the account is one of {1}. Add an account for it.',
          choiceLabel(pasted, language),
          choiceLabel({ provider, product }, language),
        ),
        isProblem: true,
      };
    case 'stranger':
      return {
        value,
        note: t('This is a request to {0}, which is no service of {1}.', plainText(pasted.host, 60), provider.label(t)),
        isProblem: true,
      };
    case 'empty':
      return {
        value,
        note: t(
          'No {0} and {1} can be read from this. Copy all of it, with your own values, or enter the {0} alone.',
          ...product.credential.map(({ name }) => name),
        ),
        isProblem: true,
      };
  }
}

/** A product with its provider in words: `Provider · Product`. */
export function choiceLabel({ provider, product }: ProductChoice, { t }: Language): string {
  return `${provider.label(t)} · ${product.label(t)}`;
}

function namesOf({ credential: [key, secret] }: Product): { readonly keyName: string; readonly secretName: string } {
  return { keyName: key?.name ?? '', secretName: secret?.name ?? '' };
}

/** What is wrong with a part, as far as can be told without asking the provider: it may be another one, by itself or by its shape. */
export function partProblem(
  value: string,
  field: Field,
  { parts }: Pick<HalvesDraft, 'parts'>,
  { product, language }: HalvesSubject,
): string | undefined {
  const { t } = language;
  const others = product.credential.filter(({ id }) => id !== field.id);
  const same = others.find(({ id }) => value !== '' && parts[id] === value);
  if (same !== undefined) {
    return t('This is the {0} once more. Copy the {1}.', same.name, field.name);
  }
  const alike = field.shape?.test(value) === true ? undefined : others.find(({ shape }) => shape?.test(value) === true);
  return alike && t('This looks like the {0}. Copy the {1}.', alike.name, field.name);
}
