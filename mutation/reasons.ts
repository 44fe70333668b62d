/** Why a mutant survives: what it changes makes no difference, or none that a test should hold. */
export interface Reason {
  readonly file: string;
  /** A piece of the line that is changed. */
  readonly code: string;
  /** The change as the report shows it; all changes to the line when it is left out. */
  readonly change?: string;
  readonly why: string;
}

export const REASONS: readonly Reason[] = [];
