import assert from 'node:assert/strict';
import { beforeEach, suite, test } from 'node:test';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import { systemClock } from '../../../../src/base/clock.ts';
import { english } from '../../../../src/base/language.ts';
import type { HistorySource } from '../../../../src/ui/history/source.ts';
import { messages } from '../../fakes/amounts.ts';
import { forgetMade, made } from '../../vscode.ts';

const { outputRedactor } = await import('../../../../src/ui/editor/redactOutput.ts');
const { copySpending, exportSpending } = await import('../../../../src/ui/history/exportSpending.ts');

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 20, 4);
const CLOCK = { ...systemClock, now: () => NOW };
const LANGUAGE = { ...english, timeZone: 'Asia/Shanghai' };

/** Two accounts, of which the second one has no reading. */
function sourceOf(changes: Partial<HistorySource> = {}): HistorySource {
  const readings = [30, 20, 10, 0].map((hours) => ({
    at: NOW - hours * HOUR,
    quantities: messages(String(70 + hours)),
  }));
  return {
    accounts: () => ['one', 'two'].map((id) => ({ id, name: `Account ${id}`, provider: 'p', product: 's' })),
    rows: (id) => rowsOf(id === 'one' ? readings : []),
    events: () => [],
    quantities: () => [{ key: 'sms', label: 'All types' }],
    ...{ trouble: () => undefined, notice: () => undefined, onDidChange: () => ({ dispose: () => undefined }) },
    ...changes,
  };
}

const partsOf = (source = sourceOf()) => ({ source, clock: CLOCK, language: LANGUAGE });

suite('what was spent, to take away', () => {
  beforeEach(forgetMade);

  test('23.1: is written as a table of all accounts that have readings', async () => {
    made.file = '/folder/spending.csv';
    await exportSpending('day', partsOf());
    const lines = new TextDecoder('utf-8', { ignoreBOM: true })
      .decode(made.files.get('/folder/spending.csv'))
      .split('\r\n');
    assert.equal(lines[0], '\ufeffaccount,quantity,unit,from,to,spent,topped_up,expired,change,since,until');
    assert.deepEqual(
      lines.slice(1).map((line) => line.split(',').slice(3, 7).join()),
      ['2026-11-19,2026-11-19,10,0', '2026-11-20,2026-11-20,20,0', ''],
    );
    assert.deepEqual(made.messages, ['The spending was written to spending.csv.']);
  });

  test('16: an amount that is written as a password stays an amount in the table, and a name that holds one does not', async () => {
    outputRedactor.know({ key: 'k', secret: '73219' });
    made.file = '/folder/spending.csv';
    const named = sourceOf({
      accounts: () => [{ id: 'one', name: 'Sender 73219', provider: 'p', product: 's' }],
      quantities: () => [{ key: 'sms', label: 'Type 73219' }],
      rows: () =>
        rowsOf([
          { at: NOW - HOUR, quantities: messages('100000') },
          { at: NOW, quantities: messages('26781') },
        ]),
    });
    await exportSpending('day', partsOf(named));
    const text = new TextDecoder().decode(made.files.get('/folder/spending.csv'));
    assert.match(text, /^"Sender •••","sms: Type •••",messages,2026-11-20,2026-11-20,73219,0/m);
  });

  test('23.1: is copied as Markdown, and said', async () => {
    await copySpending('month', partsOf());
    assert.match(
      made.clipboard,
      /^\| Account \| Quantity \| Month \|.*\n.*\n\| Account one \| All types \| November 2026 \| 30 messages \|/,
    );
    assert.deepEqual(made.messages, ['The spending is on the clipboard, as Markdown.']);
  });

  test('17: names what the providers fill up by themselves, where there is nothing else', async () => {
    const filled = sourceOf({ quantities: () => [{ key: 'sms', label: 'All types', resets: 'day' }] });
    await copySpending('month', partsOf(filled));
    assert.match(made.clipboard, /\n\nAccount one: Not counted, as the provider fills it up by itself: All types\.\n$/);
  });

  test('23.1: is not made of nothing, and not behind a lock', async () => {
    await copySpending('month', partsOf(sourceOf({ rows: () => rowsOf([]) })));
    await exportSpending('month', partsOf(sourceOf({ rows: () => undefined })));
    assert.deepEqual(
      made.shown.map(([kind]) => kind),
      ['information', 'error'],
    );
    assert.deepEqual([made.clipboard, made.dialogs], ['', []]);
  });
});
