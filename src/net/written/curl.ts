import type { Notes } from './notes.ts';

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

/** `-G`, among other flags too: what looks like a body is the query. */
const GET = /^(?:--get|-[aBfgijklLnNOqRsSvVZ#0-9]*G[a-zA-Z]*)$/;

/** Notes what the words behind `curl` say. `false` when the line is more than one request, or ends before the value of an option. */
export function readCurl(words: readonly string[], notes: Notes): boolean {
  const place = words.some((word) => GET.test(word)) ? 'query' : 'form';
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
    noteOption(name, value, place, notes);
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

function noteOption(name: string | undefined, value: string, place: 'query' | 'form', notes: Notes): void {
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
    case '-X':
    case '--request':
      notes.method(value);
      break;
    case '-d':
    case '--data':
    case '--data-ascii':
    case '--data-binary':
    case '--json':
    case '--data-raw':
      notes.body(value, place);
      break;
    case '--data-urlencode':
    case '--form-string':
      notes.pair(value, place);
      break;
    case '--url-query':
      notes.pair(value, 'query');
      break;
    case '-F':
    case '--form':
      notes.pair(formPart(value), 'form');
      break;
    default:
      break;
  }
}

/** `name=@file` sends a file, too; `;type=…` says what a part is; a value may stand in quotes of its own. */
function formPart(text: string): string {
  const [, name, quoted] = /^([^=]+)="((?:[^"\\]|\\[\s\S])*)"\s*(?:;[\s\S]*)?$/.exec(text) ?? [];
  return name === undefined || quoted === undefined
    ? text.replace(/^[^=]*=[@<][\s\S]*$|;\s*(?:type|filename)=[\s\S]*$/, '')
    : `${name}=${quoted.replace(/\\(["\\])/g, '$1')}`;
}
