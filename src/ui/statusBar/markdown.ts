import type * as vscode from 'vscode';
import type { Account } from '../../balance/account/account.ts';
import { escapeMarkdown, plainText } from '../../balance/text/plainText.ts';
import { outputRedactor } from '../editor/redactOutput.ts';

/** A column of a table. What its cells hold is Markdown already. */
export interface Column {
  readonly head: string;
  readonly align: 'left' | 'right';
  readonly cells: readonly string[];
}

/** So much without a blank can be broken behind, since nothing else in its row can be. */
const LONG_RUN = /\S{16}(?=\S)/gu;
/** More of a name is no help. */
const LONGEST_NAME = 60;

/** A table of those columns that hold anything, as lines. */
export function tableOf(columns: readonly Column[]): readonly string[] {
  const filled = columns.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  // VS Code leaves two pixels between columns. Before a text that is broken a blank would indent its first line alone, and behind an
  // icon or a picture it would go to a line of its own.
  const spaced = (cells: readonly string[]): string =>
    line(
      cells.map((cell, at) => (cell === '' || cell.endsWith(')') || at === cells.length - 1 ? cell : `${cell}&nbsp;`)),
    );
  return [
    // Without a head a column is as wide as an icon with a blank.
    spaced(filled.map(({ head }) => (head === '' ? '&nbsp;'.repeat(4) : head))),
    line(filled.map(({ align }) => (align === 'left' ? ':--' : '--:'))),
    ...(filled[0]?.cells ?? []).map((_, row) => spaced(filled.map(({ cells }) => cells[row] ?? ''))),
  ];
}

/** A link that runs a command. */
export function commandLink({ title, command, arguments: given }: vscode.Command): string {
  const query = given === undefined ? '' : `?${encodeURIComponent(JSON.stringify(given))}`;
  // A bracket would end the address.
  const address = query.replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'));
  return `[${escapeMarkdown(unbroken(title))}](command:${command}${address})`;
}

/** A picture, with what it says for who does not see it. */
export function picture(address: string, said: string): string {
  return `![${escapeMarkdown(said)}](${address})`;
}

/**
 * Keeps a text on one line: an amount with its unit, an age. Chinese may be broken between any two characters, and so may a word
 * behind its hyphen: joiners keep them whole, as hard blanks keep other words.
 */
export function unbroken(text: string): string {
  return text
    .replaceAll(' ', '\u00a0')
    .replaceAll('-', '-\u2060')
    .replaceAll(/(?<=\p{Script=Han})(?=\p{Script=Han})/gu, '\u2060');
}

/**
 * A text as Markdown. Secrets go out first: within what is escaped or may be broken none is found any more.
 */
export function textOf(text: string): string {
  return escapeMarkdown(outputRedactor.redact(text));
}

/** An account's name as Markdown, which may be broken anywhere, so that a column beside it need not be. */
export function nameOf({ account }: { readonly account: Pick<Account, 'name'> }): string {
  return escapeMarkdown(outputRedactor.redact(plainText(account.name, LONGEST_NAME)).replaceAll(LONG_RUN, '$&\u200b'));
}
