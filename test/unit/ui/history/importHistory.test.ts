import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { beforeEach, suite, test } from 'node:test';
import type { Reading } from '../../../../src/balance/amount/quantity.ts';
import { type HistoryExport, historyCsv, historyJson } from '../../../../src/balance/history/exportHistory.ts';
import type { ImportFlaw } from '../../../../src/balance/history/importLines.ts';
import type { DaySums } from '../../../../src/balance/readings/daySums.ts';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import { systemClock } from '../../../../src/base/clock.ts';
import { english } from '../../../../src/base/language.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import type { Past } from '../../../../src/store/port/store.ts';
import { messages } from '../../fakes/amounts.ts';
import { forgetMade, made } from '../../vscode.ts';
import { status } from '../sample.ts';

const { EXPIRY_WORDS, importHistory, UNIT_WORDS } = await import('../../../../src/ui/history/importHistory.ts');
const { importFlawText } = await import('../../../../src/ui/history/importText.ts');

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOON = Date.UTC(2026, 9, 10, 12);
const LANGUAGE = { ...english, timeZone: 'UTC' };
const STATUS = status('a', { kind: 'loading' });

const reading = (at: number, amount: string): Reading => ({ at, quantities: messages(amount) });
const FILE = [reading(NOON, '9'), reading(NOON + HOUR, '8'), reading(NOON + 2 * HOUR, '7')];

function exported(readings: readonly Reading[]) {
  const { id, name, provider, product } = STATUS.account;
  return {
    ...{ account: { id, name, provider, product }, readings, marks: [], exportedAt: NOON },
    headOf: (key: string) => `${key}: SMS (messages)`,
    offsetMinutes: () => 480,
  };
}

const csvOf = (given: HistoryExport): string => [...historyCsv(given)].join('');
const jsonOf = (given: HistoryExport): string => [...historyJson(given)].join('');

/** Imports a text into an account with these readings; what was added, said and told below. */
async function imported(
  text: string,
  present: readonly Reading[] = [],
  more: { sums?: readonly DaySums[]; past?: Partial<Past>; isLocked?: true } = {},
) {
  made.file = '/folder/a.csv';
  made.files.set(made.file, new TextEncoder().encode(text));
  const added: Reading[] = [];
  const past: Past = {
    ...createMemoryStore('none').past,
    addReadings: async (_id, readings) => added.push(...readings),
    ...more.past,
  };
  const source = {
    ...{ accounts: () => [STATUS.account], events: () => [], kept: () => [], trouble: () => undefined },
    rows: (_id: string, fromMs: number, toMs: number) => {
      const isWithin = ({ at }: { readonly at: number }): boolean => at >= fromMs && at < toMs;
      return more.isLocked === true ? undefined : rowsOf(present.filter(isWithin), more.sums?.filter(isWithin));
    },
    quantities: () => [{ key: 'sms', label: 'SMS' }],
    ...{ notice: () => undefined, latest: () => undefined, past: () => past },
    onDidChange: () => ({ dispose: () => undefined }),
  };
  await importHistory(STATUS, { source, clock: systemClock, language: LANGUAGE });
  return { added, said: made.shown.map(([kind, said]) => `${kind}: ${said}`), details: made.details };
}

suite('an import of a history', () => {
  beforeEach(forgetMade);

  for (const [form, write] of [
    ['a table', (readings: readonly Reading[]) => `\ufeff${csvOf(exported(readings))}`],
    ['JSON', (readings: readonly Reading[]) => jsonOf(exported(readings))],
  ] as const) {
    test(`23.3: says how many are new before it adds them, from ${form}`, async () => {
      made.answers.push('Import');
      const { added, said, details } = await imported(write(FILE), [reading(NOON + HOUR, '8')]);
      assert.deepEqual(added, [FILE[0], FILE[2]]);
      const name = STATUS.account.name;
      assert.deepEqual(said, [
        `warning: Import 2 readings into the history of ${name}?`,
        `information: Imported 2 readings into the history of ${name}.`,
      ]);
      assert.deepEqual(details, [
        'The file holds 3 readings, from Oct 10, 2026, 12:00 UTC to Oct 10, 2026, 14:00 UTC. New: 2 readings. The others are there already.',
      ]);
    });
  }

  test('23.3: says whose readings they are, where that account is called otherwise', async () => {
    for (const write of [csvOf, jsonOf]) {
      for (const [name, added] of [
        ['=Staging', ' It was exported from an account of the name =Staging.'],
        [STATUS.account.name, ''],
      ] as const) {
        forgetMade();
        const given = exported(FILE);
        const { details } = await imported(write({ ...given, account: { ...given.account, name } }));
        assert.ok(details[0]?.endsWith(`All of them are new.${added}`), details[0]);
      }
    }
  });

  test('23.3: adds nothing when the user does not want it, or all is there already', async () => {
    const refused = await imported(csvOf(exported(FILE)));
    assert.deepEqual(refused.added, []);
    assert.match(refused.details[0] ?? '', / All of them are new\.$/);
    forgetMade();
    const { added, said } = await imported(csvOf(exported(FILE)), FILE);
    assert.deepEqual([added, said], [[], ['information: There is no new reading in a.csv.']]);
  });

  test('23.2: readings of days that are sums are left out, as they would be counted twice', async () => {
    made.answers.push('Import');
    const day = NOON - 12 * HOUR;
    const more = [...FILE, reading(NOON + 3 * DAY, '5')];
    const { added, details } = await imported(csvOf(exported(more)), [], { sums: [{ at: day, sums: [] }] });
    assert.deepEqual(added, more.slice(3));
    assert.match(
      details[0] ?? '',
      / Left out: 3 readings of times that are counted in the sums of thinned days already\.$/,
    );
  });

  test('23.3: a file that is refused is named with its line and the reason, and nothing changes', async () => {
    const csv = csvOf(exported(FILE)).replace(',8\r\n', ',8 pieces\r\n');
    const { added, said } = await imported(csv);
    assert.deepEqual(added, []);
    assert.deepEqual(said, [
      'error: a.csv, line 3: nothing was imported. An amount of the reading cannot be read: "8 pieces". Export the history again.',
    ]);
  });

  test('23.3: a history behind a lock is said, and so is one that could not be written to the end', async () => {
    const locked = await imported(csvOf(exported(FILE)), [], { isLocked: true });
    assert.match(locked.said[0] ?? '', /^error: The history is locked .* nothing was imported\. Try again\.$/);
    forgetMade();
    made.answers.push('Import');
    const full = await imported(csvOf(exported(FILE)), [], { past: { addReadings: async () => undefined } });
    assert.match(full.said[1] ?? '', /^error: The history could not be written to the end: .* imported again\.$/);
  });
});

test('23.3: each reason has a sentence of its own, which says what to do', () => {
  const flaws = Object.keys({
    ...{ 'no-export': true, 'other-product': true, 'other-quantity': true, cells: true, 'no-time': true, future: true },
    ...{ order: true, double: true, twice: true, 'no-amount': true, cut: true, empty: true },
  } satisfies Record<ImportFlaw, true>) as readonly ImportFlaw[];
  const texts = flaws.map((flaw) => importFlawText({ flaw, line: 7, text: 'x' }, 'a.csv', english));
  assert.equal(new Set(texts).size, flaws.length);
  for (const text of texts) {
    assert.match(text, /^a\.csv, line 7: nothing was imported\. [A-Z].{10,}\. [A-Z].{10,}\.$|: "?x"?\. /);
  }
});

test('23.3: the units of a table are known in each language in which they are written', async () => {
  const bundle = JSON.parse(await readFile('l10n/bundle.l10n.zh-cn.json', 'utf8'));
  for (const [word, unit] of [
    ['messages', 'messages'],
    ['e-mails', 'emails'],
    ['credits', 'credits'],
  ] as const) {
    assert.equal(UNIT_WORDS.get(word), unit);
    assert.equal(UNIT_WORDS.get(bundle[word]), unit);
  }
  assert.deepEqual([...EXPIRY_WORDS], ['expires', bundle['expires']]);
});
