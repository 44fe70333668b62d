/** What must not grow, in bytes. */
export const BUDGETS = {
  /** The JavaScript that is loaded when the extension is activated. */
  loadedAtActivation: 150_000,
  /** The `.vsix`: 200 KB as `vsce` counts them. */
  package: 200 * 1024,
} as const;
