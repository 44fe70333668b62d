import { plainText } from '../../../balance/text/plainText.ts';
import { joinDotted, type Language, type Translate } from '../../../base/language.ts';
import { listText } from '../../../base/listText.ts';
import { alikeOf, hasBlanks } from '../../../providers/fields.ts';
import { type Given, type Pasted, type ProductChoice, takeApart } from '../../../providers/pasted/pasted.ts';
import type { Field, Product, Provider } from '../../../providers/provider.ts';

/** What the steps that ask for a credential have in hand. */
export interface PartsDraft {
  /** What was entered, by the ids of the parts. */
  parts: Record<string, string>;
  /** What was pasted with the credential, by the ids of the parameters. */
  parameters: Record<string, string>;
  /** What was pasted for another product or place, and is to be decided about. */
  offer: Offer | undefined;
}

/** Another product or place, and what was pasted for it. */
export interface Offer extends ProductChoice, Given {}

/** Which credential is asked for. */
export interface PartsSubject extends ProductChoice {
  readonly providers: readonly Provider[];
  readonly language: Language;
  /** Whether another product or place can be chosen instead. */
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
 * What becomes of a value that was put into the step for a part. Other parts go into the draft, and nothing of a secret one is in
 * the result of a step that everybody can read. `undefined` when it is no more than a word.
 */
export function intoStep(text: string, field: Field, subject: PartsSubject, draft: PartsDraft): Result | undefined {
  const pasted = takeApart(text, subject, subject.providers);
  switch (pasted.kind) {
    case 'plain':
      return undefined;
    case 'given':
      return field.secret === true
        ? intoSecretStep(pasted, field, subject, draft)
        : intoVisibleStep(pasted, field, subject, draft);
    default:
      return unfit(pasted, field.secret === true ? '' : (draft.parts[field.id] ?? ''), subject, draft);
  }
}

function intoVisibleStep(given: Given, field: Field, subject: PartsSubject, draft: PartsDraft): Result {
  const { t } = subject.language;
  const own = given.parts[field.id];
  const others = fieldsIn(given, subject.product).filter(({ id }) => id !== field.id);
  const [other, ...more] = others;
  const names = namesOf(others, t);
  take(given, draft);
  if (own === undefined) {
    const note =
      other?.secret === true && more.length === 0
        ? t('That was the {0}. It is kept for its own step, where it is masked. Enter the {1} here.', names, field.name)
        : t('This holds {0}, which are kept for their steps, and no {1}. Enter the {1} here.', names, field.name);
    return { value: '', note };
  }
  if (other === undefined) {
    return { value: own, ...restNote(field, subject) };
  }
  const note =
    more.length === 0
      ? t('Taken apart: the {0} is kept for the next step, where it is masked.', names)
      : t('Taken apart: {0} are kept for the next steps, where what is secret is masked.', names);
  return { value: own, note };
}

/** That other parts are still to be entered. */
function restNote(field: Field, { product, language: { t } }: PartsSubject): Pick<Result, 'note'> {
  const missing = product.credential.filter(({ id, optional }) => id !== field.id && optional !== true);
  const names = namesOf(missing, t);
  switch (missing.length) {
    case 0:
      return {};
    case 1:
      return { note: t('Only the {0} could be taken from it. The {1} is asked for next.', field.name, names) };
    default:
      return { note: t('Only the {0} could be taken from it. {1} are asked for next.', field.name, names) };
  }
}

function intoSecretStep(given: Given, field: Field, subject: PartsSubject, draft: PartsDraft): Result {
  const { t } = subject.language;
  const own = given.parts[field.id];
  const others = fieldsIn(given, subject.product).filter(({ id }) => id !== field.id);
  if (own === undefined) {
    const note = t('This holds the {0} and no {1}.', namesOf(others, t), field.name);
    return { value: '', note, isProblem: true };
  }
  if (others.length === 0) {
    return { value: own };
  }
  const replaced = others.filter(({ id, secret }) => secret !== true && draft.parts[id] !== given.parts[id]);
  const [first, ...more] = replaced;
  take(given, draft);
  if (first === undefined) {
    return { value: own, note: t('Taken apart: this is the {0} alone.', field.name) };
  }
  const note =
    more.length === 0
      ? t(
          'Taken apart: its {0} {1} takes the place of the one that was entered before.',
          first.name,
          given.parts[first.id] ?? '',
        )
      : t('Taken apart: its {0} take the places of those that were entered before.', namesOf(replaced, t));
  return { value: own, note };
}

function namesOf(fields: readonly Field[], t: Translate): string {
  return listText(
    fields.map(({ name }) => name),
    t,
  );
}

/** Puts what was pasted into the draft. */
export function take({ parts, parameters }: Given, draft: PartsDraft): void {
  Object.assign(draft.parts, parts);
  Object.assign(draft.parameters, parameters);
}

/** The parts that were pasted, in the order of the product. */
function fieldsIn({ parts }: Given, { credential }: Product): readonly Field[] {
  return credential.filter(({ id }) => parts[id] !== undefined);
}

/** What belongs elsewhere, or cannot be read. */
function unfit(
  pasted: Exclude<Pasted, { kind: 'plain' | 'given' }>,
  value: string,
  subject: PartsSubject,
  draft: PartsDraft,
): Result {
  const { provider, product, language, canChange } = subject;
  const { t } = language;
  switch (pasted.kind) {
    case 'elsewhere':
      if (canChange) {
        draft.offer = pasted;
        return { value, isDetour: true };
      }
      return {
        value,
        note: t(
          'This is for {0}, and the account is one of {1}. Add an account for it.',
          ...choiceLabels(pasted, subject, language),
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
      return { value, note: nothingRead(product, language), isProblem: true };
  }
}

function nothingRead({ credential }: Product, { t }: Language): string {
  const [first, second, ...more] = credential;
  if (first === undefined || second === undefined || more.length > 0) {
    return t(
      'Nothing of {0} can be read from this. Copy all of it, with your own values, or enter the {1} alone.',
      namesOf(credential, t),
      first?.name ?? '',
    );
  }
  return t(
    'No {0} and {1} can be read from this. Copy all of it, with your own values, or enter the {0} alone.',
    first.name,
    second.name,
  );
}

/** Two choices in words, with the places where these make the difference: `Provider · Product · Place`. */
export function choiceLabels(one: ProductChoice, other: ProductChoice, language: Language): readonly [string, string] {
  const isSame = one.provider === other.provider && one.product.id === other.product.id;
  const label = (choice: ProductChoice): string => choiceLabel(choice, language, isSame);
  return [label(one), label(other)];
}

function choiceLabel({ provider, product, place }: ProductChoice, { t }: Language, hasPlace: boolean): string {
  const { places } = product;
  const at =
    places === 'personal' ? (place ?? '') : ((places.find(({ id }) => id === place) ?? places[0])?.label(t) ?? '');
  return joinDotted([provider.label(t), product.label(t), hasPlace ? at : '']);
}

/**
 * What is wrong with a part, as far as can be told without asking the provider: it may be missing, hold blanks, or be another one, by
 * itself or by its shape.
 */
export function partProblem(
  value: string,
  field: Field,
  { parts }: Pick<PartsDraft, 'parts'>,
  { product, language }: PartsSubject,
): string | undefined {
  const { t } = language;
  if (value === '') {
    return field.optional === true ? undefined : t('Enter the {0}.', field.name);
  }
  if (hasBlanks(value, field)) {
    return t('The {0} holds no blanks. Copy it again.', field.name);
  }
  const others = product.credential.filter(({ id }) => id !== field.id);
  const same = others.find(({ id }) => parts[id] === value);
  if (same !== undefined) {
    return t('This is the {0} once more. Copy the {1}.', same.name, field.name);
  }
  const alike = alikeOf(value, field.id, product);
  return alike && t('This looks like the {0}. Copy the {1}.', alike.name, field.name);
}
