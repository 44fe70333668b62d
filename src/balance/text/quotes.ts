import { plainText } from './plainText.ts';

/** Quotes that stand around what is copied from documents and code, with what may stand behind them there. */
const QUOTED = /^(?:"([^"]*)"|'([^']*)'|`([^`]*)`|“([^”]*)”|‘([^’]*)’|「([^」]*)」)\s*[,;，；]?$/;

/** A text without blanks and quotes around it. */
export function withoutQuotes(text: string): string {
  const [, ...inner] = QUOTED.exec(text.trim()) ?? [];
  return (inner.find((each) => each !== undefined) ?? text).trim();
}

/** Half of a credential without what copying and files add to it: blanks of any width, invisible characters, line ends, quotes. */
export function cleanHalf(text: string): string {
  return withoutQuotes(plainText(text, Number.POSITIVE_INFINITY));
}
