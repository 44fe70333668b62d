/** A caret before what means something to cmd, outside of quotes. */
const ESCAPED = /\^["&|<>]/;

/**
 * Undoes the escapes of the Windows command line, as Chrome's "Copy as cURL (cmd)" writes them: `^&`, `^"…^"`, `^\^"`. What
 * holds none stays as it is: in other shells a caret is a character as any.
 */
export function withoutCarets(text: string): string {
  if (!ESCAPED.test(text.replace(/'[^']*'|(?<!\^)"(?:[^"\\]|\\[\s\S])*"/g, '""'))) {
    return text;
  }
  let plain = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '^' && !isQuoted) {
      at++;
      // Before a line end it continues the line, which may have become a blank.
      plain += text[at] ?? '';
      continue;
    }
    isQuoted = character === '"' ? !isQuoted : isQuoted;
    plain += character;
  }
  return plain;
}
