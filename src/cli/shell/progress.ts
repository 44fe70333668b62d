import type { Language } from '../../base/language.ts';

const ESCAPE = String.fromCharCode(0x1b);
/** To the beginning of the line, which is emptied. */
const CLEAR = `\r${ESCAPE}[2K`;
/** Fewer are there before anyone has read a line. */
const MANY = 4;

/** One line of a terminal that says how many accounts are done. */
export class Progress {
  readonly #write: (text: string) => void;
  readonly #total: number;
  readonly #language: Language;
  #done = 0;

  /** `write` writes to a terminal; `undefined` where there is none. */
  constructor(write: ((text: string) => void) | undefined, total: number, language: Language) {
    this.#write = write === undefined || total < MANY ? () => undefined : write;
    this.#total = total;
    this.#language = language;
    this.#draw();
  }

  /** One more account is done. */
  next(): void {
    this.#done += 1;
    this.#draw();
  }

  /** Takes the line away. */
  end(): void {
    this.#write(CLEAR);
  }

  #draw(): void {
    this.#write(CLEAR + this.#language.t('{0} of {1} accounts…', this.#done, this.#total));
  }
}
