import { parseJson } from '../json.ts';
import { shellWords } from './shellWords.ts';

/** A request as somebody wrote it down, or a part of one, as far as it can tell who is asked and with which credential. */
export interface WrittenRequest {
  /** Whom it asks; absent when only a header or a body was written down. */
  readonly url?: URL;
  /** User and password of HTTP Basic authentication: `user:password`. */
  readonly user?: string;
  /** Fields of the query, of a form or of a JSON body. What is given twice with different values is left out. */
  readonly fields: ReadonlyMap<string, string>;
}

/**
 * Reads a curl line, an `Authorization` header, a form body, a JSON body or an address with a query, as documents of
 * services print them. `undefined` when the text is none of these, when a part of it is missing, or when it says two
 * things at once. Never throws.
 */
export function readWrittenRequest(text: string): WrittenRequest | undefined {
  // Documents escape the ampersand of a form as in HTML, and word processors curl the quotes.
  const plain = text.replaceAll('&amp;', '&').replace(/[“”„]/g, '"').replace(/[‘’]/g, "'").trim();
  const notes = new Notes();
  const [program] = /^(?:[$>%]\s*)?(?:\S*[\\/])?curl(?:\.exe)?(?=\s)/i.exec(plain) ?? [];
  if (program !== undefined || /^--?[a-z]/i.test(plain)) {
    const words = shellWords(plain.slice(program?.length ?? 0));
    return words !== undefined && noteOptions(words, notes) && !notes.isEmpty ? notes.request() : undefined;
  }
  if (/^(?:authorization\s*:\s*)?basic\s/i.test(plain)) {
    notes.header(plain.replace(/^(?!authorization)/i, 'Authorization: '));
  } else if (/^https?:\/\/\S+$/i.test(plain)) {
    notes.address(plain);
  } else if (plain.startsWith('{') || /^[\w.-]+=[^&\s]*(?:&[\w.-]+=[^&\s]*)+$/.test(plain)) {
    notes.body(plain);
  }
  return notes.isEmpty ? undefined : notes.request();
}

/** curl's short options that take a value, behind flags that take none: `-vX GET`, `-su key:secret`; `-:` is `--next`. */
const SHORT_WITH_VALUE = /^-[^-:AbcCdDeEFHKmoPQrtTuUwxXyYz]*([:AbcCdDeEFHKmoPQrtTuUwxXyYz])([\s\S]*)$/;
/** curl's long options that take a value; of those that are not read, the ones whose value could mislead. */
const LONG_WITH_VALUE = new RegExp(
  [
    '^--(?:user|header|url|data|data-ascii|data-binary|data-raw|json|data-urlencode|url-query|form|form-string',
    'cacert|capath|cert|connect-timeout|connect-to|cookie|cookie-jar|dns-servers|doh-url|dump-header|interface|key',
    'max-time|noproxy|oauth2-bearer|output|preproxy|proxy|proxy-header|proxy-user|range|referer|request|resolve|retry',
    'retry-delay|socks5|unix-socket|upload-file|user-agent|write-out)$',
  ].join('|'),
);

/** `false` when the line is more than one request, or ends before the value of an option. */
function noteOptions(words: readonly string[], notes: Notes): boolean {
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? '';
    if (!/^-./.test(word)) {
      if (/^curl(?:\.exe)?$/i.test(word)) {
        return false;
      }
      notes.address(word);
      continue;
    }
    const { name, value = name === undefined ? '' : words[++index] } = optionIn(word);
    if (value === undefined || name === '--next') {
      return false;
    }
    noteOption(name, value, notes);
  }
  return true;
}

interface Option {
  /** Absent for an option that takes no value. */
  readonly name?: string;
  /** Absent when it is the next word. */
  readonly value?: string;
}

function optionIn(word: string): Option {
  return word.startsWith('--') ? longOption(word) : shortOption(word);
}

function longOption(word: string): Option {
  const [, name = word, value] = /^(--[\w-]+)=([\s\S]*)$/.exec(word) ?? [];
  if (name === '--next') {
    return { name, value: '' };
  }
  if (!LONG_WITH_VALUE.test(name)) {
    return {};
  }
  return value === undefined ? { name } : { name, value };
}

function shortOption(word: string): Option {
  const [, letter, value = ''] = SHORT_WITH_VALUE.exec(word) ?? [];
  if (letter === undefined) {
    return {};
  }
  if (letter === ':') {
    return { name: '--next', value };
  }
  return value === '' ? { name: `-${letter}` } : { name: `-${letter}`, value };
}

function noteOption(name: string | undefined, value: string, notes: Notes): void {
  switch (name) {
    case '-u':
    case '--user':
      notes.user(value);
      break;
    case '-H':
    case '--header':
      notes.header(value);
      break;
    case '--url':
      notes.address(value);
      break;
    case '-d':
    case '--data':
    case '--data-ascii':
    case '--data-binary':
    case '--json':
      // `@file` sends a file.
      notes.body(value.replace(/^@[\s\S]*$/, ''));
      break;
    case '--data-raw':
      notes.body(value);
      break;
    case '--data-urlencode':
    case '--url-query':
    case '--form-string':
      notes.pair(value);
      break;
    case '-F':
    case '--form':
      // `name=@file` sends a file, too; `;type=…` says what a part is.
      notes.pair(value.replace(/^[^=]*=[@<][\s\S]*$|;\s*(?:type|filename)=[\s\S]*$/, ''));
      break;
    default:
      break;
  }
}

/** What was read so far. What is said twice must be the same. */
class Notes {
  readonly #urls = new Map<string, URL>();
  readonly #users = new Set<string>();
  readonly #fields = new Map<string, Set<string>>();

  get isEmpty(): boolean {
    return this.#urls.size + this.#users.size + this.#fields.size === 0;
  }

  /** `undefined` when it asks several addresses or as several users. */
  request(): WrittenRequest | undefined {
    const [url] = this.#urls.values();
    const [user] = this.#users;
    if (this.#urls.size > 1 || this.#users.size > 1) {
      return undefined;
    }
    const fields = new Map<string, string>();
    for (const [name, values] of this.#fields) {
      const [value] = values;
      if (values.size === 1 && value !== undefined) {
        fields.set(name, value);
      }
    }
    return { ...(url === undefined ? {} : { url }), ...(user === undefined ? {} : { user }), fields };
  }

  user(pair: string): void {
    this.#users.add(pair);
  }

  header(line: string): void {
    const [, base64 = ''] = /^\s*authorization\s*:\s*basic\s+([\w+/-]+=*)\s*$/i.exec(line) ?? [];
    const pair = Buffer.from(base64, 'base64').toString('utf8');
    // Documents also print a word in its place, which decodes to anything.
    if (/^[!-~]+:[!-~]+$/.test(pair)) {
      this.user(pair);
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
      this.#field(name, value);
    }
    if (url.password !== '') {
      this.user(`${decoded(url.username)}:${decoded(url.password)}`);
    }
    const bare = Object.assign(new URL(url), { search: '', hash: '', username: '', password: '' });
    this.#urls.set(bare.href, bare);
  }

  body(text: string): void {
    if (text.trimStart().startsWith('{')) {
      this.#json(text.trim());
      return;
    }
    for (const [name, value] of new URLSearchParams(text)) {
      this.#field(name, value);
    }
  }

  /** A field that is not encoded: `name=value`. */
  pair(text: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([\s\S]*)$/.exec(text) ?? [];
    if (name !== '') {
      this.#field(name, value);
    }
  }

  #json(text: string): void {
    try {
      const body = parseJson(text);
      for (const [name, value] of body instanceof Map ? body : []) {
        if (typeof value === 'string') {
          this.#field(name, value);
        } else if (typeof value === 'object' && value !== null && 'source' in value) {
          this.#field(name, value.source);
        }
      }
    } catch {
      // A body that cannot be read says nothing.
    }
  }

  #field(name: string, value: string): void {
    const values = this.#fields.get(name) ?? new Set();
    this.#fields.set(name, values.add(value));
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
