import type { Field, Service } from './services.ts';

/** `key=amount` in the documents' order; an amount has no trailing zeros, and `null` is "not allocated". */
export type Amounts = readonly string[];

/**
 * What a reply says, read strictly and without any code of the program: JSON by the engine with the numbers' own
 * digits, XML by a grammar of its own. `undefined`: it says no amounts.
 */
export function strictReading(service: Service, status: number, text: string): Amounts | undefined {
  const body = service.format === 'xml' ? readXml(text) : readJson(text);
  return body === undefined
    ? undefined
    : service.provider === 'jiguang'
      ? jiguang(service.fields, status, body)
      : submail(service.fields, body);
}

/** The canonical form of an amount in plain notation. */
export function canonical(amount: string): string {
  const short = amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
  return short === '-0' ? '0' : short;
}

/** A number of a reply by its digits. */
export class Digits {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Body = ReadonlyMap<string, unknown>;

function jiguang(fields: readonly Field[], status: number, body: Body): Amounts | undefined {
  const error = body.get('error') ?? null;
  const code = error instanceof Map ? error.get('code') : undefined;
  const digits = code instanceof Digits ? code.source : code;
  if (error !== null && digits !== '50000') {
    return digits === '50033' ? fields.map(({ key }) => `${key}=null`) : undefined;
  }
  const present = fields.filter(({ key }) => body.has(key));
  return status >= 200 && status < 300 && present.length > 0
    ? all(present.map((field) => (body.get(field.key) === null ? `${field.key}=null` : amountOf(field, body))))
    : undefined;
}

function submail(fields: readonly Field[], body: Body): Amounts | undefined {
  return body.get('status') === 'success' ? all(fields.map((field) => amountOf(field, body))) : undefined;
}

function all(amounts: readonly (string | undefined)[]): Amounts | undefined {
  return amounts.every((amount) => amount !== undefined) ? amounts : undefined;
}

function amountOf({ key, holds }: Field, body: Body): string | undefined {
  const amount = plainAmount(body.get(key));
  if (amount === undefined) {
    return undefined;
  }
  return holds === 'count' && !/^-?\d+(?:\.0+)?$/.test(amount) ? undefined : `${key}=${canonical(amount)}`;
}

/** The amount that a number or a text is, in plain notation; `undefined` for everything else. */
export function plainAmount(value: unknown): string | undefined {
  const amount =
    value instanceof Digits ? withoutExponent(value.source) : typeof value === 'string' ? PLAIN.exec(value)?.[1] : '';
  return amount !== undefined && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(amount) ? amount : undefined;
}

/** What a text may hold around an amount: blanks of ASCII, and one plus before a digit. */
const PLAIN = /^[ \t\r\n]*(?:\+(?=\d))?([^ \t\r\n]*)[ \t\r\n]*$/;

/** Arithmetic of whole numbers, apart from how the program moves the point. Over forty characters it is no amount. */
function withoutExponent(source: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(source) ?? [];
  const power = Number(exponent) - fraction.length;
  if (!/[eE]/.test(source) || Math.abs(power) > 80) {
    return source;
  }
  const units = BigInt(whole + fraction) * 10n ** BigInt(Math.max(0, power));
  const places = Math.max(0, -power);
  const digits = units.toString().padStart(places + 1, '0');
  const plain = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return (sign + plain).length > 40 ? source : sign + plain;
}

/** JSON whose outermost value is an object and that names no key twice; numbers as {@link Digits}, objects as maps. */
export function readJson(text: string): Body | undefined {
  let value: unknown;
  try {
    // The third argument is in the engine and not yet in the types.
    const revive = (_key: string, part: unknown, context?: { readonly source?: string }): unknown =>
      typeof part === 'number' ? new Digits(context?.source ?? 'lost') : mapOf(part);
    value = JSON.parse(text, revive);
  } catch {
    return undefined;
  }
  return value instanceof Map && !namesTwice(text) ? value : undefined;
}

function mapOf(part: unknown): unknown {
  const isObject = typeof part === 'object' && part !== null && !(part instanceof Map) && !(part instanceof Digits);
  return isObject && !Array.isArray(part) ? new Map(Object.entries(part)) : part;
}

/** Whether an object of a valid JSON text names a key twice; the engine would silently take the last one. */
function namesTwice(text: string): boolean {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|[{}[\]:,]/g) ?? [];
  const open: Set<string>[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token === '{' || token === '[') {
      open.push(new Set());
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (token.startsWith('"') && tokens[index + 1] === ':') {
      const key: unknown = JSON.parse(token);
      const names = open.at(-1);
      if (names?.has(String(key)) === true) {
        return true;
      }
      names?.add(String(key));
    }
  }
  return false;
}

const WORD = '[\\p{L}_:][\\p{L}\\p{N}\\p{M}\\p{Pc}.:\\u00b7-]*';
const BLANK = '[ \\t\\r\\n]';
const ATTRIBUTES = `(?:${BLANK}+${WORD}${BLANK}*=${BLANK}*(?:"[^<"]*"|'[^<']*'))*`;
const DECLARATION = /^<\?xml(?:\s[^<>?]*)?\?>/;
/** Any but another declaration. */
const INSTRUCTION = `<\\?(?!xml[\\s?])${WORD}(?:${BLANK}(?:(?!\\?>)[^])*)?\\?>`;
const PART = new RegExp(
  [
    `<(?<opens>${WORD})${ATTRIBUTES}${BLANK}*(?<empty>/?)>`,
    `</(?<closes>${WORD})${BLANK}*>`,
    INSTRUCTION,
    '<!\\[CDATA\\[(?<literal>(?:(?!\\]\\]>)[^])*)\\]\\]>',
    '<!--(?:(?!--)[^])*-->',
    '(?<text>[^<]+)',
  ].join('|'),
  'uy',
);

/** An element that is not closed yet. */
interface Open {
  readonly name: string;
  /** Of the elements within, with their prefixes. */
  readonly names: Set<string>;
  readonly elements: Map<string, unknown>;
  readonly pieces: string[];
}

/** The elements of `<xml>…</xml>`. White space around the document is let pass: it is in no value. */
function readXml(text: string): Body | undefined {
  const content = text.trim().replace(DECLARATION, '');
  const open: Open[] = [opened('')];
  PART.lastIndex = 0;
  while (PART.lastIndex < content.length) {
    const part = PART.exec(content);
    if (part === null || !take(part.groups ?? {}, open)) {
      return undefined;
    }
  }
  const [top, ...more] = open;
  const root = top?.elements.get('xml');
  const isOne = more.length === 0 && top?.elements.size === 1 && textIn(top) === '';
  return isOne && root instanceof Map ? root : undefined;
}

/** `false` when the part may not stand there. */
function take(
  { opens, empty, closes, literal, text }: Readonly<Record<string, string | undefined>>,
  open: Open[],
): boolean {
  open.at(-1)?.pieces.push(trimmed(literal ?? readable(text ?? '')));
  if (opens !== undefined) {
    open.push(opened(opens));
  }
  return empty === '/' ? close(opens, open) : closes === undefined || close(closes, open);
}

function opened(name: string): Open {
  return { name, names: new Set(), elements: new Map(), pieces: [] };
}

/** `false` when another element is open, or the name stands there already. Of one name with several prefixes, none is meant. */
function close(name: string | undefined, open: Open[]): boolean {
  const [closed, outer] = [open.pop(), open.at(-1)];
  if (closed === undefined || closed.name !== name || outer === undefined || outer.names.has(closed.name)) {
    return false;
  }
  if (!/^[^:]+(?::[^:]+)?$/.test(closed.name)) {
    return false;
  }
  outer.names.add(closed.name);
  const local = closed.name.replace(/^.*:/, '');
  const value = closed.elements.size > 0 ? closed.elements : textIn(closed);
  outer.elements.set(local, outer.elements.has(local) ? undefined : value);
  return true;
}

/** Text in several pieces is no amount: what stands between them does not say that they are one. */
function textIn({ pieces }: Open): string {
  return pieces.filter((piece) => piece !== '').join(' ');
}

function trimmed(text: string): string {
  return text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}

/** With the printable characters of ASCII in place of their numbers: an amount has no others. */
function readable(text: string): string {
  return text.replace(/&#0*(3[2-9]|[4-9]\d|1[01]\d|12[0-6]);/g, (_, code: string) => String.fromCharCode(Number(code)));
}
