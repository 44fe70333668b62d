import { type JsonObject, parseJson } from '../json.ts';

/** A request as somebody wrote it down, or a part of one, as far as it can tell who is asked and with which credential. */
export interface WrittenRequest {
  /** Whom it asks; absent when only a header or a body was written down. */
  readonly url?: URL;
  /** User and password of HTTP Basic authentication: `user:password`. */
  readonly user?: string;
  /** The token of an `Authorization: Bearer` header. */
  readonly token?: string;
  /** By their names in lower case. What is given twice with different values is left out. */
  readonly headers: ReadonlyMap<string, string>;
  /** Fields of the query, of a form or of a JSON body. What is given twice with different values is left out. */
  readonly fields: ReadonlyMap<string, string>;
  /** As it is named there; absent when it is not. */
  readonly method?: string;
  /** Where each field stands. One that stands in several places, or nobody says where, is left out. */
  readonly places: ReadonlyMap<string, FieldPlace>;
  /** The body, where it is a JSON object. */
  readonly json?: JsonObject;
  /** Something is missing here: a body that is no form and no JSON object, or what was given twice with different values. */
  readonly isPartial?: true;
}

/** Where a field of a request stands. */
export type FieldPlace = 'query' | 'form' | 'json';

/** What was read so far. What is said twice must be the same. */
export class Notes {
  readonly #urls = new Map<string, URL>();
  readonly #users = new Set<string>();
  readonly #tokens = new Set<string>();
  readonly #headers = new Map<string, Set<string>>();
  readonly #fields = new Map<string, Set<string>>();
  readonly #places = new Map<string, Set<FieldPlace | ''>>();
  #method: string | undefined;
  #object: JsonObject | undefined;
  #isPartial = false;

  get isEmpty(): boolean {
    return this.#urls.size + this.#users.size + this.#tokens.size + this.#fields.size === 0;
  }

  /** `undefined` when it asks several addresses or as several users. */
  request(): WrittenRequest | undefined {
    const [url] = this.#urls.values();
    const [user] = this.#users;
    const [token] = this.#tokens;
    if (this.#urls.size > 1 || this.#users.size + this.#tokens.size > 1) {
      return undefined;
    }
    const isAmbiguous = [...this.#headers.values(), ...this.#fields.values()].some(({ size }) => size > 1);
    return {
      ...(url === undefined ? {} : { url }),
      ...(user === undefined ? {} : { user }),
      ...(token === undefined ? {} : { token }),
      headers: agreed(this.#headers),
      fields: agreed(this.#fields),
      ...(this.#method === undefined ? {} : { method: this.#method }),
      places: new Map([...agreed(this.#places)].flatMap(([name, place]) => (place === '' ? [] : [[name, place]]))),
      ...(this.#object === undefined ? {} : { json: this.#object }),
      ...(this.#isPartial || isAmbiguous ? { isPartial: true } : {}),
    };
  }

  method(name: string): void {
    this.#method = name.toUpperCase();
  }

  /** `user:password`. Chinese input methods make other colons of it. */
  user(pair: string): void {
    this.#users.add(pair.includes(':') ? pair : pair.replace(/[：﹕∶]/, ':'));
  }

  header(line: string): void {
    const [, name = '', text = ''] = /^\s*([\w-]+)\s*[:：]\s*(\S.*?)\s*$/.exec(line) ?? [];
    if (name !== '') {
      const values = this.#headers.get(name.toLowerCase()) ?? new Set();
      this.#headers.set(name.toLowerCase(), values.add(text));
    }
    const [, scheme = '', value = ''] =
      /^\s*authorization\s*[:：]\s*(basic|bearer)\s+([\w+/.~-]+=*)\s*$/i.exec(line) ?? [];
    const pair = Buffer.from(value, 'base64').toString('utf8');
    // Documents also print a word in its place, which decodes to anything.
    if (/^[!-~]+:[!-~]+$/.test(pair)) {
      this.user(pair);
    } else if (scheme.toLowerCase() === 'bearer') {
      this.#tokens.add(value);
    }
  }

  /** An address, with or without its scheme; anything else is not taken for one. */
  address(word: string): void {
    const text = /^[\w-]+(?:\.[\w-]+)+(?::\d+)?\/\S*$/.test(word) ? `https://${word}` : word;
    if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
      return;
    }
    const url = new URL(text);
    for (const [name, value] of url.searchParams) {
      this.field(name, value, 'query');
    }
    if (url.password !== '') {
      this.user(`${decoded(url.username)}:${decoded(url.password)}`);
    }
    const bare = Object.assign(new URL(url), { search: '', hash: '', username: '', password: '' });
    this.#urls.set(bare.href, bare);
  }

  /** A body, or what stands for one and travels in the query. */
  body(text: string, place: 'query' | 'form' = 'form'): void {
    const json = text.trim();
    if (json.startsWith('{')) {
      // PowerShell hands quotes on to programs only with a backslash before them.
      this.#json(json.startsWith('{\\"') ? json.replaceAll('\\"', '"') : json);
      return;
    }
    // A file, a list, XML.
    this.#isPartial ||= /^[@[<]/.test(json);
    for (const [name, value] of new URLSearchParams(this.#isPartial ? '' : text)) {
      this.field(name, value, place);
    }
  }

  /** A field that is not encoded: `name=value`. */
  pair(text: string, place: FieldPlace): void {
    const [, name = '', value = ''] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? [];
    if (name !== '') {
      this.field(name, value, place);
    }
  }

  /** A field, with its place where that is known. */
  field(name: string, value: string, place: FieldPlace | '' = ''): void {
    const values = this.#fields.get(name) ?? new Set();
    this.#fields.set(name, values.add(value));
    const places = this.#places.get(name) ?? new Set();
    this.#places.set(name, places.add(place));
  }

  #json(text: string): void {
    try {
      const body = parseJson(text);
      if (!(body instanceof Map)) {
        return;
      }
      this.#object = body;
      for (const [name, value] of body) {
        if (typeof value === 'string') {
          this.field(name, value, 'json');
        } else if (typeof value === 'object' && value !== null && 'source' in value) {
          this.field(name, value.source, 'json');
        }
      }
    } catch {
      this.#isPartial = true;
    }
  }
}

/** What was said once, or several times as the same. */
function agreed<T extends string>(notes: ReadonlyMap<string, ReadonlySet<T>>): ReadonlyMap<string, T> {
  return new Map(
    [...notes].flatMap(([name, values]) => {
      const [value] = values;
      return values.size === 1 && value !== undefined ? [[name, value] as const] : [];
    }),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
