/** Texts, comments, punctuation, words and numbers of JSON with comments. */
const TOKEN = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[{}[\]:,]|[^\s"{}[\]:,/]+/g;

/**
 * Where the entry at `index` of the list in `setting` begins in the text of a settings file, which may have comments: its
 * offset. `undefined` where there is no such entry.
 */
export function entryOffset(file: string, setting: string, index: number): number | undefined {
  const tokens = [...file.matchAll(TOKEN)]
    .map((match) => ({ text: match[0], at: match.index }))
    .filter(({ text }) => !text.startsWith('/'));
  const list = listIn(tokens, JSON.stringify(setting));
  let depth = 0;
  let nth = 0;
  for (const { text, at } of list) {
    if (depth === 0 && text === ']') {
      return undefined;
    }
    if (depth === 0 && text === ',') {
      nth++;
    } else if (depth === 0 && nth === index) {
      return at;
    } else {
      depth += deeper(text);
    }
  }
  return undefined;
}

interface Token {
  readonly text: string;
  readonly at: number;
}

/** What follows the bracket that opens the list of a setting; of several settings of one name the last one counts. */
function listIn(tokens: readonly Token[], key: string): readonly Token[] {
  let list: readonly Token[] = [];
  let depth = 0;
  for (const [place, { text }] of tokens.entries()) {
    if (depth === 1 && text === key && tokens[place + 1]?.text === ':' && tokens[place + 2]?.text === '[') {
      list = tokens.slice(place + 3);
    }
    depth += deeper(text);
  }
  return list;
}

function deeper(text: string): number {
  if (text === '{' || text === '[') {
    return 1;
  }
  return text === '}' || text === ']' ? -1 : 0;
}
