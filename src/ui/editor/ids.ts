/** Every id that the manifest and the code share. `test/architecture.test.ts` holds this table equal to `package.json`. */
export const COMMANDS = {
  addAccount: 'messagingBalance.addAccount',
  updateCredential: 'messagingBalance.updateCredential',
  renameAccount: 'messagingBalance.renameAccount',
  removeAccount: 'messagingBalance.removeAccount',
  setThreshold: 'messagingBalance.setThreshold',
  refresh: 'messagingBalance.refresh',
  refreshAccount: 'messagingBalance.refreshAccount',
  copyBalance: 'messagingBalance.copyBalance',
  copyAllBalances: 'messagingBalance.copyAllBalances',
  openConsole: 'messagingBalance.openConsole',
  configureStatusBar: 'messagingBalance.configureStatusBar',
  pin: 'messagingBalance.pinToStatusBar',
  unpin: 'messagingBalance.unpinFromStatusBar',
  showHistory: 'messagingBalance.showHistory',
  exportHistory: 'messagingBalance.exportHistory',
  deleteHistories: 'messagingBalance.deleteHistories',
  exportAccounts: 'messagingBalance.exportAccounts',
  importAccounts: 'messagingBalance.importAccounts',
  showLog: 'messagingBalance.showLog',
  copyDiagnostics: 'messagingBalance.copyDiagnostics',
  focusView: 'messagingBalance.focusView',
  orderAccounts: 'messagingBalance.orderAccounts',
  groupByProvider: 'messagingBalance.groupByProvider',
  ungroup: 'messagingBalance.ungroup',
  showLowOnly: 'messagingBalance.showLowOnly',
  showAllAccounts: 'messagingBalance.showAllAccounts',
  moveUp: 'messagingBalance.moveUp',
  moveDown: 'messagingBalance.moveDown',
} as const;

/** The extension itself: its publisher and its name. */
export const EXTENSION = 'messaging-balance.messaging-balance';

/** The view container in the activity bar. */
export const CONTAINER = 'messagingBalance';

export const VIEWS = { accounts: 'messagingBalance.accounts' } as const;

/** The tool that language models call. */
export const BALANCE_TOOL = 'messaging_balance';

/** The walkthrough, which VS Code names after the extension and this. */
export const WALKTHROUGH = 'start';

/** Context keys that the extension sets, for conditions in the manifest. */
export const CONTEXT_KEYS = {
  hasAccounts: 'messagingBalance.hasAccounts',
  hasThresholds: 'messagingBalance.hasThresholds',
  /** There are accounts of more than one provider. */
  canGroup: 'messagingBalance.canGroup',
  /** The tree hides accounts that are not low. */
  filtered: 'messagingBalance.filtered',
} as const;

/** The type of the history's webview panel. */
export const HISTORY_PANEL = 'messagingBalance.history';

/** Settings, all of application scope: a workspace must not redirect a credential. */
export const SETTINGS = {
  accounts: 'messagingBalance.accounts',
  refreshInterval: 'messagingBalance.refreshInterval',
  retentionDays: 'messagingBalance.history.retentionDays',
  statusBarShow: 'messagingBalance.statusBar.show',
  statusBarPinned: 'messagingBalance.statusBar.pinned',
  statusBarShowName: 'messagingBalance.statusBar.showName',
  statusBarNumbers: 'messagingBalance.statusBar.numbers',
  statusBarAlignment: 'messagingBalance.statusBar.alignment',
  treeGroupByProvider: 'messagingBalance.tree.groupByProvider',
  treeOrder: 'messagingBalance.tree.order',
} as const;

/** `contextValue` of tree rows, which menus look at. */
export const ROWS = {
  account: 'account',
  pinnedAccount: 'pinnedAccount',
  group: 'group',
  quantity: 'quantity',
} as const;
