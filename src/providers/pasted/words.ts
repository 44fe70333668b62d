import { withoutQuotes } from '../../balance/text/quotes.ts';
import type { Field, Product } from '../provider.ts';
import { literal } from './probe.ts';

/** Parts that were written as words, without a request around them. */
export interface WrittenParts {
  readonly product: Product;
  readonly parts: Readonly<Record<string, string>>;
  /** Their names stand before them. */
  readonly isNamed: boolean;
}

/**
 * Reads parts of a credential behind their names, of whichever of the products has parts of these names; else the parts of the first
 * product without their names, as consoles show them: `key:secret`. `undefined` when it is no more than a word, or something else.
 */
export function readWords(line: string, products: readonly Product[]): WrittenParts | undefined {
  for (const product of products) {
    const parts = namedParts(line, product);
    if (parts !== undefined) {
      return { product, parts, isNamed: true };
    }
  }
  const [product] = products;
  const parts = product && (secretAlone(line, product) ?? bareParts(line, product));
  return product && parts && { product, parts, isNamed: false };
}

/** Parts behind their names, in any order, one alone too: `appid: 1, appkey: 2`. */
function namedParts(line: string, { credential }: Product): WrittenParts['parts'] | undefined {
  const names = credential.map(({ name }) => literal(name).replace(/\s+/g, '\\s+'));
  // The longest first: one name may begin like another one.
  const name = `(${[...names].sort((one, other) => other.length - one.length).join('|')})`;
  const pattern = new RegExp(
    `["'{\\s,，;；]*${name}["']?(\\s*[:：=＝]\\s*|\\s+|(?=["']))["']?([^\\s"',，;；{}]+)["'}]*`,
    'iy',
  );
  const found: (readonly [Field, string])[] = [];
  let marks = 0;
  while (pattern.lastIndex < line.length) {
    const from = pattern.lastIndex;
    const [, written = '', between = '', value = ''] = pattern.exec(line) ?? [];
    const field = credential.find((_, index) => new RegExp(`^${names[index]}$`, 'i').test(written));
    if (field === undefined) {
      // What is left over is the end of a list, or makes it something else.
      return /^[\s,，;；}"']*$/.test(line.slice(from)) ? partsOf(found, marks) : undefined;
    }
    found.push([field, value]);
    marks += between.trim() === '' ? 0 : 1;
  }
  return partsOf(found, marks);
}

/** Behind a name that stands alone there must be a mark: any two words could be a name and a value else. */
function partsOf(found: readonly (readonly [Field, string])[], marks: number): WrittenParts['parts'] | undefined {
  const ids = found.map(([{ id }]) => id);
  const isSure = found.length > 1 || marks > 0;
  return found.length === 0 || !isSure || new Set(ids).size < ids.length
    ? undefined
    : Object.fromEntries(found.map(([{ id }, value]) => [id, value]));
}

/** A word that looks like a secret part and like no other one. */
function secretAlone(line: string, product: Product): WrittenParts['parts'] | undefined {
  const field = fieldOf(line, product);
  return field?.secret === true ? { [field.id]: line } : undefined;
}

/** The part that a word looks like, when it looks like one alone. */
function fieldOf(word: string, { credential }: Product): Field | undefined {
  const alike = credential.filter(({ shape }) => shape?.test(word) === true);
  return alike.length === 1 ? alike[0] : undefined;
}

/** As many words as there are parts, in their order or each of a shape of its own. */
function bareParts(line: string, product: Product): WrittenParts['parts'] | undefined {
  const needed = product.credential.filter(({ optional }) => optional !== true);
  return [product.credential, needed].reduce<WrittenParts['parts'] | undefined>(
    (found, fields) => found ?? partsInWords(line, fields, product),
    undefined,
  );
}

function partsInWords(line: string, fields: readonly Field[], product: Product): WrittenParts['parts'] | undefined {
  if (fields.length < 2) {
    return undefined;
  }
  const gap = '(\\s*[:：﹕∶]\\s*|\\s+)';
  const pattern = `^${fields.map((_, index) => (index < fields.length - 1 ? `(\\S+?)${gap}` : '(\\S+)')).join('')}$`;
  const match = new RegExp(pattern).exec(line)?.slice(1);
  if (match === undefined) {
    return undefined;
  }
  const words = match.filter((_, index) => index % 2 === 0).map(withoutQuotes);
  const gaps = match.filter((_, index) => index % 2 === 1);
  const shaped = words.map((word) => fieldOf(word, product));
  // Two that may be seen are no pair with a secret, whichever parts are needed.
  const isShaped = shaped.every((field) => field !== undefined) && new Set(shaped).size === words.length;
  if (isShaped) {
    return Object.fromEntries(shaped.map((field, index) => [field?.id ?? '', words[index] ?? '']));
  }
  // Words without a colon are parts only when all of them look like it. An address is no pair.
  const isMarked = gaps.every((each) => each.trim() !== '') && !/^\w+:\/\//.test(line);
  return isMarked ? Object.fromEntries(fields.map(({ id }, index) => [id, words[index] ?? ''])) : undefined;
}
