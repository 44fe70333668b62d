import type { Wordless } from '../../balance/amount/quantity.ts';
import type { HistoryModel } from '../../balance/history/historyModel.ts';
import type { SpendingLines } from '../../balance/history/spendingWords.ts';
import type { Period } from '../../balance/text/zone.ts';

/** The times that the panel can show, up to now. */
export const RANGES = ['24h', '7d', '30d', '1y', 'all'] as const;
export type Range = (typeof RANGES)[number];

/** What spending can be told by. */
export const PERIODS = ['day', 'week', 'month'] as const satisfies readonly Period[];

/** What stands in a chart beside its line. */
export const MARKS = ['reading', 'topUp', 'threshold', 'failure', 'now', 'forecast', 'runOut'] as const;
export type Mark = (typeof MARKS)[number];

/** Every text of the page, in the user's language. `{0}`, `{1}`… are filled in by the page. */
export interface Words {
  readonly title: string;
  /** Account. */
  readonly titleOf: string;
  readonly account: string;
  readonly range: string;
  readonly ranges: Readonly<Record<Range, string>>;
  /** Opens the list of the accounts that can be shown beside the chosen one. */
  readonly compare: string;
  readonly exportHistory: string;
  /** What the page shows of an account. */
  readonly view: string;
  readonly views: Readonly<Record<'balance' | 'spending', string>>;
  readonly period: string;
  readonly periods: Readonly<Record<Period, string>>;
  readonly copySpending: string;
  readonly quantities: string;
  readonly noAccount: string;
  readonly noReadingEver: string;
  readonly noReadingInRange: string;
  /** What stands in place of an amount. */
  readonly wordless: Readonly<Record<Wordless, string>>;
  /** Money has its sign, and a unit that is not known no name. */
  readonly units: Readonly<Record<'messages' | 'emails' | 'credits', { readonly one: string; readonly many: string }>>;
  /** Amount. */
  readonly used: string;
  /** Amount. */
  readonly toppedUp: string;
  /** Amount. */
  readonly threshold: string;
  /** Date. */
  readonly runsOut: string;
  /** Amount with its sign. */
  readonly topUp: string;
  /** Quantity, amount with its sign. */
  readonly topUpOf: string;
  /** Reason. */
  readonly failure: string;
  /** Reason. */
  readonly failureOpen: string;
  readonly unknownFailure: string;
  /** Reasons by the fault's kind. */
  readonly failures: Readonly<Record<string, string>>;
  /** First date. */
  readonly since: string;
  /** First date, last date. */
  readonly span: string;
  /** Quantity, first date, last date. */
  readonly chart: string;
  /** Date, amount with its unit. */
  readonly forecast: string;
  /** What is said of a chart whose values begin elsewhere. */
  readonly notFromZero: string;
  /** What the signs in the charts mean. */
  readonly legend: string;
  readonly marks: Readonly<Record<Mark, string>>;
  readonly enlarge: string;
  readonly oneReading: string;
  /** Number. */
  readonly readings: string;
  /** Number shown, number of all. */
  readonly thinned: string;
  /** Account, range. */
  readonly caption: string;
  readonly time: string;
  readonly note: string;
  readonly previous: string;
  readonly next: string;
  readonly goToDate: string;
  /** First, last, all. */
  readonly rows: string;
}

/** The history of one account. */
export interface ShownHistory {
  readonly accountId: string;
  readonly range: Range;
  readonly model: HistoryModel;
  /** There are readings, but none in this time. */
  readonly isOlder?: boolean;
  /** What is wrong with the account, and what a button does about it. */
  readonly trouble?: { readonly text: string; readonly remedy?: string };
}

/** What was spent of one account, in words. */
export interface ShownSpending {
  readonly accountId: string;
  readonly period: Period;
  /** What stands above the columns of the rows. */
  readonly heads: readonly string[];
  /** `chart`: what the chart shows. */
  readonly quantities: readonly (SpendingLines & { readonly chart: string })[];
  readonly notes: readonly string[];
}

/** What is to be seen now. */
export type HistoryMessage = Extract<ToPage, { readonly type: 'history' }>;

/** From the extension to the page. */
export type ToPage =
  /** The first message: what does not change while the page lives. `locale` is a BCP 47 tag. */
  | {
      readonly type: 'start';
      readonly locale: string;
      readonly words: Words;
      /** Whose days and times are shown; the page's own when absent. */
      readonly timeZone?: string;
    }
  /** What is to be seen now. Sent as an answer, and whenever something changed while the page is visible. */
  | {
      readonly type: 'history';
      readonly accounts: readonly { readonly id: string; readonly name: string }[];
      /** Absent when there is no account. */
      readonly shown?: ShownHistory;
      /** Those of other accounts in the same time. */
      readonly compared: readonly ShownHistory[];
      /** What was spent of the account, where that is to be seen in place of its readings. */
      readonly spending?: ShownSpending;
      /** Something that the user should know about the history as a whole. */
      readonly notice?: string;
    };

/** From the page to the extension. */
export type ToHost =
  /** The page has loaded; it wants to go on with what it showed before, if it did. */
  | {
      readonly type: 'ready';
      readonly accountId?: string;
      readonly compared: readonly string[];
      readonly range?: Range;
      readonly period?: Period;
      readonly columns: number;
      /** The time zone of the machine that shows the page. */
      readonly timeZone?: string;
    }
  /** Show this. `period`: what was spent in place of the readings. `columns`: how many pixels the chart is wide. */
  | {
      readonly type: 'select';
      readonly accountId: string;
      readonly range: Range;
      readonly period?: Period;
      readonly columns: number;
    }
  /** Write what was spent of all accounts to a file, or put it on the clipboard. */
  | { readonly type: 'exportSpending' | 'copySpending'; readonly period: Period }
  /** Write this to a file. */
  | { readonly type: 'export'; readonly accountId: string; readonly range: Range }
  /** Let the user choose the accounts that are shown beside this one. */
  | { readonly type: 'compare'; readonly accountId: string }
  /** Do what helps against the account's trouble. */
  | { readonly type: 'remedy'; readonly accountId: string };

const MOST_COLUMNS = 4_000;

/** Reads a message of the page; anything that is none is `undefined`. */
export function parseToHost(value: unknown): ToHost | undefined {
  const message = isRecord(value) ? value : {};
  const { type } = message;
  const accountId = typeof message['accountId'] === 'string' ? message['accountId'] : undefined;
  const [range, period, columns] = [
    parseRange(message['range']),
    parsePeriod(message['period']),
    parseColumns(message['columns']),
  ];
  const told = period === undefined ? {} : { period };
  switch (type) {
    case 'exportSpending':
    case 'copySpending':
      return period && { type, period };
    case 'remedy':
    case 'compare':
      return accountId === undefined ? undefined : { type, accountId };
    case 'export':
      return accountId === undefined || range === undefined ? undefined : { type, accountId, range };
    case 'select':
      return accountId === undefined || range === undefined || columns === undefined
        ? undefined
        : { type, accountId, range, columns, ...told };
    case 'ready':
      return columns === undefined ? undefined : { type, columns, ...told, ...keptIn(message, accountId, range) };
    default:
      return undefined;
  }
}

/** What the page goes on with, and where it is. */
function keptIn(message: Readonly<Record<string, unknown>>, accountId: string | undefined, range: Range | undefined) {
  const timeZone = message['timeZone'];
  return {
    compared: parseIds(message['compared']),
    ...(accountId === undefined ? {} : { accountId }),
    ...(typeof timeZone === 'string' ? { timeZone } : {}),
    ...(range === undefined ? {} : { range }),
  };
}

/** Reads one of the times. */
export function parseRange(value: unknown): Range | undefined {
  return RANGES.find((range) => range === value);
}

/** Reads one of the periods. */
export function parsePeriod(value: unknown): Period | undefined {
  return PERIODS.find((period) => period === value);
}

/** Reads a list of ids; what is none is left out. */
export function parseIds(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}

function parseColumns(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 1 ? Math.min(MOST_COLUMNS, Math.floor(value)) : undefined;
}

/** Whether a value is an object with fields. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
