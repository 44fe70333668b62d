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

/** Texts that are known by hashes of them alone. */
export class HashedTexts {
  readonly #start: number;
  /** Of the first characters of each: most places in a text need no closer look. */
  readonly #starts = new Set<number>();
  readonly #wholes = new Set<number>();
  /** The longest first: where a text holds another one, all of it is meant. */
  #lengths: readonly number[] = [];

  /** `start`: how many characters each of them has at least. */
  constructor(start: number) {
    this.#start = start;
  }

  add(text: string): void {
    this.#starts.add(hashOf(text, 0, this.#start));
    this.#wholes.add(hashOf(text, 0, text.length));
    this.#lengths = [...new Set([...this.#lengths, text.length])].sort((a, b) => b - a);
  }

  /** How many there are. */
  get size(): number {
    return this.#wholes.size;
  }

  /** How many characters from there on are one of them that `fits` takes; 0 when they are none. */
  lengthAt(text: string, at: number, fits = (_text: string, _from: number, _to: number): boolean => true): number {
    if (!this.#starts.has(hashOf(text, at, at + this.#start))) {
      return 0;
    }
    const isThere = (length: number): boolean =>
      at + length <= text.length && fits(text, at, at + length) && this.#wholes.has(hashOf(text, at, at + length));
    return this.#lengths.find(isThere) ?? 0;
  }
}
