/** Quotes that stand around what is copied from documents and code, with what may stand behind them there. */
const QUOTED = /^(?:"([^"]*)"|'([^']*)'|`([^`]*)`|“([^”]*)”|‘([^’]*)’|「([^」]*)」)\s*[,;，；]?$/;

/** A text without blanks and quotes around it. */
export function withoutQuotes(text: string): string {
  const [, ...inner] = QUOTED.exec(text.trim()) ?? [];
  return (inner.find((each) => each !== undefined) ?? text).trim();
}
