/** How many characters the hash of a start takes in. */
export const START = 6;
/** Hashes of starts are of 30 bits: a number of this size is no object of its own in any engine. */
const MASK = 0x3fffffff;
/**
 * Random for each process: nobody who writes a text can reckon what its hashes are, or make it look like what is known. The
 * factor is odd, so that no character is lost, and 5 modulo 8, so that it returns to 1 as late as it can.
 */
const [FACTOR_SEED = 0, LOW_SEED = 0, HIGH_SEED = 0] = crypto.getRandomValues(new Uint32Array(3));
const FACTOR = ((FACTOR_SEED & ~7) | 5) & MASK;
/** What the first of the hashed characters has been multiplied with; modulo 2^30, as all of it. */
const FIRST = Array.from({ length: START - 1 }).reduce<number>((power) => Math.imul(power, FACTOR), 1);

/** A hash of the {@link START} characters from there on, which can be moved along a text. */
export function startOf(text: string, from: number): number {
  let hash = 0;
  for (let at = from; at < from + START; at += 1) {
    hash = Math.imul(hash, FACTOR) + text.charCodeAt(at);
  }
  return hash & MASK;
}

/** The same hash one character later. */
export function startAfter(start: number, text: string, at: number): number {
  const rest = start - Math.imul(text.charCodeAt(at), FIRST);
  return (Math.imul(rest, FACTOR) + text.charCodeAt(at + START)) & MASK;
}

/** Two hashes in the manner of FNV-1a over the units of a piece of text, as one number of 53 bits. */
export function hashOf(text: string, from: number, to: number): number {
  let low = LOW_SEED;
  let high = HIGH_SEED;
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x5bd1e995);
  }
  return (high >>> 11) * 2 ** 32 + (low >>> 0);
}
