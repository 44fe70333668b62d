import assert from 'node:assert/strict';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import type { Reading, Unit } from '../../../../src/balance/amount/quantity.ts';
import { type HistoryExport, historyCsv, historyJson } from '../../../../src/balance/history/exportHistory.ts';
import { type ImportedHistory, type ImportRules, readHistory } from '../../../../src/balance/history/importHistory.ts';
import { textLines } from '../../../../src/base/textLines.ts';

export const AT = Date.UTC(2026, 10, 20, 4, 0, 0, 7);
export const NAME = 'Say "hello", world';
const WORDS = new Map<string, Unit>([
  ['messages', 'messages'],
  ['条', 'messages'],
  ['e-mails', 'emails'],
]);
export const RULES: ImportRules = {
  now: AT + 86_400_000,
  provider: 'p',
  product: 'x',
  hasQuantity: (key) => ['sms', 'mail', '-odd'].includes(key),
  unitOf: (word) => WORDS.get(word) ?? (/^[A-Z]{3}$/.test(word) ? (word as Unit) : undefined),
  isExpiry: (word) => ['expires', '到期'].includes(word),
};

export function imported(text: string, rules: Partial<ImportRules> = {}): ImportedHistory {
  const run = readHistory(textLines(new TextEncoder().encode(text)), { ...RULES, ...rules });
  for (;;) {
    const step = run.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

export function problemOf(text: string, rules: Partial<ImportRules> = {}) {
  const result = imported(text, rules);
  return 'problem' in result ? result.problem : assert.fail('it was taken');
}

export function exported(readings: readonly Reading[], more: Partial<HistoryExport> = {}): HistoryExport {
  return {
    account: { id: 'a1', name: NAME, provider: 'p', product: 'x' },
    readings,
    marks: [{ at: AT, kind: 'trouble', faultKind: 'network' }],
    exportedAt: AT,
    headOf: (key, unit) => `${key}: A label: it has (all) (${wordOf(unit)})`,
    offsetMinutes: () => 480,
    ...more,
  };
}

export function wordOf(what: string): string {
  return what === 'emails' ? 'e-mails' : what === 'expiry' ? 'expires' : what;
}

export const csvOf = (given: HistoryExport): string => [...historyCsv(given)].join('');
export const jsonOf = (given: HistoryExport): string => [...historyJson(given)].join('');

export function sms(amount: string, at = AT): Reading {
  return { at, quantities: [{ key: 'sms', unit: 'messages', amount: amount as Decimal }] };
}

/** JSON as versions before wrote it: a line for each field. */
export function olderJson(text: string): string {
  return `${JSON.stringify(JSON.parse(text), undefined, 2)}\n`;
}

export const CSV = csvOf(exported([sms('9', AT), sms('8', AT + 1_000)]));
export const JSON_TEXT = jsonOf(exported([sms('9', AT), sms('8', AT + 1_000)]));
export const [HEAD = '', FIRST = '', SECOND = ''] = CSV.split('\r\n');
export const OLDER = olderJson(JSON_TEXT);
