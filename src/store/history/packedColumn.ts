import type { Decimal } from '../../balance/amount/decimal.ts';
import type { Cell } from '../../balance/readings/rows.ts';

/** What stands in a pack. An exact amount may be a number that JavaScript writes as the pack does. */
export type PackedCell = Cell | number;
/** An entry for each reading of a pack, or one for all; `undefined`: what stands there is none. */
export type PackedList = readonly (PackedCell | undefined)[];

/** The cells of a column, row by row, as numbers where these are exact: no text is made for each of half a million amounts. */
export class PackedColumn {
  /** Rounded to floating point; `NaN` where there is no amount. */
  readonly values: Float64Array;
  /** What a number does not say: words, and amounts that JavaScript writes otherwise. Absent while there are none. */
  #words: (Cell | undefined)[] | undefined;

  constructor(rows: number) {
    this.values = new Float64Array(rows).fill(Number.NaN);
  }

  /** Fills the rows from `first` on with what stands at these places of a list. */
  put(first: number, list: PackedList, places: readonly number[]): void {
    const end = first + places.length;
    if (list.length === 1) {
      const cell = list[0] ?? '';
      this.values.fill(numberOf(cell), first, end);
      this.#wordsFor(cell)?.fill(wordIn(cell), first, end);
      return;
    }
    for (let row = first; row < end; row++) {
      const cell = list[places[row - first] ?? 0] ?? '';
      this.values[row] = numberOf(cell);
      const words = this.#wordsFor(cell);
      if (words !== undefined) {
        words[row] = wordIn(cell);
      }
    }
  }

  /** What a row says, exactly. */
  cell(row: number): Cell {
    const value = this.values[row] ?? Number.NaN;
    return this.#words?.[row] ?? (Number.isNaN(value) ? '' : (String(value) as Decimal));
  }

  #wordsFor(cell: PackedCell): (Cell | undefined)[] | undefined {
    if (typeof cell !== 'number') {
      this.#words ??= new Array<Cell | undefined>(this.values.length);
    }
    return this.#words;
  }
}

function wordIn(cell: PackedCell): Cell | undefined {
  return typeof cell === 'number' ? undefined : cell;
}

/** A word in place of an amount is no number. */
function numberOf(cell: PackedCell): number {
  return cell === '' ? Number.NaN : Number(cell);
}
