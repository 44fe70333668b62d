/** What must not grow, in bytes. */
export const BUDGETS = {
  /** The `.vsix`: 400 KB as `vsce` counts them. */
  package: 400 * 1024,
  /** The package for npm, packed. */
  npmPackage: 400 * 1024,
} as const;
