import { type Decimal, parseDecimal } from '../../balance/amount/decimal.ts';
import { isAmount, type Unit } from '../../balance/amount/quantity.ts';
import type { FailureSpan } from '../../balance/history/failureSpans.ts';
import type { HistoryModel, HistorySeries, TopUp } from '../../balance/history/historyModel.ts';
import type { Cell } from '../../balance/readings/rows.ts';
import { DATE_TIME, formatAmount, formatDay, fractionDigits, shownAmount } from '../../balance/text/format.ts';
import { english, joinDotted, joinItems, joinList, type Language, labelled } from '../../base/language.ts';
import { type WallClock, wallClock } from '../../base/wallClock.ts';
import type { Words } from './protocol.ts';
import type { NamedHistory, ShownQuantity } from './quantities.ts';

/** Fills `{0}`, `{1}`… of a text that is translated already. */
const fill = english.t;

/** The page's words with numbers and dates of the user's language in them. Amounts stay exact. */
export class Texts {
  readonly words: Words;
  readonly locale: string;
  /** Whose days and times are shown; the page's own when absent. */
  readonly timeZone: string | undefined;
  /** What the clocks of that zone show. */
  readonly clock: WallClock;
  readonly #language: Language;
  readonly #zone: Intl.DateTimeFormatOptions;
  readonly #moment: Intl.DateTimeFormat;
  readonly #count: Intl.NumberFormat;

  constructor(locale: string, words: Words, timeZone?: string) {
    this.words = words;
    this.locale = locale;
    this.timeZone = timeZone;
    this.clock = wallClock(timeZone);
    this.#language = { t: fill, locale };
    const zone = timeZone === undefined ? {} : { timeZone };
    this.#moment = new Intl.DateTimeFormat(locale, { ...DATE_TIME, ...zone });
    this.#zone = zone;
    this.#count = new Intl.NumberFormat(locale);
  }

  /** `Nov 20, 2026, 14:05`. */
  moment(at: number): string {
    return this.#moment.format(at);
  }

  /** `9,410`, `¥100.15`, `Not allocated`; nothing where there is no quantity. */
  amount(cell: Cell, unit: Unit): string {
    if (cell === '' || isAmount(cell)) {
      return cell === '' ? '' : formatAmount(cell, unit, this.#language);
    }
    const { wordless } = this.words;
    return Object.hasOwn(wordless, cell) ? wordless[cell] : wordless['not-told'];
  }

  /** `9,410 messages`. */
  amountWithUnit(cell: Cell, unit: Unit): string {
    const amount = this.amount(cell, unit);
    const name = Object.entries(this.words.units).find(([known]) => known === unit)?.[1];
    return !isAmount(cell) || name === undefined ? amount : cell === '1' ? name.one : fill(name.many, amount);
  }

  /** The same at a glance: money in the digits of its currency. */
  shown(cell: Cell, unit: Unit): string {
    return this.amountWithUnit(isAmount(cell) ? shownAmount(cell, unit) : cell, unit);
  }

  /** `Nov 20, 2026, 14:05 · 9,410 messages · Top-up +1,000 messages`. */
  reading(at: number, cell: Cell, unit: Unit, topUps: readonly TopUp[] = []): string {
    const added = topUps.map((topUp) => this.topUp(topUp.added, unit));
    return joinDotted([this.moment(at), this.amountWithUnit(cell, unit), ...added]);
  }

  /** `Forecast for Nov 22, 2026, 14:05: about 8,600 messages`; nothing of what no text can say. */
  forecast(at: number, value: number, unit: Unit): string {
    const amount = parseDecimal(value.toFixed(fractionDigits(unit)));
    return amount === undefined ? '' : fill(this.words.forecast, this.moment(at), this.amountWithUnit(amount, unit));
  }

  /** What there is to say of one row of the table. */
  notes(notes: readonly string[]): string {
    return joinItems(notes, this);
  }

  /** `+1,000 messages`. */
  added(amount: Decimal, unit: Unit): string {
    return `+${this.amountWithUnit(amount, unit)}`;
  }

  used({ used, unit }: HistorySeries): string | undefined {
    return used === undefined ? undefined : fill(this.words.used, this.shown(used, unit));
  }

  toppedUp({ toppedUp, unit }: HistorySeries): string | undefined {
    return toppedUp === undefined ? undefined : fill(this.words.toppedUp, this.shown(toppedUp, unit));
  }

  threshold({ threshold, unit }: HistorySeries): string | undefined {
    return threshold === undefined ? undefined : fill(this.words.threshold, this.amountWithUnit(threshold, unit));
  }

  /** `Runs out about Fri, Nov 20`; with the year when it is not that of the readings' end. */
  runsOut({ runsOutAt }: HistorySeries, { toMs }: Pick<HistoryModel, 'toMs'>): string | undefined {
    if (runsOutAt === undefined) {
      return undefined;
    }
    // What should have run out since the latest reading does so now.
    const at = Math.max(runsOutAt, toMs);
    const year = this.#yearOf(at) === this.#yearOf(toMs) ? {} : ({ year: 'numeric' } as const);
    return fill(this.words.runsOut, formatDay(at, this, { ...this.#zone, ...year }));
  }

  topUp(added: Decimal, unit: Unit): string {
    return fill(this.words.topUp, this.added(added, unit));
  }

  topUpOf(label: string, added: Decimal, unit: Unit): string {
    return fill(this.words.topUpOf, label, this.added(added, unit));
  }

  /** Why there were no readings. */
  failure({ faultKind, open }: FailureSpan): string {
    const { failures, unknownFailure } = this.words;
    const known = faultKind !== undefined && Object.hasOwn(failures, faultKind) ? failures[faultKind] : undefined;
    const reason = known ?? unknownFailure;
    return fill(open === true ? this.words.failureOpen : this.words.failure, reason);
  }

  /** `Nov 20, 2026, 14:05 – Nov 20, 2026, 15:05`; `since Nov 20, 2026, 14:05` while it lasts. */
  failureTime({ fromMs, toMs, open }: FailureSpan): string {
    return open === true
      ? fill(this.words.since, this.moment(fromMs))
      : fill(this.words.span, this.moment(fromMs), this.moment(toMs));
  }

  chart({ label, model: { fromMs, toMs } }: ShownQuantity): string {
    return fill(this.words.chart, label, this.moment(fromMs), this.moment(toMs));
  }

  /** What is said of an account, with its name where several are shown. */
  ofAccount(account: string | undefined, text: string): string {
    return account === undefined ? text : labelled(account, text, this);
  }

  /** How many readings there are, and how many of them are shown, for each account. */
  summary(histories: readonly NamedHistory[]): string {
    return joinItems(
      histories.map(({ account, model }) => this.ofAccount(account, this.#readings(model))),
      this,
    );
  }

  #yearOf(at: number): number {
    return new Date(this.clock.shown(at)).getUTCFullYear();
  }

  #readings({ total, at }: HistoryModel): string {
    const readings = total === 1 ? this.words.oneReading : fill(this.words.readings, this.#count.format(total));
    return at.length === total
      ? readings
      : fill(this.words.thinned, this.#count.format(at.length), this.#count.format(total));
  }

  /** What the page is about. */
  title(accounts: readonly string[]): string {
    const { title, titleOf } = this.words;
    return accounts.length === 0 ? title : fill(titleOf, joinList(accounts, this));
  }

  caption(accounts: readonly string[], range: string): string {
    return fill(this.words.caption, joinList(accounts, this), range);
  }

  rows(first: number, last: number, all: number): string {
    return fill(this.words.rows, ...[first, last, all].map((number) => this.#count.format(number)));
  }
}
