/** What one figure is measured with. */
export interface SoakOptions {
  /** A part of the full count; 1 is all of it. */
  readonly scale: number;
  readonly seed: number;
}

/** One line of the table. */
export interface Line {
  readonly goal: string;
  readonly measured: string;
  readonly held: boolean;
}

/** One of the figures that reliability is measured by. */
export interface Figure {
  readonly number: number;
  readonly name: string;
  /** Throws when the figure does not hold; the error names the smallest case and its seed. */
  measure(options: SoakOptions): Promise<readonly Line[]>;
}

/** The part of a full count that is asked for, at least one. */
export function part(count: number, { scale }: SoakOptions): number {
  return Math.max(1, Math.round(count * scale));
}

/** A count as it is read: `1,000,000`. */
export function counted(count: number): string {
  return count.toLocaleString('en');
}
