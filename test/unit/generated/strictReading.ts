import type { Field, Service } from './services.ts';

/** `key=amount` in the documents' order; an amount has no trailing zeros, and `null` is "not allocated". */
export type Amounts = readonly string[];

/**
 * What a reply says, read strictly and without any code of the program: JSON by the engine with the numbers' own
 * digits, XML by a grammar of the few forms that the services document. `undefined`: it says no amounts.
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
class Digits {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Body = ReadonlyMap<string, unknown>;

function jiguang(fields: readonly Field[], status: number, body: Body): Amounts | undefined {
  const error = body.get('error');
  if (error !== undefined) {
    const code = error instanceof Map ? error.get('code') : undefined;
    const isUnallocated = code === '50033' || (code instanceof Digits && code.source === '50033');
    return isUnallocated ? fields.map(({ key }) => `${key}=null`) : undefined;
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
  const value = body.get(key);
  const text = value instanceof Digits ? value.source : value;
  const form = holds === 'count' ? /^-?(?:0|[1-9]\d*)$/ : /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
  return typeof text === 'string' && form.test(text) ? `${key}=${canonical(text)}` : undefined;
}

function readJson(text: string): Body | undefined {
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

const BLANK = '[ \\t\\r\\n]*';
const NAME = '[\\p{L}_:][\\p{L}\\p{N}\\p{M}\\p{Pc}:.\\u00b7-]*';
const DOCUMENT = new RegExp(`^(?:<\\?xml(?:\\s[^<>?]*)?\\?>)?${BLANK}<xml${BLANK}>(.*)</xml${BLANK}>$`, 'su');
const ELEMENT = new RegExp(`${BLANK}<(${NAME})${BLANK}(?:/>|>([^<]*)</\\1${BLANK}>)${BLANK}`, 'yu');

/** The names and texts of `<xml><name>text</name>…</xml>`. White space around the document is let pass: it is in no value. */
function readXml(text: string): Body | undefined {
  const content = DOCUMENT.exec(text.trim())?.[1];
  if (content === undefined) {
    return undefined;
  }
  const body = new Map<string, string>();
  ELEMENT.lastIndex = 0;
  for (let at = 0; at < content.length; at = ELEMENT.lastIndex) {
    const found = ELEMENT.exec(content);
    const name = found?.[1];
    if (found === null || name === undefined || body.has(name)) {
      return undefined;
    }
    body.set(name, (found[2] ?? '').replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ''));
  }
  return body;
}
