/** What makes a word go on: Latin letters, digits of any script, the underscore. Between others, and beside them, words end. */
const WORD = /[\p{Script=Latin}\p{N}_]/u;
const DIGIT = /\d/;
/** What stands between the digits of one number. */
const SEPARATOR = /[.,]/;

/** Whether a piece of text is a word, or several, and no part of one. */
export function isWord(text: string, from: number, to: number): boolean {
  return !goesOn(text, from - 1, from) && !goesOn(text, to, to - 1);
}

/** Whether the word or number whose edge is at `edge` goes on at `beside`, which is next to it. */
function goesOn(text: string, beside: number, edge: number): boolean {
  const neighbour = text.charAt(beside);
  const last = text.charAt(edge);
  return (
    WORD.test(last) &&
    (WORD.test(neighbour) ||
      (SEPARATOR.test(neighbour) && DIGIT.test(last) && DIGIT.test(text.charAt(2 * beside - edge))))
  );
}
