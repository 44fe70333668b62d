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

/** Measures one figure of reliability. Throws when it does not hold; the error names the smallest case and its seed. */
export type Measure = (options: SoakOptions) => readonly Line[] | Promise<readonly Line[]>;

/** The part of a full count that is asked for, at least one. */
export function part(count: number, { scale }: SoakOptions): number {
  return Math.max(1, Math.round(count * scale));
}

/** A count as it is read: `1,000,000`. */
export function counted(count: number): string {
  return count.toLocaleString('en');
}
