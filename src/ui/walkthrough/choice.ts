/** What is known of a start at which nothing is settled yet, in one window. */
export interface StartSituation {
  /** The setting holds accounts, valid or not. */
  readonly hasAccounts: boolean;
  /** The user lets extensions open their walkthroughs, by VS Code's own setting for it. */
  readonly wanted: boolean;
  /** The user looks at this window; at most one window is looked at. */
  readonly focused: boolean;
}

/**
 * What a start does about the walkthrough: `open` settles and opens it, `settle` only settles it. What is settled stays so,
 * over updates and also when every account is removed. Installing starts the extension in all windows at one moment, in
 * which they know nothing of each other: the one that is looked at decides, and when none is, a later start does.
 */
export function chooseWalkthrough({ hasAccounts, wanted, focused }: StartSituation): 'open' | 'settle' | 'nothing' {
  if (hasAccounts || !wanted) {
    return 'settle';
  }
  return focused ? 'open' : 'nothing';
}
