import type * as vscode from 'vscode';
import { Redactor } from '../../balance/secret/redaction.ts';
import { escapeLinks } from '../../balance/text/plainText.ts';

/** The one place that text passes on its way out: the screen, the log, the clipboard, exports, diagnostics. */
export const outputRedactor = new Redactor();

/** Longer than any message with a server's own text in it. */
const LONGEST_MESSAGE = 1_000;

/** A text as a message or an input shows it: one line without secrets, and without links that are not the program's own. */
export function messageOf(text: string): string {
  return escapeLinks(outputRedactor.clean(text, LONGEST_MESSAGE));
}

/** What is confirmed line by line. Nothing is cut: whoever confirms it has seen all of it. */
export function detailOf(lines: readonly string[]): string {
  return lines.map((line) => escapeLinks(outputRedactor.clean(line, Number.POSITIVE_INFINITY))).join('\n');
}

/** A picture that the program has drawn: a data address of it in Markdown. */
const PICTURE = /((?<!\\)\]\(data:image\/svg\+xml,[^)\s]*\))/;

/** Markdown without secrets. Pictures are not looked at: they are longer than the texts, and drawn from numbers. */
export function markdownOf(markdown: string): string {
  const parts = markdown.split(PICTURE);
  return parts.map((part, index) => (index % 2 === 1 ? part : outputRedactor.redact(part))).join('');
}

/** The entries of a list as it shows them. What they stand for stays as it is. */
export function itemsOf<T extends vscode.QuickPickItem>(items: readonly T[]): T[] {
  return items.map((item) => ({
    ...item,
    label: outputRedactor.redact(item.label),
    ...(item.description === undefined ? {} : { description: outputRedactor.redact(item.description) }),
    ...(item.detail === undefined ? {} : { detail: outputRedactor.redact(item.detail) }),
  }));
}

/** An item of a tree as it shows it, with what is read aloud. */
export function treeItemOf<T extends vscode.TreeItem>(item: T): T {
  const { label, description, tooltip, accessibilityInformation: spoken } = item;
  if (typeof label === 'string') {
    item.label = outputRedactor.redact(label);
  }
  if (typeof description === 'string') {
    item.description = outputRedactor.redact(description);
  }
  if (typeof tooltip === 'string') {
    item.tooltip = outputRedactor.redact(tooltip);
  }
  if (spoken !== undefined) {
    item.accessibilityInformation = { ...spoken, label: outputRedactor.redact(spoken.label) };
  }
  return item;
}

/**
 * A file in UTF-8, of the pieces that `write` makes. It takes the secrets out of names with what it is given: they alone may hold one,
 * and an amount that is written as one is an amount. Ends its turn behind each piece.
 */
export function* fileOf(write: (named: (text: string) => string) => Iterable<string>): Generator<void, Uint8Array> {
  const encoder = new TextEncoder();
  const bytes: Uint8Array[] = [];
  for (const piece of write((text) => outputRedactor.redact(text))) {
    bytes.push(encoder.encode(piece));
    yield;
  }
  return Buffer.concat(bytes);
}

/** A message to a page, with every text in it, however deep. */
export function pageOf<T>(message: T): T {
  return redactedIn(message) as T;
}

function redactedIn(value: unknown): unknown {
  if (typeof value === 'string') {
    return outputRedactor.redact(value);
  }
  if (Array.isArray(value)) {
    return value.map(redactedIn);
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, redactedIn(each)]));
}
