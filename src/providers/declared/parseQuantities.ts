import { isCurrency, type Unit } from '../../balance/amount/quantity.ts';
import type { DeclaredQuantity } from './declaration.ts';
import { parseSpot } from './parseReply.ts';
import { optional, type WrittenField } from './writtenField.ts';

const FIELDS = [
  ...['key', 'label', 'at', 'limit', 'unit', 'prefix', 'suffix', 'scale', 'decimalComma', 'thousands', 'null'],
] as const satisfies readonly (keyof DeclaredQuantity)[];

const COUNTED = ['messages', 'emails', 'credits'] as const;
/** So many may be declared. */
export const MOST_QUANTITIES = 20;
/** More places than amounts keep are none. */
const MOST_SCALE = 12;
const LONGEST_LABEL = 60;
const LONGEST_AFFIX = 40;

/** What would be taken off the number itself: `-` off `-5`, `0` off `50`. */
const PREFIX_IN_NUMBER = /[\d+\-\u2212]$|^[.,]+$/;
const SUFFIX_IN_NUMBER = /^[.,]?\d/;

/** It becomes a name of a field in settings. */
const KEY = /^[A-Za-z][\w.-]{0,59}$/;

/** Reads the quantities. */
export function parseQuantities(field: WrittenField): readonly DeclaredQuantity[] | undefined {
  const items = field.items(MOST_QUANTITIES);
  const quantities = items?.flatMap((item) => parseQuantity(item) ?? []) ?? [];
  for (const [index, item] of (items ?? []).entries()) {
    const { value } = item.field('key');
    if (items?.findIndex((other) => other.field('key').value === value) !== index && value !== undefined) {
      item.field('key').report('duplicate-name');
    }
  }
  return items !== undefined && quantities.length === items.length ? quantities : undefined;
}

function parseQuantity(entry: WrittenField): DeclaredQuantity | undefined {
  if (!entry.isObjectOf(FIELDS)) {
    return undefined;
  }
  const key = entry.field('key').text();
  const label = entry.field('label').text(LONGEST_LABEL);
  const at = parseSpot(entry.field('at'));
  const unit = parseUnit(entry.field('unit'));
  const more = {
    ...optional(entry.field('limit'), 'limit', parseSpot),
    ...optional(entry.field('prefix'), 'prefix', (field) => affix(field, PREFIX_IN_NUMBER)),
    ...optional(entry.field('suffix'), 'suffix', (field) => affix(field, SUFFIX_IN_NUMBER)),
    ...optional(entry.field('scale'), 'scale', (field) => field.number(0, MOST_SCALE)),
    ...optional(entry.field('decimalComma'), 'decimalComma', (field) => field.truth()),
    ...optional(entry.field('thousands'), 'thousands', (field) => field.choice([',', '.', ' '])),
    ...optional(entry.field('null'), 'null', (field) => field.choice(['not-allocated', 'unlimited'])),
  };
  if (more.thousands === (more.decimalComma === true ? ',' : '.')) {
    entry.field('thousands').report('same-sign');
  }
  if (more.limit !== undefined && JSON.stringify(more.limit) === JSON.stringify(at)) {
    entry.field('limit').report('duplicate-name');
  }
  if (key !== undefined && (!KEY.test(key) || key in Object.prototype)) {
    return entry.field('key').report('bad-name');
  }
  return key === undefined || label === undefined || at === undefined || unit === undefined
    ? undefined
    : { key, label, at, unit, ...more };
}

function affix(field: WrittenField, inNumber: RegExp): string | undefined {
  const text = field.anyText(LONGEST_AFFIX);
  return text !== undefined && inNumber.test(text.trim()) ? field.report('in-number') : text;
}

function parseUnit(field: WrittenField): DeclaredQuantity['unit'] | undefined {
  const { value } = field;
  if (typeof value === 'object' && value !== null) {
    const at = field.isObjectOf(['at']) ? parseSpot(field.field('at')) : undefined;
    return at === undefined ? undefined : { at };
  }
  const unit: Unit | undefined = COUNTED.find((each) => each === value);
  return unit ?? (typeof value === 'string' && isCurrency(value) ? value : undefined) ?? field.choice<Unit>(COUNTED);
}
