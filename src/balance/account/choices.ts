import type { Account } from './account.ts';
import { parseEndpoint, withScheme } from './address.ts';
import { type Fields, isRecord, type Parsed, problem, textOf, unknownValue } from './parsed.ts';
import { looksLikeSecret, shownId } from './secretLook.ts';

/** A parameter of a product, as far as an entry of the setting gives it a value. */
export interface CatalogParameter {
  readonly id: string;
  readonly choices?: readonly string[];
  readonly initial?: string;
  readonly shape?: RegExp;
}

/** The places of a product, or that each user has a host of their own. */
export type CatalogPlaces = readonly { readonly id: string }[] | 'personal';

/**
 * Reads where an entry says that its account is asked: one of the product's places by its id, or the user's own host as a base
 * address. A product with places that are not known takes none.
 */
export function parsePlace(entry: Fields, places: CatalogPlaces | undefined): Parsed<Pick<Account, 'place'>> {
  const isNamed = entry['place'] !== undefined;
  if (!isNamed && (places !== 'personal' || entry['endpoints'] !== undefined)) {
    return {};
  }
  if (places === undefined) {
    return problem({ kind: 'not-supported', field: 'place' });
  }
  const place = textOf(entry, 'place');
  if (place === undefined) {
    return places === 'personal'
      ? problem({ kind: 'no-host', field: 'place' })
      : problem({ kind: 'no-text', field: 'place' });
  }
  if (places === 'personal') {
    const parsed = parseEndpoint(withScheme(place), 'place');
    return 'problem' in parsed ? parsed : { place: parsed.url };
  }
  const ids = places.map(({ id }) => id);
  return ids.includes(place) ? { place } : unknownValue('place', place, ids);
}

/** Reads `"parameters": {"region": "ap-guangzhou"}`. Each has to be one of the product's, with a value that it may have. */
export function parseParameters(
  value: unknown,
  known: readonly CatalogParameter[] = [],
): Parsed<Pick<Account, 'parameters'>> {
  if (value !== undefined && !isRecord(value)) {
    return problem({ kind: 'no-text', field: 'parameters' });
  }
  const given = new Map(Object.entries(value ?? {}));
  const stranger = [...given.keys()].find((name) => !known.some(({ id }) => id === name));
  if (stranger !== undefined) {
    return problem({ kind: 'not-supported', field: `parameters.${shownId(stranger)}` });
  }
  const parameters: Record<string, string> = {};
  for (const parameter of known) {
    const parsed = parseParameter(given.get(parameter.id), parameter);
    if ('problem' in parsed) {
      return parsed;
    }
    if (parsed.text !== '') {
      parameters[parameter.id] = parsed.text;
    }
  }
  return Object.keys(parameters).length === 0 ? {} : { parameters };
}

/** Reads the value of a parameter; empty when it is left as it is. A number is taken as it is written: many ids are numbers. */
function parseParameter(value: unknown, parameter: CatalogParameter): Parsed<{ readonly text: string }> {
  const { id, choices, initial } = parameter;
  const field = `parameters.${id}`;
  const text = Number.isSafeInteger(value) ? String(value) : typeof value === 'string' ? value.trim() : '';
  if (text === '') {
    const isLeft = value === undefined || typeof value === 'string';
    return isLeft && initial !== undefined ? { text } : problem({ kind: 'no-text', field });
  }
  switch (parameterProblem(text, parameter)) {
    case undefined:
      return { text };
    case 'blank':
      return problem({ kind: 'blank', field });
    case 'secret':
      return problem({ kind: 'secret-in-field', field });
    case 'unknown':
      return unknownValue(field, text, choices);
  }
}

/**
 * Why a text cannot be the value of a parameter, if so: it is none of the choices or of another shape, it holds a blank that its
 * shape does not have, or it looks like a secret and has no shape of its own.
 */
export function parameterProblem(
  text: string,
  { choices, shape }: CatalogParameter,
): 'blank' | 'unknown' | 'secret' | undefined {
  if (choices === undefined ? shape?.test(text) : choices.includes(text)) {
    return undefined;
  }
  if (/\s/.test(text)) {
    return 'blank';
  }
  const isAnything = choices === undefined && shape === undefined;
  return looksLikeSecret(text) ? 'secret' : isAnything ? undefined : 'unknown';
}
