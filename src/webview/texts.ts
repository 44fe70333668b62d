import type { Decimal } from '../balance/amount/decimal.ts';
import { isAmount, type Unit } from '../balance/amount/quantity.ts';
import type { FailureSpan } from '../balance/history/failureSpans.ts';
import type { HistoryModel, HistorySeries } from '../balance/history/historyModel.ts';
import type { Cell } from '../balance/readings/rows.ts';
import { DATE_TIME, formatAmount, formatDay, shownAmount } from '../balance/text/format.ts';
import { english, joinItems, type Language } from '../base/language.ts';
import type { Words } from './protocol.ts';

/** Fills `{0}`, `{1}`… of a text that is translated already. */
const fill = english.t;

/** The page's words with numbers and dates of the user's language in them. Amounts stay exact. */
export class Texts {
  readonly words: Words;
  readonly locale: string;
  /** Whose days and times are shown; the page's own when absent. */
  readonly timeZone: string | undefined;
  readonly #language: Language;
  readonly #zone: Intl.DateTimeFormatOptions;
  readonly #moment: Intl.DateTimeFormat;
  readonly #count: Intl.NumberFormat;

  constructor(locale: string, words: Words, timeZone?: string) {
    this.words = words;
    this.locale = locale;
    this.timeZone = timeZone;
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

  /** `Nov 20, 2026, 14:05 · 9,410 messages`. */
  reading(at: number, cell: Cell, unit: Unit): string {
    return `${this.moment(at)} · ${this.amountWithUnit(cell, unit)}`;
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

  threshold({ threshold, unit }: HistorySeries): string | undefined {
    return threshold === undefined ? undefined : fill(this.words.threshold, this.amountWithUnit(threshold, unit));
  }

  runsOut({ runsOutAt }: HistorySeries): string | undefined {
    return runsOutAt === undefined ? undefined : fill(this.words.runsOut, formatDay(runsOutAt, this, this.#zone));
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

  chart(series: HistorySeries, { fromMs, toMs }: HistoryModel): string {
    return fill(this.words.chart, series.label, this.moment(fromMs), this.moment(toMs));
  }

  /** How many readings there are, and how many of them are shown. */
  summary({ total, at }: HistoryModel): string {
    const readings = total === 1 ? this.words.oneReading : fill(this.words.readings, this.#count.format(total));
    return at.length === total
      ? readings
      : fill(this.words.thinned, this.#count.format(at.length), this.#count.format(total));
  }

  caption(account: string, range: string): string {
    return fill(this.words.caption, account, range);
  }

  rows(first: number, last: number, all: number): string {
    return fill(this.words.rows, ...[first, last, all].map((number) => this.#count.format(number)));
  }
}
