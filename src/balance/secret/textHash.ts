/** Random for each process: nobody who writes a text can reckon what its hashes are, or make it look like what is known. */
const [LOW_SEED = 0, HIGH_SEED = 0] = crypto.getRandomValues(new Uint32Array(2));

/** Two hashes in the manner of FNV-1a over the units of a piece of text, as one number of 53 bits. */
class Hash {
  #low = LOW_SEED;
  #high = HIGH_SEED;

  add(unit: number): void {
    this.#low = Math.imul(this.#low ^ unit, 0x01000193);
    this.#high = Math.imul(this.#high ^ unit, 0x5bd1e995);
  }

  get value(): number {
    return (this.#high >>> 11) * 2 ** 32 + (this.#low >>> 0);
  }
}

/** The hash of a piece of text. */
export function hashOf(text: string, from: number, to: number): number {
  const hash = new Hash();
  for (let at = from; at < to; at += 1) {
    hash.add(text.charCodeAt(at));
  }
  return hash.value;
}

/** Texts that are known by hashes of them alone. */
export class HashedTexts {
  readonly #start: number;
  /** Of the first characters of each: most places in a text need no closer look. */
  readonly #starts = new Set<number>();
  readonly #wholes = new Set<number>();
  #longest = 0;

  /** `start`: how many characters each of them has at least. */
  constructor(start: number) {
    this.#start = start;
  }

  add(text: string): void {
    this.#starts.add(hashOf(text, 0, this.#start));
    this.#wholes.add(hashOf(text, 0, text.length));
    this.#longest = Math.max(this.#longest, text.length);
  }

  /** How many there are. */
  get size(): number {
    return this.#wholes.size;
  }

  /** How many characters from there on are the longest of them that `fits` takes; 0 when they are none. */
  lengthAt(text: string, at: number, fits: (text: string, from: number, to: number) => boolean = () => true): number {
    if (!this.#starts.has(hashOf(text, at, at + this.#start))) {
      return 0;
    }
    const hash = new Hash();
    const end = Math.min(text.length, at + this.#longest);
    let found = 0;
    // One pass for all lengths: a hundred accounts have as many, and whoever writes a text can begin like a secret at each place.
    for (let to = at + 1; to <= end; to += 1) {
      hash.add(text.charCodeAt(to - 1));
      found = this.#wholes.has(hash.value) && fits(text, at, to) ? to - at : found;
    }
    return found;
  }
}
