import assert from 'node:assert/strict';
import { beforeEach, suite, test } from 'node:test';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import type { Clock } from '../../../../src/base/clock.ts';
import { english } from '../../../../src/base/language.ts';
import { EditRefused } from '../../../../src/ui/accounts/editProblem.ts';
import type { HistorySource } from '../../../../src/ui/history/source.ts';
import type { Range } from '../../../../src/webview/base/protocol.ts';
import { messages } from '../../fakes/amounts.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { forgetMade, made } from '../../vscode.ts';

const { exportHistory } = await import('../../../../src/ui/history/export.ts');
const { outputRedactor } = await import('../../../../src/ui/editor/redactOutput.ts');

const DAY_MS = 24 * 3_600_000;
const CLOCK = new FakeClock();

/** An account with readings and marks of these ages. */
function sourceOf(agesInDays: readonly number[]): HistorySource {
  const times = agesInDays.map((age) => CLOCK.now() - age * DAY_MS).toSorted((a, b) => a - b);
  const within = (fromMs: number, toMs: number) => times.filter((at) => at >= fromMs && at < toMs);
  return {
    accounts: () => [{ id: 'a', name: 'a', provider: 'p', product: 's' }],
    rows: (_id, fromMs, toMs) => rowsOf(within(fromMs, toMs).map((at) => ({ at, quantities: [] }))),
    events: (_id, fromMs, toMs) => within(fromMs, toMs).map((at) => ({ at, kind: 'recovered' })),
    quantities: () => [],
    trouble: () => undefined,
    notice: () => undefined,
    onDidChange: () => ({ dispose: () => undefined }),
  };
}

/** What was asked, said and written. */
async function exported(agesInDays: readonly number[], range?: Range) {
  made.file = '/folder/a.json';
  await exportHistory('a', { source: sourceOf(agesInDays), clock: CLOCK, language: english }, range);
  const written = made.files.get('/folder/a.json');
  const history = written && JSON.parse(new TextDecoder().decode(written));
  return {
    lists: made.lists,
    said: made.messages,
    counts: history && [history.readings.length, history.events.length],
  };
}

test('C3: an export while a lock is in the way of the history says so, and asks for no place to write to', async () => {
  forgetMade();
  const { rows } = sourceOf([0]);
  let asked = 0;
  for (const busy of [
    { rows: () => undefined },
    { events: () => undefined },
    { rows: (...span: Parameters<typeof rows>) => (asked++ < 9 ? rows(...span) : undefined) },
  ]) {
    await exportHistory('a', { source: { ...sourceOf([0]), ...busy }, clock: CLOCK, language: english });
  }
  assert.deepEqual(made.dialogs, []);
  assert.deepEqual(
    made.shown.map(([kind, text]) => `${kind}: ${text}`),
    Array(3).fill(
      'error: The history is locked by another window or program at the moment, and nothing was exported. Try again.',
    ),
  );
});

suite('what is exported', () => {
  beforeEach(forgetMade);

  for (const [answer, said, counts] of [
    ['30 days', 'Wrote 3 of 5 readings to a.json: 30 days.', [3, 3]],
    ['All', 'All 5 readings were written to a.json.', [5, 5]],
  ] as const) {
    test(`C13: beside a range that has not all readings the user chooses: ${answer}`, async () => {
      made.answers.push(answer);
      assert.deepEqual(await exported([50, 40, 30, 2, 0], '30d'), {
        lists: [['30 days', 'All']],
        said: [said],
        counts,
      });
    });
  }

  test('C13: nothing is written when nothing is chosen', async () => {
    assert.deepEqual(await exported([50, 1], '30d'), { lists: [['30 days', 'All']], said: [], counts: undefined });
    assert.deepEqual(made.dialogs, []);
  });

  for (const [about, ages, range, said] of [
    ['a range with all', [3, 2], '30d', 'All 2 readings were written to a.json.'],
    ['a range with none', [50, 40], '30d', 'All 2 readings were written to a.json.'],
    ['all', [50, 1], 'all', 'All 2 readings were written to a.json.'],
    ['the command', [50, 1], undefined, 'All 2 readings were written to a.json.'],
    ['a single reading', [1], '7d', 'The only reading was written to a.json.'],
    [
      'many',
      Array.from({ length: 1_442 }, (_, hour) => hour / 24),
      'all',
      'All 1,442 readings were written to a.json.',
    ],
  ] as const) {
    test(`C13: where there is nothing to choose all is written, and said: ${about}`, async () => {
      assert.deepEqual(await exported(ages, range), { lists: [], said: [said], counts: [ages.length, ages.length] });
    });
  }
});

test('23.2: of days that are sums it is said that the file does not hold what was spent on them', async () => {
  forgetMade();
  made.file = '/folder/a.csv';
  const day = CLOCK.now() - 2 * DAY_MS;
  const source = sourceOf([3, 1]);
  const rows: HistorySource['rows'] = (id, fromMs, toMs) => {
    const read = source.rows(id, fromMs, toMs);
    return read && { ...read, sums: day >= fromMs && day < toMs ? [{ at: day, sums: [] }] : [] };
  };
  await exportHistory('a', { source: { ...source, rows }, clock: CLOCK, language: english });
  assert.equal(
    made.messages.at(-1),
    'All 2 readings were written to a.csv. What was spent on days that were thinned to their last reading (1) is not in it. Export the spending, too.',
  );
});

test('18.5: the history that was written is opened where the user wants it', async () => {
  forgetMade();
  await exported([1]);
  assert.equal(made.executed.length, 0);
  made.answers.push('Open File');
  await exported([1]);
  assert.deepEqual(made.shown.at(-1), ['information', 'The only reading was written to a.json.', 'Open File']);
  assert.deepEqual(
    made.executed.map(([command, file]) => [command, String(file)]),
    [['vscode.open', '/folder/a.json']],
  );
});

test('E7: a table that is written has the labels and the units of its quantities in its head', async () => {
  forgetMade();
  made.file = '/folder/a.csv';
  const at = CLOCK.now() - DAY_MS;
  const expiring = messages('9').map((quantity) => ({ ...quantity, expiresAt: CLOCK.now() }));
  const quantities = [...expiring, { key: 'other', amount: 'not-allocated' as const, unit: 'emails' as const }];
  const source: HistorySource = {
    ...sourceOf([1]),
    rows: (_id, fromMs, toMs) => rowsOf([{ at, quantities }].filter((each) => each.at >= fromMs && each.at < toMs)),
    quantities: () => [{ key: 'sms', label: 'All-type SMS' }],
  };
  await exportHistory('a', { source, clock: CLOCK, language: english });
  const written = made.files.get('/folder/a.csv') ?? assert.fail('nothing was written');
  const [head] = new TextDecoder().decode(written).split('\n');
  assert.match(
    head ?? '',
    /,"?sms: All-type SMS \(messages\)"?,"?other: other \(e-mails\)"?,"sms: All-type SMS \(expires\)"\s*$/,
  );
});

for (const file of ['/folder/a.json', '/folder/a.csv']) {
  test(`23.6: a long history is read and written in turns, none of which holds the thread for long: ${file}`, async () => {
    forgetMade();
    made.file = file;
    const ages = Array.from({ length: 5_000 }, (_, index) => index / 288);
    const source = sourceOf(ages);
    let [elapsed, turns] = [0, 0];
    const clock: Clock = {
      now: () => CLOCK.now(),
      // Whatever is done takes six milliseconds.
      monotonic: () => (elapsed += 6),
      after: (_, action) => {
        turns++;
        setImmediate(action);
        return { dispose: () => undefined };
      },
    };
    const rows: HistorySource['rows'] = (id, fromMs, toMs) => {
      const read = source.rows(id, fromMs, toMs);
      assert.ok((read?.at.length ?? 0) <= 1_152, 'four days at five minutes');
      return read;
    };
    await exportHistory('a', { source: { ...source, rows }, clock, language: english });
    const lines = new TextDecoder().decode(made.files.get(file)).split('\n');
    assert.ok(lines.length > 5_000);
    // Fifty lines are written at once, twice in a turn at the most.
    assert.ok(turns >= 5_000 / 50 / 2, `${turns} turns`);
  });
}

test('16: an amount that is written as a password stays an amount, and a name that holds one does not', async () => {
  forgetMade();
  outputRedactor.know({ key: 'k', secret: '73218' });
  const source = {
    ...sourceOf([0]),
    accounts: () => [{ id: 'a', name: 'Sender 73218', provider: 'p', product: 's' }],
    rows: (_id: string, fromMs: number, toMs: number) =>
      rowsOf(
        [CLOCK.now() - 1]
          .filter((at) => at >= fromMs && at < toMs)
          .map((at) => ({ at, quantities: messages('73218') })),
      ),
    quantities: () => [{ key: 'sms', label: 'My 73218' }],
  };
  made.file = '/folder/a.csv';
  await exportHistory('a', { source, clock: CLOCK, language: english });
  const [head, line] = new TextDecoder().decode(made.files.get('/folder/a.csv')).split('\r\n');
  assert.equal(head, 'time,account,"sms: My ••• (messages)"');
  assert.match(String(line), /,"Sender •••",73218$/);
  made.file = '/folder/a.json';
  await exportHistory('a', { source, clock: CLOCK, language: english });
  const { account, readings } = JSON.parse(new TextDecoder().decode(made.files.get('/folder/a.json')));
  assert.deepEqual([account.name, readings[0].quantities[0].amount], ['Sender •••', '73218']);
});

test('E7: a file that cannot be written is told of with what VS Code says, and is not said to be written', async () => {
  forgetMade();
  made.readOnly = new Error('EACCES: permission denied');
  assert.equal((await exported([1, 2])).counts, undefined);
  assert.deepEqual(made.shown, [['error', 'The history could not be written: EACCES: permission denied']]);
});

test('E7: who chooses no file has none written, and an account that is gone meanwhile is no empty file', async () => {
  forgetMade();
  const parts = { source: sourceOf([1, 2]), clock: CLOCK, language: english };
  await exportHistory('a', parts);
  await assert.rejects(
    exportHistory('gone', parts),
    (error) => error instanceof EditRefused && error.problem.kind === 'gone',
  );
  assert.deepEqual([made.dialogs.length, made.files.size, made.messages], [1, 0, []]);
});

test('E7: there is no question and no file where there is no reading', async () => {
  forgetMade();
  await exported([]);
  assert.deepEqual([made.dialogs, made.messages], [[], ['There is no reading to export yet.']]);
});
