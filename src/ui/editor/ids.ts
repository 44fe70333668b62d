/* Every id that the manifest and the code share. `test/architecture/manifest.test.ts` holds them equal to `package.json`. */
export { COMMANDS, SETTINGS } from './manifestIds.ts';

/** The extension itself: its publisher and its name. */
export const EXTENSION = 'messaging-balance.messaging-balance';

/** The view container in the activity bar. */
export const CONTAINER = 'messagingBalance';

export const VIEWS = { accounts: 'messagingBalance.accounts' } as const;

/** The tool that language models call. */
export const BALANCE_TOOL = 'get_messaging_balance';

/** The walkthrough, which VS Code names after the extension and this. */
export const WALKTHROUGH = 'start';

/** Context keys that the extension sets, for conditions in the manifest. */
export const CONTEXT_KEYS = {
  /** The accounts are known: nobody who has some is greeted as if there were none. */
  loaded: 'messagingBalance.loaded',
  hasAccounts: 'messagingBalance.hasAccounts',
  hasThresholds: 'messagingBalance.hasThresholds',
  /** There are accounts of more than one provider. */
  canGroup: 'messagingBalance.canGroup',
  /** The tree hides accounts that are not low. */
  filtered: 'messagingBalance.filtered',
} as const;

/** The type of the history's webview panel. */
export const HISTORY_PANEL = 'messagingBalance.history';

/** `contextValue` of tree rows, which menus look at. */
export const ROWS = {
  account: 'account',
  pinnedAccount: 'pinnedAccount',
  group: 'group',
  quantity: 'quantity',
  /** Rows of trouble, by what helps. */
  updateCredential: 'updateCredential',
  confirmAddresses: 'confirmAddresses',
  openConsole: 'openConsole',
  openSettings: 'openSettings',
  showLog: 'showLog',
  refresh: 'refresh',
  /** An entry of the setting that cannot be used, and a setting that is no list. */
  invalidEntry: 'invalidEntry',
  invalidList: 'invalidList',
} as const;
