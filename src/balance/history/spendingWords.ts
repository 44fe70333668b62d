/** What was spent of a quantity in a period, in words. */
export interface SpendingRow {
  readonly period: string;
  readonly spent: string;
  /** Compared to the period before. */
  readonly change: string;
  readonly added: string;
  readonly note: string;
  /** What was spent, for comparing and drawing alone; absent where nothing is known. */
  readonly amount?: number;
}

/** The same for all periods, the newest first. */
export interface SpendingLines {
  readonly label: string;
  readonly rows: readonly SpendingRow[];
}
