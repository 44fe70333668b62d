/** Characters that end a simple command when they stand alone. */
const END = /^(?:[;|&><]|&&|\|\||>>|2>(?:&1)?)$/;

/**
 * The words of the first command in a text, as a POSIX shell would take them: quotes, escapes, line continuations, also
 * those of Windows (`^`, `` ` ``). A continuation may have lost its line break, as it does when lines are pasted into a
 * box of one line. Nothing is expanded. `undefined` when a quote is not closed: a piece of a command says nothing.
 */
export function shellWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let at = 0;
  for (;;) {
    at = skip(/\s*(?:[\\^`](?:\s+|$))*/y, text, at);
    if (at >= text.length) {
      return words;
    }
    const start = at;
    let word = '';
    while (at < text.length && !/\s/.test(text[at] ?? '')) {
      const part = readPart(text, at);
      if (part === undefined) {
        return undefined;
      }
      word += part.text;
      at = part.end;
    }
    if (END.test(text.slice(start, at))) {
      return words;
    }
    words.push(word);
  }
}

interface Part {
  readonly text: string;
  /** Where the next part begins. */
  readonly end: number;
}

/** A quoted stretch, an escaped character or a plain one; `undefined` when a quote is not closed. */
function readPart(text: string, at: number): Part | undefined {
  const character = text[at] ?? '';
  if (character === "'") {
    return quoted(/'([^']*)'/y, text, at, (inner) => inner);
  }
  if (character === '"') {
    return quoted(/"((?:[^"\\]|\\[\s\S])*)"/y, text, at, (inner) => inner.replace(/\\(["\\$`])/g, '$1'));
  }
  if (text.startsWith("$'", at)) {
    return quoted(/\$'((?:[^'\\]|\\[\s\S])*)'/y, text, at, (inner) => inner.replace(/\\(['"\\])/g, '$1'));
  }
  if (character === '\\') {
    return { text: text[at + 1] ?? '', end: at + 2 };
  }
  return { text: character, end: at + 1 };
}

function quoted(pattern: RegExp, text: string, at: number, read: (inner: string) => string): Part | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found === null ? undefined : { text: read(found[1] ?? ''), end: pattern.lastIndex };
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
