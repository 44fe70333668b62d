import { type AccountStatus, readingOf } from '../balance/account/state.ts';
import { formatDateTime } from '../balance/text/format.ts';
import { plainText } from '../balance/text/plainText.ts';
import { joinWords, type Language } from '../base/language.ts';
import type { Provider } from '../providers/provider.ts';
import { quantityLabel, reliabilityOf, reliabilityText } from './accountText.ts';
import { holdingText } from './limitText.ts';

/**
 * Every quantity of all accounts as a Markdown table to paste elsewhere: a row for each quantity, with its exact amount
 * and when it was read. An account without a reading has a row that says so. `undefined` without accounts.
 */
export function balanceTable(
  statuses: readonly AccountStatus[],
  providers: readonly Provider[],
  language: Language,
): string | undefined {
  if (statuses.length === 0) {
    return undefined;
  }
  const rows = statuses.flatMap((status) => balanceRows(status, providers, language, formatDateTime));
  return tableText(balanceHead(language), '|:--|:--|--:|:--|', rows);
}

/** What the cells of {@link balanceRows} are. */
export function balanceHead({ t }: Language): readonly string[] {
  return [t('Account'), t('Quantity'), t('Remaining'), t('Updated')];
}

/**
 * The rows of an account as plain cells: one for each quantity of its reading, in its order; one that says how it stands where
 * there is none. `timeText` writes when the reading was made.
 */
export function balanceRows(
  status: AccountStatus,
  providers: readonly Provider[],
  language: Language,
  timeText: (at: number, language: Language) => string,
): readonly (readonly string[])[] {
  const name = plainText(status.account.name, 60);
  const reading = readingOf(status.state);
  const state = reliabilityText(reliabilityOf(status), language);
  if (reading === undefined) {
    return [[name, '–', '–', state]];
  }
  const updated = joinWords([timeText(reading.at, language), state], language);
  return reading.quantities.map((quantity) => [
    name,
    quantityLabel(status, quantity.key, providers, language),
    holdingText(quantity, language),
    updated,
  ]);
}

/** A table in Markdown: what stands above its columns, how they are aligned, and its rows. */
export function tableText(head: readonly string[], alignment: string, rows: readonly (readonly string[])[]): string {
  return [row(head), alignment, ...rows.map(row), ''].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cellText).join(' | ')} |`;
}

/** A text in Markdown. Escapes only what would draw something: it is read as text as well. */
export function cellText(text: string): string {
  return text.replace(/[\\|[\]*_`<]/g, '\\$&');
}
