import { addDecimals, type Decimal, shiftDecimal, subtractDecimals } from '../../../src/balance/amount/decimal.ts';
import type { Quantity } from '../../../src/balance/amount/quantity.ts';
import type { Recorded } from '../providers/recorded.ts';
import { canonical, Digits, plainAmount, readJson } from './strictReading.ts';

/** Lists of packages have all that there is to find in so many. */
const MOST_ELEMENTS = 8;

/** Every place of a reply with what stands there, in the order of the reply. Elements of a list have one place. */
export type Leaves = readonly (readonly [place: string, value: unknown])[];

/** Services whose documents, or clients, know commas between groups of three digits. */
const GROUPED: readonly string[] = ['aliyun', 'africastalking'];

/** Plain texts with an amount, each in one form and no other. */
const TEXTS: Readonly<Record<string, RegExp>> = {
  messente: /^\s*OK[ \t]+(\S+)\s*$/,
  smsbao: /^\s*0\s*\n\s*\d+,(\d+)\s*$/,
};

/** What stands in a reply, read without any code of the program; nothing for what is not sound as a whole. */
export function leavesOf({ known }: Recorded, text: string): Leaves {
  const plain = TEXTS[known.provider];
  if (plain !== undefined) {
    return [['text', plain.exec(text)?.[1]]];
  }
  if (text.trimStart().startsWith('<')) {
    const bare = text
      .replace(/<!\[CDATA\[([^<]*?)\]\]>/g, '$1')
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
    return [...bare.matchAll(/<(?:[\w-]+:)?(\w+)[^<>]*>([^<>]*)<\//g)].map(([, name = '', value]) => [name, value]);
  }
  const body = readJson(text.replace(/^\ufeff/, ''));
  return body === undefined ? [] : leavesIn(body, '');
}

function leavesIn(value: unknown, place: string): Leaves {
  if (value instanceof Map) {
    return [...value].flatMap(([name, each]) => leavesIn(each, `${place}/${String(name)}`));
  }
  return Array.isArray(value) ? value.flatMap((each) => leavesIn(each, `${place}/*`)) : [[place, value]];
}

/** The amount of a leaf in plain notation; `undefined` for what is none. */
export function amountIn({ known }: Recorded, value: unknown): string | undefined {
  const bare =
    typeof value === 'string' ? value.replace(/^\s*[A-Za-z]{3}\s*(?=[-+\d])|(?<=\d)\s*[A-Za-z]{3}\s*$/, '') : value;
  const isGrouped =
    typeof bare === 'string' &&
    GROUPED.includes(known.provider) &&
    /^\s*[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?\s*$/.test(bare);
  const amount = plainAmount(isGrouped ? bare.replaceAll(',', '') : bare);
  return amount === undefined ? undefined : canonical(amount);
}

/** Every number that is shown, by what it is; those of packages have one name. */
export function shownIn(quantities: readonly Quantity[]): readonly (readonly [name: string, number: string])[] {
  const all = quantities.flatMap(({ key, amount, used, limit, parts = [] }) => [
    [`${key} amount`, amount] as const,
    [`${key} used`, used] as const,
    [`${key} limit`, limit] as const,
    ...parts.flatMap((part) => [[`${key} part`, part.amount] as const, [`${key} total`, part.total] as const]),
  ]);
  return all.flatMap(([name, number]) =>
    number !== undefined && /^-?\d/.test(number) ? [[name, canonical(number)]] : [],
  );
}

/** Where a shown number comes from, and what is done with what stands there. */
export interface Source {
  readonly places: ReadonlySet<string>;
  /** Digits that the point moves; `undefined` where a number is made of two, or is the sum of packages. */
  readonly shift?: number;
  readonly isNegated?: boolean;
}

export type Sources = ReadonlyMap<string, Source>;

/** The numbers that may be shown of what stands in a reply. */
export function supported(source: Source, values: readonly string[]): ReadonlySet<string> {
  const { shift, isNegated } = source;
  if (shift !== undefined) {
    return new Set(values.map((value) => written(shiftDecimal(value as Decimal, shift), isNegated)));
  }
  const rests = values.flatMap((one) => values.map((other) => subtractDecimals(one as Decimal, other as Decimal)));
  return new Set([...values, ...rests.map((rest) => written(rest))]);
}

function written(amount: Decimal, isNegated = false): string {
  return canonical(isNegated ? subtractDecimals('0' as Decimal, amount) : amount);
}

/** The source of a number that is shown of a good reply, where these places of it make a difference. */
export function sourceOf(recorded: Recorded, number: string, places: ReadonlySet<string>, leaves: Leaves): Source {
  const values = leaves.flatMap(([place, value]) => (places.has(place) ? (amountIn(recorded, value) ?? []) : []));
  for (const shift of places.size === 1 ? [0, 2, 4] : []) {
    for (const isNegated of [false, true]) {
      if (supported({ places, shift, isNegated }, values).has(number)) {
        return { places, shift, isNegated };
      }
    }
  }
  return { places };
}

/** Whether the sum of packages is that of those which are shown; of a product that has some, the sum of none is 0. */
export function isSumOfParts({ amount, parts = [] }: Quantity, { quantities }: Recorded): boolean {
  return (
    quantities.some((quantity) => quantity.parts !== undefined) &&
    canonical(parts.reduce<Decimal>((sum, part) => addDecimals(sum, part.amount), '0' as Decimal)) === canonical(amount)
  );
}

/** A number, or a text with one, in a good reply. */
export interface Spot {
  readonly place: string;
  readonly written: string;
  /** The reply with another text there, in place of quotes as well. */
  instead(other: string): string;
}

/** Where numbers stand in a good reply; in a list those of its first elements. */
export function spotsIn(text: string, leaves: Leaves): readonly Spot[] {
  let from = 0;
  const seen = new Map<string, number>();
  return leaves.flatMap(([place, value]) => {
    const written = value instanceof Digits ? value.source : typeof value === 'string' ? value : '';
    const at = written === '' ? -1 : text.indexOf(written, from);
    if (at < 0) {
      return [];
    }
    from = at + written.length;
    const times = seen.get(place) ?? 0;
    if (times === MOST_ELEMENTS || !/\d/.test(written)) {
      return [];
    }
    seen.set(place, times + 1);
    const quote = text[at - 1] === '"' ? 1 : 0;
    const [before, behind] = [text.slice(0, at - quote), text.slice(from + quote)];
    return [{ place, written: text.slice(at - quote, from + quote), instead: (other) => before + other + behind }];
  });
}
