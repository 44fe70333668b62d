/** Who escapes a text escapes what was escaped before: an address in the JSON of a text within JSON. */
const MOST_LAYERS = 3;
/** In a longer text only layers of all kinds are undone: each order in which others were made takes as long again. No server's text is as long. */
export const LONGEST_SEARCHED = 4_000;

/** One character as addresses (in UTF-8), JSON and code, HTML, and tables write it. */
const KINDS = [
  /%[0-7][\da-f]|%[cd][\da-f]%[89ab][\da-f]|%e[\da-f](?:%[89ab][\da-f]){2}|%f[0-7](?:%[89ab][\da-f]){3}/gi,
  /\\u[\da-f]{4}|\\x[\da-f]{2}|\\[\s\S]/gi,
  /&(?:#\d{1,7}|#x[\da-f]{1,6}|amp|lt|gt|quot|apos|plus|sol|equals);/gi,
  /""/g,
];
const ANY = new RegExp(KINDS.map(({ source }) => source).join('|'), 'gi');
/**
 * What a layer may be: of all kinds, as in a text that was put together, or of one, as whoever escapes a whole text writes it. Undone with
 * another kind, what looks escaped in a text itself is lost: in JSON `%09"` is `%09\"`, and a tab and a quote would be left.
 */
const LAYERS: readonly RegExp[] = [ANY, ...KINDS];
const CONTROLS: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  plus: '+',
  sol: '/',
  equals: '=',
};

/** A text with some of its layers undone, the outermost first. */
export interface Undone {
  readonly text: string;
  readonly layers: readonly RegExp[];
}

/** All that may be left of a text when its escapes are undone, in whichever order they were made; none for a text without. */
export function unescaped(text: string): readonly Undone[] {
  const seen = new Set([text]);
  const kinds = text.length > LONGEST_SEARCHED ? [ANY] : LAYERS;
  let found: readonly Undone[] = [{ text, layers: [] }];
  const all: Undone[] = [];
  for (let depth = 0; depth < MOST_LAYERS; depth += 1) {
    const outer = found.filter((each) => each.text.search(ANY) >= 0);
    found = outer.flatMap((each) =>
      kinds.flatMap((layer) => {
        const plain = each.text.replace(layer, characterOf);
        return seen.size === seen.add(plain).size ? [] : [{ text: plain, layers: [...each.layers, layer] }];
      }),
    );
    all.push(...found);
  }
  return all;
}

/** Where each unit of what is left of a text stood in it before these layers were undone; the last entry is where the text ended. */
export function startsIn(text: string, layers: readonly RegExp[]): readonly number[] {
  const [outer, ...inner] = layers;
  if (outer === undefined) {
    return Array.from({ length: text.length + 1 }, (_, at) => at);
  }
  const left = without(text, outer);
  return startsIn(left.text, inner).map((at) => left.starts[at] ?? text.length);
}

/** A text without one layer. Each of its units stood at `starts` before. */
function without(text: string, layer: RegExp): { readonly text: string; readonly starts: readonly number[] } {
  let plain = '';
  const starts: number[] = [];
  let kept = 0;
  const keep = (end: number): void => {
    plain += text.slice(kept, end);
    for (let at = kept; at < end; at += 1) {
      starts.push(at);
    }
  };
  for (const { 0: sequence, index } of text.matchAll(layer)) {
    keep(index);
    const character = characterOf(sequence);
    plain += character;
    starts.push(...Array.from({ length: character.length }, () => index));
    kept = index + sequence.length;
  }
  keep(text.length);
  return { text: plain, starts: [...starts, text.length] };
}

function characterOf(sequence: string): string {
  const body = sequence.slice(1);
  switch (sequence.charAt(0)) {
    case '%':
      return fromUtf8(sequence);
    case '\\':
      return /^[ux]./i.test(body) ? String.fromCharCode(Number.parseInt(body.slice(1), 16)) : (CONTROLS[body] ?? body);
    case '&': {
      const name = body.slice(0, -1).toLowerCase();
      const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return NAMED[name] ?? (code <= 0x10ffff ? String.fromCodePoint(code) : sequence);
    }
    default:
      return body;
  }
}

function fromUtf8(sequence: string): string {
  try {
    return decodeURIComponent(sequence);
  } catch {
    // Bytes that are no character, such as half of a pair.
    return sequence;
  }
}
