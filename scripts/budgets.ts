/** What must not grow, in bytes. */
export const BUDGETS = {
  /** The JavaScript that is loaded when the extension is activated. */
  loadedAtActivation: 150_000,
  /** The `.vsix`. */
  package: 200_000,
} as const;
