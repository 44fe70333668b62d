import type { Declaration, Spot, TextSpot } from './declaration.ts';
import { optional, type WrittenField } from './writtenField.ts';

const MOST_CODES = 50;
/** More lines, or more fields in one, are no answer to a question for a balance. */
export const MOST_PLACES = 100;
const LONGEST_POINTER = 200;
const LONGEST_SEPARATOR = 10;

/** A JSON Pointer (RFC 6901). */
const POINTER = /^(?:\/(?:[^~/]|~[01])*)*$/;

/** Reads where something stands in a reply. */
export function parseSpot(field: WrittenField): Spot | undefined {
  if (typeof field.value === 'string') {
    const pointer = field.anyText(LONGEST_POINTER);
    return pointer === undefined || POINTER.test(pointer) ? pointer : field.report('bad-pointer', { value: pointer });
  }
  if (!field.isThere) {
    return field.report('no-text');
  }
  return field.isObjectOf(['line', 'separator', 'field']) ? textSpot(field) : undefined;
}

function textSpot(field: WrittenField): TextSpot | undefined {
  const line = field.field('line').number(1, MOST_PLACES);
  const [separator, nth] = [field.field('separator'), field.field('field')];
  if (!separator.isThere && !nth.isThere) {
    return line === undefined ? undefined : { line };
  }
  const sign = separator.anyText(LONGEST_SEPARATOR);
  const place = nth.number(1, MOST_PLACES);
  if (sign === '') {
    return separator.report('no-text');
  }
  return line === undefined || sign === undefined || place === undefined
    ? undefined
    : { line, separator: sign, field: place };
}

/** Reads what stands where in a reply that holds the balance. */
export function parseOk(field: WrittenField): Declaration['ok'] {
  if (!field.isObjectOf(['at', 'is'])) {
    return undefined;
  }
  const at = parseSpot(field.field('at'));
  const is = field.field('is');
  const { value } = is;
  const wanted = typeof value === 'boolean' ? value : typeof value === 'number' ? is.exactNumber() : is.anyText();
  return at === undefined || wanted === undefined ? undefined : { at, is: wanted };
}

/** Reads where a reply says why it is no success. */
export function parseError(field: WrittenField): Declaration['error'] {
  if (!field.isObjectOf(['code', 'text', 'refused'])) {
    return undefined;
  }
  return {
    ...optional(field.field('code'), 'code', parseSpot),
    ...optional(field.field('text'), 'text', parseSpot),
    ...optional(field.field('refused'), 'refused', (codes) =>
      codes
        .items(MOST_CODES)
        ?.flatMap((code) => (typeof code.value === 'number' ? code.exactNumber()?.toString() : code.text()) ?? []),
    ),
  };
}

/** Every spot of a declaration, with where it stands in it. */
export function spotsOf({
  ok,
  error,
  quantities,
}: Pick<Declaration, 'ok' | 'error' | 'quantities'>): readonly (readonly [at: string, spot: Spot])[] {
  return [
    ...quantities.flatMap(({ at, limit, unit }, index) => [
      [`quantities[${index}].at`, at] as const,
      ...(limit === undefined ? [] : [[`quantities[${index}].limit`, limit] as const]),
      ...(typeof unit === 'string' ? [] : [[`quantities[${index}].unit.at`, unit.at] as const]),
    ]),
    ...(ok === undefined ? [] : [['ok.at', ok.at] as const]),
    ...(error?.code === undefined ? [] : [['error.code', error.code] as const]),
    ...(error?.text === undefined ? [] : [['error.text', error.text] as const]),
  ];
}

/** A reply is read in one form: that of the first quantity. */
export function refuseMixture(
  declaration: Pick<Declaration, 'ok' | 'error' | 'quantities'>,
  entry: WrittenField,
): void {
  const [first, ...others] = spotsOf(declaration);
  for (const [at] of others.filter(([, spot]) => typeof spot !== typeof first?.[1])) {
    entry.report('mixed-reply', { at });
  }
}
