import { type ShellPart, shellPart } from './shellPart.ts';

/** Characters that end a simple command when they stand alone. */
const END = /^(?:[;|&><]|&&|\|\||>>|2>(?:&1)?)$/;

/**
 * What ends a word and the command with it, without a blank before it: a pipe, a redirection, a comment, `;` and `&` before a
 * blank. The `;` of curl's forms, and the `&` of a query that stands without quotes, do not.
 */
const CUT = /[|>]|&&|;(?!\s*(?:type|filename|headers|encoder)=)|&(?=\s|$)/y;

/**
 * The words of the first command in a text, as a POSIX shell would take them: quotes, escapes, line continuations, also
 * those of Windows (`^`, `` ` ``). A continuation may have lost its line break, as it does when lines are pasted into a
 * box of one line. Nothing is expanded. `undefined` when a quote is not closed: a piece of a command says nothing.
 */
export function shellWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  for (let at = 0; ; ) {
    at = skip(/\s*(?:[\\^`](?:\s+|$))*/y, text, at);
    if (at >= text.length || text[at] === '#') {
      return words;
    }
    const word = wordAt(text, at);
    if (word === undefined) {
      return undefined;
    }
    const isEnd = END.test(text.slice(at, word.end));
    // The digit of `2>` is part of the redirection.
    if (!isEnd && word.end > at && !(text[word.end] === '>' && /^\d$/.test(word.text))) {
      words.push(word.text);
    }
    at = word.end;
    if (isEnd || /\S/.test(text[at] ?? '')) {
      return words;
    }
  }
}

/** The word at a place, up to a blank or to what ends the command; `undefined` when a quote is not closed. */
function wordAt(text: string, start: number): ShellPart | undefined {
  let word = '';
  let at = start;
  while (at < text.length && !/\s/.test(text[at] ?? '') && skip(CUT, text, at) === at) {
    const part = shellPart(text, at);
    if (part === undefined) {
      return undefined;
    }
    word += part.text;
    at = part.end;
  }
  return { text: word, end: at };
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
