import * as vscode from 'vscode';
import type { Remedy } from '../../balance/fault/fault.ts';
import { joinSentences, type Language } from '../../base/language.ts';
import { COMMANDS, ROWS } from '../editor/ids.ts';
import type { GroupRow } from './arrangementText.ts';
import type { InvalidNode } from './node.ts';
import type { Counted } from './quantityRows.ts';
import { type AccountRow, type DetailRow, detailText, spokenDetail } from './rows.ts';

/** What the action that carries out a remedy is called. */
export type TitleFor = (remedy: Remedy) => string;

/** By which menus know what helps in a row of trouble. */
const REMEDY_ROWS = {
  'update-credential': ROWS.updateCredential,
  'confirm-addresses': ROWS.confirmAddresses,
  'open-console': ROWS.openConsole,
  'open-settings': ROWS.openSettings,
  'open-proxy-settings': ROWS.openSettings,
  'show-log': ROWS.showLog,
  refresh: ROWS.refresh,
} as const satisfies Readonly<Record<Remedy, string>>;

/** What waits for the user has the colour of a warning. */
const WARNING = new vscode.ThemeColor('list.warningForeground');

const ICONS: Readonly<Record<AccountRow['reliability'], vscode.ThemeIcon>> = {
  fresh: new vscode.ThemeIcon('pass'),
  loading: new vscode.ThemeIcon('loading~spin'),
  refreshing: new vscode.ThemeIcon('loading~spin'),
  old: new vscode.ThemeIcon('history'),
  stale: new vscode.ThemeIcon('warning'),
  failed: new vscode.ThemeIcon('error'),
  waiting: new vscode.ThemeIcon('extensions'),
  refused: new vscode.ThemeIcon('key', WARNING),
  paused: new vscode.ThemeIcon('debug-pause', WARNING),
};

const ERROR = new vscode.ThemeColor('list.errorForeground');

/** What is low stands out, unless something is wrong with the account, too. */
const LEVEL_ICONS = {
  low: new vscode.ThemeIcon('arrow-down', WARNING),
  empty: new vscode.ThemeIcon('circle-slash', ERROR),
} as const;

/** What a quantity counts. Each row below an account has an icon: VS Code would draw one without it left of the account's name. */
const COUNTED_ICONS = {
  messages: 'comment',
  emails: 'mail',
  voice: 'call-outgoing',
  money: 'credit-card',
  points: 'symbol-numeric',
} as const satisfies Readonly<Record<Counted, string>>;

/** The words beside it say the level; its colour lets it be found. */
const LEVEL_COLOURS = { low: WARNING, empty: ERROR } as const;

const GROUP_ICONS: Readonly<Record<GroupRow['state'], vscode.ThemeIcon>> = {
  ...LEVEL_ICONS,
  troubled: new vscode.ThemeIcon('warning', WARNING),
  waiting: ICONS.waiting,
  old: ICONS.old,
  loading: ICONS.loading,
  ok: new vscode.ThemeIcon('pass'),
};

/** The row of a provider. */
export function groupItem(row: GroupRow): vscode.TreeItem {
  const item = new vscode.TreeItem(row.label);
  item.description = row.description;
  item.tooltip = [row.label, row.description].join('\n');
  item.contextValue = ROWS.group;
  item.iconPath = GROUP_ICONS[row.state];
  item.accessibilityInformation = { label: row.spoken };
  return item;
}

/** The row of an account, which may be pinned to the status bar. */
export function accountItem(row: AccountRow, pinned: boolean): vscode.TreeItem {
  const item = new vscode.TreeItem(row.label);
  item.description = row.description;
  item.tooltip = row.tooltip;
  item.contextValue = pinned ? ROWS.pinnedAccount : ROWS.account;
  item.iconPath = row.reliability === 'fresh' && row.level !== 'ok' ? LEVEL_ICONS[row.level] : ICONS[row.reliability];
  item.accessibilityInformation = { label: row.spoken };
  return item;
}

/** A row below an account. */
export function detailItem(row: DetailRow, language: Language, titleFor: TitleFor): vscode.TreeItem {
  const text = detailText(row, language);
  const item = new vscode.TreeItem(row.label);
  item.description = row.description;
  item.tooltip = text;
  item.accessibilityInformation = { label: spokenDetail(row, language) };
  switch (row.kind) {
    case 'trouble': {
      // Whole sentences would be cut off; they are in the tooltip and are read aloud.
      item.label = row.short.label;
      item.description = row.short.description;
      item.iconPath = new vscode.ThemeIcon('warning', WARNING);
      if (row.remedy !== undefined) {
        // A click only selects: what opens a browser or a question is an action beside the row and in its menu.
        const spoken = joinSentences([text, language.t('Action: {0}.', titleFor(row.remedy))], language);
        item.contextValue = REMEDY_ROWS[row.remedy];
        item.accessibilityInformation = { label: spoken };
      }
      return item;
    }
    case 'topUp':
      item.iconPath = new vscode.ThemeIcon('arrow-up');
      return item;
    case 'part':
      item.iconPath = new vscode.ThemeIcon('package');
      return item;
    case 'quantity':
      item.contextValue = ROWS.quantity;
      item.tooltip = [text, row.levelText ?? '', ...(row.trend ?? [])].filter((line) => line !== '').join('\n');
      item.iconPath = new vscode.ThemeIcon(COUNTED_ICONS[row.counts], row.level && LEVEL_COLOURS[row.level]);
      return item;
  }
}

/** The row of an entry of the setting that cannot be used. */
export function invalidItem(node: InvalidNode, { t }: Language): vscode.TreeItem {
  const { label, description, text, index, isDeclaration } = node;
  const item = new vscode.TreeItem(label);
  item.description = description;
  item.tooltip = text;
  // Without it VS Code adds that there are actions, behind the full stop.
  item.accessibilityInformation = { label: text };
  item.iconPath = new vscode.ThemeIcon('error', ERROR);
  item.contextValue = index === undefined || isDeclaration ? ROWS.invalidList : ROWS.invalidEntry;
  item.command = { command: COMMANDS.openEntry, title: t('Open in settings.json'), arguments: [node] };
  return item;
}
