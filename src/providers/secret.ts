/** A piece of a request that is a secret, or that follows from one: no text, no log and no JSON shows it. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** As it is sent. For the engine alone, and for tests of what is sent. */
  reveal(): string {
    return this.#text;
  }

  /** The same as `REDACTED`, without the file that knows all about it. */
  toString(): string {
    return '•••';
  }
}

/** Marks a piece of a request as secret. */
export function secret(text: string): Secret {
  return new Secret(text);
}

/** A piece of a request as it is sent. */
export function revealed(piece: string | Secret): string {
  return typeof piece === 'string' ? piece : piece.reveal();
}
