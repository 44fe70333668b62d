/** Random for each process: nobody who writes a text can reckon what its hashes are, or make it look like what is known. */
const [LOW_SEED = 0, HIGH_SEED = 0] = crypto.getRandomValues(new Uint32Array(2));

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
