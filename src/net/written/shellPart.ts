/** A stretch of a word. */
export interface ShellPart {
  readonly text: string;
  /** Where the next part begins. */
  readonly end: number;
}

/** A quoted stretch, an escaped character or a plain one at a place of a text; `undefined` when a quote is not closed. */
export function shellPart(text: string, at: number): ShellPart | undefined {
  const character = text[at] ?? '';
  if (character === "'") {
    return quoted(/'([^']*)'/y, text, at, (inner) => inner);
  }
  if (character === '"') {
    return doubleQuoted(text, at);
  }
  if (text.startsWith("$'", at)) {
    return quoted(/\$'((?:[^'\\]|\\[\s\S])*)'/y, text, at, unescaped);
  }
  if (character === '\\') {
    return { text: text[at + 1] ?? '', end: at + 2 };
  }
  return { text: character, end: at + 1 };
}

/** PowerShell writes a quote within quotes as `` `" ``, Windows' programs read `""` as one: in JSON, which is no two words. */
function doubleQuoted(text: string, at: number): ShellPart | undefined {
  return /^"\s*\{/.test(text.slice(at, at + 20))
    ? quoted(/"((?:\\?`"|""|[^"\\]|\\[\s\S])*)"/y, text, at, (inner) =>
        inner.replace(/\\?`"|""/g, '"').replace(/\\(["\\$`])/g, '$1'),
      )
    : quoted(/"((?:[^"\\]|\\[\s\S])*)"/y, text, at, (inner) => inner.replace(/\\(["\\$`])/g, '$1'));
}

function quoted(pattern: RegExp, text: string, at: number, read: (inner: string) => string): ShellPart | undefined {
  pattern.lastIndex = at;
  const found = pattern.exec(text);
  return found === null ? undefined : { text: read(found[1] ?? ''), end: pattern.lastIndex };
}

const CONTROLS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', a: '', b: '', e: '', f: '', v: '' };

/** What bash makes of `$'…'`: characters by their number in any notation, control characters, quotes. */
function unescaped(inner: string): string {
  return inner.replace(
    /((?:\\x[\da-fA-F]{1,2})+)|\\[uU]((?<=u)[\da-fA-F]{1,4}|(?<=U)[\da-fA-F]{1,8})|\\([0-7]{1,3})|\\([\s\S])/g,
    (whole: string, bytes?: string, code?: string, octal?: string, letter = '') => {
      if (bytes !== undefined) {
        return Buffer.from(
          bytes.replace(/\\x([\da-fA-F])(?![\da-fA-F])/g, '\\x0$1').replaceAll('\\x', ''),
          'hex',
        ).toString();
      }
      if (code !== undefined || octal !== undefined) {
        return character(Number.parseInt(code ?? octal ?? '', code === undefined ? 8 : 16)) ?? whole;
      }
      return /['"\\?]/.test(letter) ? letter : (CONTROLS[letter] ?? whole);
    },
  );
}

function character(code: number): string | undefined {
  return code > 0x10ffff ? undefined : String.fromCodePoint(code);
}
