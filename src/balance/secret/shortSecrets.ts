import { hashOf } from './textHash.ts';

/** What makes a word go on: Latin letters, digits of any script, the underscore. Between others, and beside them, words end. */
const WORD = /[\p{Script=Latin}\p{N}_]/u;
const DIGIT = /\d/;
/** What stands between the digits of one number. */
const SEPARATOR = /[.,]/;

/**
 * Texts that are too short to be looked for inside of others, as that would tear words and numbers apart: they are found as
 * whole words. It keeps their hashes and how long they are.
 */
export class ShortSecrets {
  /** Of the first character of each: most places in a text need no closer look. */
  readonly #firsts = new Set<number>();
  readonly #hashes = new Set<number>();
  #lengths: readonly number[] = [];

  add(text: string): void {
    this.#firsts.add(hashOf(text, 0, 1));
    this.#hashes.add(hashOf(text, 0, text.length));
    this.#lengths = [...new Set([...this.#lengths, text.length])].sort((a, b) => b - a);
  }

  /** How many characters from there on are one of them, as a whole word; 0 when they are none. */
  lengthAt(text: string, at: number): number {
    if (this.#firsts.size === 0 || !this.#firsts.has(hashOf(text, at, at + 1)) || goesOn(text, at - 1, at)) {
      return 0;
    }
    const fits = (length: number): boolean => {
      const end = at + length;
      return end <= text.length && !goesOn(text, end, end - 1) && this.#hashes.has(hashOf(text, at, end));
    };
    return this.#lengths.find(fits) ?? 0;
  }
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
