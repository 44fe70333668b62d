/** What must not grow, in bytes. */
export const BUDGETS = {
  /** The JavaScript that shows the last known number, while VS Code waits for nothing else. */
  loadedFirst: 12_000,
  /** The JavaScript that is loaded when the extension is activated, until it is ready for commands. */
  loadedAtActivation: 150_000,
  /** The `.vsix`. */
  package: 400 * 1024,
} as const;
