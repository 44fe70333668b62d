import { visibleLine } from './plainText.ts';

/**
 * Quotes that stand around what is copied from documents and code, with what may stand behind them there: those of code, “ ”, ‘ ’
 * and 「 」, then , ; ， or ；. They are written as numbers, since the engine keeps a file with such characters in twice the memory.
 */
const QUOTED =
  /^(?:"([^"]*)"|'([^']*)'|`([^`]*)`|\u201c([^\u201d]*)\u201d|\u2018([^\u2019]*)\u2019|\u300c([^\u300d]*)\u300d)\s*[,;\uff0c\uff1b]?$/;

/** A text without blanks and quotes around it. */
export function withoutQuotes(text: string): string {
  return unquoted(text).trim();
}

/**
 * Half of a credential without what copying and files add to it: blanks of any width around it, invisible characters, line ends,
 * quotes. A password may hold several blanks, and begin or end with some where it stands in quotes.
 */
export function cleanHalf(text: string): string {
  return unquoted(visibleLine(text));
}

/** What stands in the quotes around a text, as it stands there; without quotes, the text without blanks around it. */
function unquoted(text: string): string {
  const bare = text.trim();
  const [, ...inner] = QUOTED.exec(bare) ?? [];
  return inner.find((each) => each !== undefined) ?? bare;
}
