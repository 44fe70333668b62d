import { ParseError } from './parseError.ts';

/** A number as it stands in the text, so that no digit is lost. */
export class JsonNumber {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

export type JsonObject = ReadonlyMap<string, JsonValue>;
export type JsonValue = null | boolean | string | JsonNumber | readonly JsonValue[] | JsonObject;

/** Arrays and objects inside each other beyond this are refused; balances need two levels. */
const MOST_LEVELS = 32;
/** More values than this are refused, so that no body takes long; balances need ten. */
const MOST_VALUES = 5_000;

const WHITE_SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const WORD = /null|true|false/y;

/**
 * Reads JSON (RFC 8259) without interpreting numbers and without objects whose keys could mean something to JavaScript.
 * Throws {@link ParseError}: `duplicate-key` when an object names a key twice, `malformed` for everything else, also for
 * more than 32 levels or 5,000 values.
 */
export function parseJson(text: string): JsonValue {
  const reader = new Reader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

/** A value as `JSON.parse` gives it: with numbers of JavaScript, and with objects whose keys are their own and no more. */
export function plainValue(value: JsonValue): unknown {
  if (value instanceof JsonNumber) {
    return Number(value.source);
  }
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, each]) => [key, plainValue(each)]));
  }
  return Array.isArray(value) ? value.map(plainValue) : value;
}

class Reader {
  readonly #text: string;
  #at = 0;
  #values = 0;

  constructor(text: string) {
    this.#text = text;
    this.#skip(WHITE_SPACE);
  }

  value(level: number): JsonValue {
    if (++this.#values > MOST_VALUES) {
      throw new ParseError('malformed');
    }
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(level + 1);
      case '[':
        return this.#array(level + 1);
      case '"':
        return this.#string();
      case 'n':
      case 't':
      case 'f': {
        const word = this.#take(WORD);
        return word === 'null' ? null : word === 'true';
      }
      default:
        return new JsonNumber(this.#take(NUMBER));
    }
  }

  end(): void {
    if (this.#at < this.#text.length) {
      throw new ParseError('malformed');
    }
  }

  #object(level: number): JsonObject {
    const entries = new Map<string, JsonValue>();
    this.#open(level);
    if (this.#found('}')) {
      return entries;
    }
    do {
      const key = this.#string();
      if (entries.has(key)) {
        throw new ParseError('duplicate-key', key);
      }
      if (!this.#found(':')) {
        throw new ParseError('malformed');
      }
      entries.set(key, this.value(level));
    } while (this.#another('}'));
    return entries;
  }

  #array(level: number): readonly JsonValue[] {
    const items: JsonValue[] = [];
    this.#open(level);
    if (this.#found(']')) {
      return items;
    }
    do {
      items.push(this.value(level));
    } while (this.#another(']'));
    return items;
  }

  #open(level: number): void {
    if (level > MOST_LEVELS) {
      throw new ParseError('malformed');
    }
    this.#at += 1;
    this.#skip(WHITE_SPACE);
  }

  /** Whether another item follows after a comma; `false` when `close` ends the list. */
  #another(close: string): boolean {
    if (this.#found(',')) {
      return true;
    }
    if (this.#found(close)) {
      return false;
    }
    throw new ParseError('malformed');
  }

  #string(): string {
    if (this.#text[this.#at] !== '"') {
      throw new ParseError('malformed');
    }
    let end = this.#at + 1;
    while (end < this.#text.length && this.#text[end] !== '"') {
      end += this.#text[end] === '\\' ? 2 : 1;
    }
    const quoted = this.#text.slice(this.#at, end + 1);
    this.#at = end + 1;
    let value: unknown;
    try {
      // Escapes and forbidden control characters are the engine's business.
      value = JSON.parse(quoted);
    } catch {
      throw new ParseError('malformed');
    }
    this.#skip(WHITE_SPACE);
    return String(value);
  }

  #found(character: string): boolean {
    // Reads past white space on both sides, so that `#at` always stands on a token.
    this.#skip(WHITE_SPACE);
    if (this.#text[this.#at] !== character) {
      return false;
    }
    this.#at += 1;
    this.#skip(WHITE_SPACE);
    return true;
  }

  #take(pattern: RegExp): string {
    const start = this.#at;
    this.#skip(pattern);
    if (this.#at === start) {
      throw new ParseError('malformed');
    }
    const taken = this.#text.slice(start, this.#at);
    this.#skip(WHITE_SPACE);
    return taken;
  }

  #skip(pattern: RegExp): void {
    pattern.lastIndex = this.#at;
    this.#at = pattern.test(this.#text) ? pattern.lastIndex : this.#at;
  }
}
