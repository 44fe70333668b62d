import { parseEndpoint, withScheme } from '../../../balance/account/address.ts';
import { type CatalogParameter, parameterProblem } from '../../../balance/account/choices.ts';
import { escapeIcons } from '../../../balance/text/plainText.ts';
import type { Language, Translate } from '../../../base/language.ts';
import type { Parameter, Product, Provider } from '../../../providers/provider.ts';
import {
  type InputResult,
  type InputStep,
  inputStep,
  type StepFrame,
  type StepResult,
} from '../../quickInput/inputBox.ts';
import { pickStep } from '../../quickInput/pick.ts';
import { endpointsProblem } from './endpointCheck.ts';

/** What is chosen of a product, and what is to be told to its provider. */
export interface Choosing {
  readonly provider: Provider;
  readonly product: Product;
  readonly language: Language;
}

/** What a step says of a value beside what it asks for, and how it can be left without one. */
export interface ValueStep extends Pick<InputStep, 'buttons'> {
  /** What a value would bring, in a sentence of plain text. */
  effectOf?(value: string): string | undefined;
}

/** Whether a place of the product has to be asked for. */
export function hasPlaceStep({ places }: Pick<Product, 'places'>): boolean {
  return places === 'personal' || places.length > 1;
}

/** Asks where the product is served, or for the user's own host. The value is what the entry's `place` is to be. */
export function placeStep(
  frame: StepFrame,
  { provider, product: { places }, language }: Choosing,
  current: string | undefined,
  { effectOf, buttons = [] }: ValueStep = {},
): Promise<StepResult<string> | InputResult> {
  const { t } = language;
  if (places !== 'personal') {
    const choices = places.map(({ id, label }) => ({
      ...{ label: label(t), description: id, value: id },
      ...detailOf(effectOf?.(id)),
    }));
    return pickStep(frame, t('Which place is the account in?'), choices, current);
  }
  return inputStep(frame, {
    prompt: t(
      'The address that {0} has given you for your account. The credential is sent there alone.',
      provider.label(t),
    ),
    placeholder: 'https://',
    value: current ?? '',
    buttons,
    clean: (text) => withScheme(text.trim()).replace(/\/+$/, ''),
    validate: (value) => personalProblem(value, t),
    preview: (value) => effectOf?.(value),
  });
}

function detailOf(effect: string | undefined): { readonly detail?: string } {
  return effect === undefined ? {} : { detail: escapeIcons(effect) };
}

function personalProblem(value: string, t: Translate): string | undefined {
  if (/\s/.test(value)) {
    return t('An address holds no blanks. Copy it again.');
  }
  return endpointsProblem(value, t);
}

/** What was entered for the place, as the entry has it. */
export function placeOfEntered(value: string, { places }: Pick<Product, 'places'>): string {
  const parsed = places === 'personal' ? parseEndpoint(value, 'place') : undefined;
  return parsed !== undefined && 'url' in parsed ? parsed.url : value;
}

/** The parameters that have to be asked for. */
export function askedParameters({ parameters = [] }: Pick<Product, 'parameters'>): readonly Parameter[] {
  return parameters.filter(({ initial }) => initial === undefined);
}

/** Asks for a parameter. */
export function parameterStep(
  frame: StepFrame,
  parameter: Parameter,
  { product, language }: Choosing,
  current: string | undefined,
  { effectOf, buttons = [] }: ValueStep = {},
): Promise<StepResult<string> | InputResult> {
  const { t } = language;
  const { choices, hint, initial } = parameter;
  const label = parameter.label(t);
  if (choices !== undefined) {
    const usual = { description: t('default') };
    return pickStep(
      frame,
      label,
      choices.map((value) => ({
        ...{ label: value, value },
        ...(value === initial ? usual : {}),
        ...detailOf(effectOf?.(value)),
      })),
      current,
    );
  }
  return inputStep(frame, {
    prompt: [t('{0}. It is not secret, and stands in the settings.', label), hint?.(t)].filter(Boolean).join(' '),
    placeholder: label,
    value: current ?? '',
    buttons,
    validate: (value) =>
      value === '' && initial !== undefined ? undefined : parameterText(value, parameter, product, t),
    preview: (value) => effectOf?.(value),
  });
}

/** What is wrong with the value of a parameter, if anything: a part of the credential may stand in its place. */
export function parameterText(
  value: string,
  parameter: CatalogParameter & Pick<Parameter, 'label'>,
  { credential }: Pick<Product, 'credential'>,
  t: Translate,
): string | undefined {
  const label = parameter.label(t);
  if (value === '') {
    return t('Enter the {0}.', label);
  }
  const problem = parameterProblem(value, parameter);
  const alike =
    problem === undefined && parameter.shape !== undefined
      ? undefined
      : credential.find(({ shape }) => shape?.test(value) === true);
  if (alike !== undefined) {
    return t('This looks like the {0}. Copy the {1}.', alike.name, label);
  }
  switch (problem) {
    case undefined:
      return undefined;
    case 'blank':
      return t('The {0} holds no blanks. Copy it again.', label);
    case 'secret':
      return t('This looks like a key or a secret, and the {0} is none. The credential has its own steps.', label);
    case 'unknown':
      return t('This does not look like the {0}. Copy it again.', label);
  }
}
