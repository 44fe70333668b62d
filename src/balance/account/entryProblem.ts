import type { EndpointProblem } from '../fault/fault.ts';
import type { ThresholdProblem } from './threshold.ts';

/** Why an entry of the setting cannot be used. `value` is what stands there, as plain text and never a secret. */
export type EntryProblem =
  /** What stands there is no list of accounts, so that none of them can be told from the others. */
  | { readonly kind: 'no-list' }
  | { readonly kind: 'no-object' }
  | {
      readonly kind: 'no-text' | 'duplicate-id' | 'no-number' | 'not-supported';
      readonly field: string;
      readonly value?: string;
    }
  /** `choices` are what it could be, as far as that is known. */
  | {
      readonly kind: 'unknown-value';
      readonly field: string;
      readonly value: string;
      readonly choices?: readonly string[];
    }
  /** A text that holds no blanks has one in its middle. */
  | { readonly kind: 'blank'; readonly field: string }
  /** Each user of the product has a host of their own, and the entry names none. */
  | { readonly kind: 'no-host'; readonly field: 'place' }
  | { readonly kind: 'too-many'; readonly field: string; readonly most: number }
  /** `parts` are the parts of the credential that need a variable. */
  | { readonly kind: 'no-variables'; readonly field: 'env'; readonly parts: readonly string[] }
  /** A provider that is misspelt. One that another extension may yet add is no problem. */
  | { readonly kind: 'unknown-provider'; readonly value: string }
  | { readonly kind: 'threshold'; readonly problem: ThresholdProblem }
  | { readonly kind: 'secret-in-name' }
  /** Something that looks like a secret stands in `field`, where no secret belongs. */
  | { readonly kind: 'secret-in-field'; readonly field: string }
  | { readonly kind: 'endpoint'; readonly value: string; readonly problem: EndpointProblem };

/**
 * An entry that cannot be used: its name as plain text, or its place (`#2`) when it has none that may be shown. A setting
 * that is no list is one such entry, without a name.
 */
export interface InvalidEntry {
  readonly name: string;
  readonly problem: EntryProblem;
}

/** An entry of the setting that cannot be used, with its place in the list from 0; without one where there is no list. */
export interface UnusableEntry extends InvalidEntry {
  readonly index?: number;
}
