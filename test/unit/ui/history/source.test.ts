import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountState, AccountStatus } from '../../../../src/balance/account/state.ts';
import type { Decimal } from '../../../../src/balance/amount/decimal.ts';
import type { Quantity, Reading } from '../../../../src/balance/amount/quantity.ts';
import { type HistoryRows, rowsOf, withLatest } from '../../../../src/balance/readings/rows.ts';
import { systemClock } from '../../../../src/base/clock.ts';
import { Emitter } from '../../../../src/base/event.ts';
import { english } from '../../../../src/base/language.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import type { KeptSeries } from '../../../../src/store/port/store.ts';
import { type HistorySourceParts, historySource } from '../../../../src/ui/history/source.ts';
import { createProviders } from '../../../providers.ts';

const providers = createProviders(() => Promise.reject(new Error('no request is made here')), systemClock);

function reading(at: number, amount = '50'): Reading {
  return { at, quantities: [{ key: 'balance', amount: amount as Decimal, unit: 'emails' }] };
}

function statusOf(state: AccountState): AccountStatus {
  const account = { id: 'a', name: 'Newsletter', provider: 'submail', product: 'mail' };
  return { account, state, refreshing: false, old: false };
}

const PAST = createMemoryStore('none').past;

/** What the histories of other accounts than the present one hold. */
const OLD = reading(1, '9');

function historyOf(state: AccountState, kept: readonly Reading[], more: Partial<HistorySourceParts> = {}) {
  return historySource({
    monitor: { statuses: () => [statusOf(state)], onDidChange: new Emitter<readonly string[]>().event },
    providers,
    language: english,
    store: () => ({
      rows: (of, fromMs, toMs) => rowsOf(of === 'a' ? kept.filter(({ at }) => at >= fromMs && at < toMs) : [OLD]),
      kept: () => [],
      past: PAST,
      events: () => [{ at: 5, kind: 'trouble', faultKind: 'network' }],
    }),
    outlooks: { forecast: () => undefined, onDidChange: new Emitter<readonly string[]>().event },
    notice: () => undefined,
    ...more,
  });
}

test('the latest reading is there even when the store left it out as a repetition, once, and in its time', () => {
  const times = (state: AccountState, kept: readonly Reading[], fromMs = 0, toMs = 100) =>
    historyOf(state, kept)
      .rows('a', fromMs, toMs)
      ?.readings()
      .map(({ at }) => at);
  assert.deepEqual(times({ kind: 'ok', reading: reading(30) }, [reading(10)]), [10, 30]);
  assert.deepEqual(times({ kind: 'ok', reading: reading(30) }, []), [30]);
  assert.deepEqual(times({ kind: 'ok', reading: reading(30) }, [reading(10), reading(30)]), [10, 30]);
  assert.deepEqual(times({ kind: 'ok', reading: reading(30) }, [reading(10), reading(40)]), [10, 40]);
  assert.deepEqual(times({ kind: 'ok', reading: reading(30) }, [reading(10)], 0, 30), [10]);
  assert.deepEqual(times({ kind: 'ok', reading: reading(30) }, [], 31), []);
  assert.deepEqual(times({ kind: 'loading' }, [reading(10)]), [10]);
});

test('readings by column are the same readings', () => {
  const rows = historyOf({ kind: 'ok', reading: reading(30, '40') }, [reading(10)]).rows('a', 0, 100);
  assert.ok(rows !== undefined);
  assert.deepEqual(Array.from(rows.at), [10, 30]);
  assert.deepEqual(rows.columns[0] && [0, 1].map(rows.columns[0].cell), ['50', '40']);
});

test('23.6: a reading that the store left out stands behind the others without making them anew', () => {
  const money = (at: number, amount: string): Reading => ({
    at,
    quantities: [{ key: 'balance', amount: amount as Decimal, unit: 'CNY', expiresAt: 99 }],
  });
  const stored = rowsOf([reading(10), money(20, '7.5')]);
  const readings = (): readonly Reading[] => assert.fail('a year of readings is made anew');
  for (const latest of [reading(30), money(30, '7'), { at: 30, quantities: [] }]) {
    const [rows, expected] = [withLatest({ ...stored, readings }, latest), rowsOf([...stored.readings(), latest])];
    assert.deepEqual(Array.from(rows.at), expected.at);
    assert.deepEqual(columnsIn(rows), columnsIn(expected));
    assert.deepEqual(withLatest(stored, latest).readings(), expected.readings());
  }
  const other: Reading = { at: 30, quantities: [{ key: 'other', amount: '1' as Decimal, unit: 'emails' }] };
  assert.deepEqual(columnsIn(withLatest(stored, other)), columnsIn(rowsOf([...stored.readings(), other])));
});

test('17: what a reply says to be filled up is no top-up in the history, either', () => {
  const resetsOf = (more: Partial<Quantity>) => {
    const quantities = ['balance', 'own'].map((key): Quantity => {
      return { key, label: key, amount: '50' as Decimal, unit: 'emails', ...more };
    });
    const told = historyOf({ kind: 'ok', reading: { at: 30, quantities } }, []).quantities('a');
    return ['balance', 'own'].map((key) => told.find((each) => each.key === key)?.resets);
  };
  assert.deepEqual(resetsOf({}), [undefined, undefined]);
  assert.deepEqual(resetsOf({ resetsAt: 99 }), ['month', 'month']);
});

/** Everything that columns say of three rows. */
function columnsIn({ columns }: HistoryRows) {
  const rows = [0, 1, 2];
  return columns.map(({ key, unit, values, cell, expiresAt }) => [
    ...[key, unit, Array.from(values)],
    ...[rows.map(cell), rows.map(expiresAt)],
  ]);
}

test('23.4: a page that was there before the store hears that the past was changed', () => {
  const [monitor, past] = [new Emitter<readonly string[]>(), new Emitter<void>()];
  let isOpen = false;
  const history = historyOf({ kind: 'loading' }, [], {
    monitor: { statuses: () => [statusOf({ kind: 'loading' })], onDidChange: monitor.event },
    store: () =>
      isOpen
        ? { rows: () => rowsOf([]), events: () => [], kept: () => [], past: { ...PAST, onDidChange: past.event } }
        : undefined,
  });
  const told: string[] = [];
  history.onDidChange((ids) => told.push(ids.join()));
  isOpen = true;
  monitor.fire([]);
  monitor.fire([]);
  past.fire();
  assert.deepEqual(told, ['', '', 'a']);
});

test('quantities have the labels of the product, thresholds and the forecasts that say something', () => {
  const { account, ...rest } = statusOf({ kind: 'loading' });
  const alerts = { thresholds: { balance: '5' as Decimal }, daysLeft: '3' as Decimal };
  const history = historyOf({ kind: 'loading' }, [], {
    monitor: {
      statuses: () => [{ account: { ...account, ...alerts }, ...rest }],
      onDidChange: new Emitter<readonly string[]>().event,
    },
    outlooks: {
      forecast: (_id, key) =>
        key === 'balance'
          ? { kind: 'forecast', perDay: 1, daysLeft: 2, runsOutAt: 77, confidence: 'low' }
          : { kind: 'none', missing: 'carry-over', resets: 'day' },
      onDidChange: new Emitter<readonly string[]>().event,
    },
  });
  assert.deepEqual(history.quantities('a'), [
    { key: 'balance', label: 'Purchased e-mails', threshold: '5', runsOutAt: 77 },
    { key: 'free_balance', label: 'Free e-mails today', resets: 'day' },
  ]);
  assert.deepEqual(history.quantities('unknown'), []);
});

test('Limits: what a quantity holds is told in words where that is more than an amount', () => {
  const quantities = [
    { key: 'balance', unit: 'emails', amount: 'used-only', used: '120' },
    { key: 'free_balance', unit: 'emails', amount: '5', limit: '50' },
    { key: 'other', unit: 'emails', amount: '7', label: 'Other' },
  ] as unknown as readonly Quantity[];
  const history = historyOf({ kind: 'ok', reading: { at: 10, quantities } }, []);
  assert.deepEqual(
    history.quantities('a').map(({ label, present }) => [label, present]),
    [
      ['Purchased e-mails', '120 e-mails used'],
      ['Free e-mails today', '5 of 50 e-mails left'],
      ['Other', undefined],
    ],
  );
});

test('a change of what is known of an account is told, wherever it was', () => {
  const [monitor, outlooks] = [new Emitter<readonly string[]>(), new Emitter<readonly string[]>()];
  const history = historyOf({ kind: 'loading' }, [], {
    monitor: { statuses: () => [], onDidChange: monitor.event },
    outlooks: { forecast: () => undefined, onDidChange: outlooks.event },
  });
  const told: string[] = [];
  const registration = history.onDidChange((ids) => told.push(...ids));
  monitor.fire(['a']);
  outlooks.fire(['b']);
  registration.dispose();
  monitor.fire(['c']);
  outlooks.fire(['c']);
  assert.deepEqual(told, ['a', 'b']);
});

test('before the store is open there is what the monitor knows', () => {
  const history = historyOf({ kind: 'ok', reading: reading(30) }, [], { store: () => undefined });
  assert.deepEqual(history.rows('a', 0, 100)?.readings(), [reading(30)]);
  assert.deepEqual(history.events('a', 0, 100), []);
  assert.deepEqual(history.accounts(), [{ id: 'a', name: 'Newsletter', provider: 'submail', product: 'mail' }]);
});

test('C3: behind a lock the history is not known, and the latest reading alone is not all of it', () => {
  const locked = { rows: () => undefined, events: () => undefined, kept: () => [], past: PAST };
  const history = historyOf({ kind: 'ok', reading: reading(30) }, [], { store: () => locked });
  assert.deepEqual([history.rows('a', 0, 100), history.events('a', 0, 100)], [undefined, undefined]);
});

test('C13: a refused account has its fault in a sentence, and the command that helps; one in order has neither', () => {
  const trouble = { fault: { kind: 'auth', definitive: true }, since: 1, attempts: 2 } as const;
  const { text, remedy } = historyOf({ kind: 'paused', trouble }, []).trouble('a') ?? {};
  assert.match(text ?? '', /^The credential was refused\. Update it/);
  assert.deepEqual(remedy?.arguments, [{ accountId: 'a' }]);
  assert.deepEqual([remedy?.command, remedy?.title], ['messagingBalance.updateCredential', 'Update Credential']);
  assert.equal(historyOf({ kind: 'ok', reading: reading(30) }, []).trouble('a'), undefined);
  assert.equal(historyOf({ kind: 'paused', trouble }, []).trouble('unknown'), undefined);
});

const MAIL = { identity: 'q.one', name: 'Newsletter', provider: 'submail', product: 'mail' };

/** A source whose store keeps histories beside that of the present account; what was deleted of them. */
function keeping(...kept: readonly KeptSeries[]) {
  const changes = new Emitter<void>();
  const history = historyOf({ kind: 'loading' }, [], {
    store: () => ({
      rows: (of) => rowsOf(typeof of === 'number' ? [OLD] : []),
      events: () => [],
      kept: () => kept,
      past: { ...PAST, onDidChange: changes.event },
    }),
  });
  return { history, changes };
}

test('C10: histories of removed accounts, and C5: of accounts before, are named and shown behind the present ones', () => {
  const { history } = keeping(
    { number: 1, accountId: 'a', subject: MAIL, isCurrent: false },
    { number: 2, accountId: 'a', subject: { ...MAIL, identity: 'q.two' }, isCurrent: true },
    { number: 3, accountId: 'gone', subject: MAIL, isCurrent: false },
    { number: 4, accountId: 'written by hand', subject: MAIL, isCurrent: true },
    { number: 5, accountId: 'nameless', isCurrent: false },
  );
  assert.deepEqual(
    history.accounts().map(({ id, name }) => [id, name]),
    [
      ['a', 'Newsletter'],
      ['kept:1', 'Newsletter (account before)'],
      ['kept:3', 'Newsletter (removed)'],
      ['kept:4', 'Newsletter (removed) 2'],
      ['kept:5', 'Account without a name (removed)'],
    ],
  );
  assert.deepEqual(history.rows('kept:1', 0, 100)?.readings(), [OLD]);
  assert.deepEqual(
    history.quantities('kept:3').map(({ label }) => label),
    ['Purchased e-mails', 'Free e-mails today'],
  );
  assert.deepEqual(history.quantities('kept:5'), []);
});

test('23.4: who shows histories hears when the past was changed, of kept ones too', () => {
  const { history, changes } = keeping({ number: 1, accountId: 'gone', subject: MAIL, isCurrent: false });
  const heard: string[] = [];
  history.onDidChange((ids) => heard.push(...ids));
  changes.fire();
  assert.deepEqual(heard, ['a', 'kept:1']);
});
