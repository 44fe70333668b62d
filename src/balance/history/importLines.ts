/** Why a file is not taken. */
export type ImportFlaw =
  /** It is no export of a history, or was written anew by another program. */
  | 'no-export'
  /** It is of another provider or product. */
  | 'other-product'
  /** A quantity that the account does not have: `text`. */
  | 'other-quantity'
  /** A line has more or fewer cells than the first one. */
  | 'cells'
  /** What stands in the place of a time is none: `text`. */
  | 'no-time'
  | 'future'
  /** A reading is older than the one before it. */
  | 'order'
  /** Two readings of the same moment. */
  | 'double'
  /** A reading has two amounts of the same quantity: `text`. */
  | 'twice'
  /** What stands in the place of an amount is none: `text`. */
  | 'no-amount'
  /** The file ends before its end. */
  | 'cut'
  /** There is no reading in it. */
  | 'empty';

/** What is wrong with a file, and in which line; the first one is 1. */
export interface ImportProblem {
  readonly flaw: ImportFlaw;
  readonly line: number;
  readonly text?: string;
}

/** Lines that are read before others get their turn. */
const SOME_LINES = 200;
/** Lines that a cell may go on over. */
const CELL_LINES = 20;

/** Ends the reading of a file. */
export class Flawed extends Error {
  readonly problem: ImportProblem;

  constructor(flaw: ImportFlaw, line: number, text?: string) {
    super(flaw);
    this.problem = { flaw, line, ...(text === undefined ? {} : { text }) };
  }
}

/** Lines, and the number of the one that was taken last. The first one of the file is taken already. */
export class Lines {
  line = 1;
  /** The last line, which was taken, has no end. */
  isCut = false;
  #rested = 1;
  readonly #lines: Iterator<string, unknown>;

  constructor(lines: Iterator<string, unknown>) {
    this.#lines = lines;
  }

  next(): string | undefined {
    const next = this.#lines.next();
    if (next.done === true) {
      this.isCut = next.value === false;
      return undefined;
    }
    this.line++;
    return next.value;
  }

  /** One that has to be there. */
  must(): string {
    const next = this.next();
    if (next === undefined) {
      throw new Flawed('cut', this.line);
    }
    return next;
  }

  /** Ends the turn when enough lines were taken in it. */
  *rest(): Generator<void, void> {
    if (this.line - this.#rested >= SOME_LINES) {
      this.#rested = this.line;
      yield;
    }
  }
}

/** The cells of a line, which goes on in the next one within quotes. */
export function cellsOf(text: string, lines: Lines): readonly string[] {
  // A year has a hundred thousand lines, and most have no quotes.
  if (!text.includes('"')) {
    return text.split(',');
  }
  const { line } = lines;
  let whole = text;
  for (let isOpen = hasOddQuotes(text); isOpen; ) {
    if (lines.line - line >= CELL_LINES) {
      throw new Flawed('cells', line);
    }
    const next = lines.must();
    whole += `\n${next}`;
    isOpen = !hasOddQuotes(next);
  }
  const cells = [...whole.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)];
  if (cells.reduce((length, [cell]) => length + cell.length, 0) !== whole.length) {
    throw new Flawed('cells', line);
  }
  return cells.map(([, quoted, plain = '']) => (quoted === undefined ? plain : quoted.replaceAll('""', '"')));
}

function hasOddQuotes(text: string): boolean {
  return text.split('"').length % 2 === 0;
}
