import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Monitor } from '../../../../src/monitor/ask/monitor.ts';
import { serve } from '../../../../src/monitor/ask/service.ts';
import { subjectOf } from '../../../../src/monitor/ask/subject.ts';
import { TroubleLog } from '../../../../src/monitor/ask/troubleLog.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import { keepLastReadings, parseLastReadings } from '../../../../src/ui/accounts/lastReadings.ts';
import { persisted } from '../../../../src/ui/editor/persisted.ts';
import { HandClock } from '../../net/handClock.ts';
import { Memento } from '../memento.ts';
import { account, PROVIDERS, quantity } from '../sample.ts';

const NONE = () => undefined;

const saved = (memory: Memento) => parseLastReadings(memory.get());

/** A session; one that begins with what another has saved has no store yet. */
function watched(before?: Memento) {
  const memory = before ?? new Memento();
  const lastReadings = persisted(memory, 'lastReadings', parseLastReadings);
  const clock = new HandClock();
  const monitor = new Monitor(
    {
      clock,
      random: () => 0.5,
      providers: PROVIDERS,
      credentials: { read: () => Promise.reject(new Error('none')) },
      troubleLog: new TroubleLog({ debug: NONE, info: NONE, warn: NONE, error: NONE }),
      onRefused: NONE,
    },
    new Map(Object.entries(lastReadings.read())),
  );
  if (before === undefined) {
    monitor.attach(createMemoryStore('none'));
  }
  return { memory, clock, monitor, registration: keepLastReadings({ monitor, clock, lastReadings }) };
}

test('what was read last is there in the next session, to the last digit', () => {
  const { memory, clock, monitor } = watched();
  monitor.setAccounts([account('a'), account('b')], () => 900_000);
  const quantities = [quantity('general', '9007199254740993'), quantity('voice', null)];
  monitor.learn('a', quantities, 900_000);
  assert.equal(memory.writes.length, 0, 'what comes together is saved together');
  clock.pass(250);
  assert.deepEqual(saved(memory), { a: { at: clock.now() - 250, quantities } });
  assert.equal(memory.writes.length, 1);
});

test('a reading is saved within a moment, whatever else happens: its window may close then', () => {
  const { memory, clock, monitor } = watched();
  monitor.setAccounts([account('a'), account('b')], () => 900_000);
  clock.pass(60_000);
  for (const [id, amount] of [
    ['a', '1'],
    ['b', '2'],
    ['a', '3'],
  ] as const) {
    monitor.learn(id, [quantity('general', amount)], 900_000);
    clock.pass(251);
    assert.equal(saved(memory)[id]?.quantities[0]?.amount, amount);
  }
  // A request that begins changes a status, and does not make its reading wait.
  clock.pass(1_000);
  monitor.setAccounts([account('a', { name: 'A' }), account('b')], () => 900_000);
  clock.pass(100);
  monitor.learn('a', [quantity('general', '5')], 900_000);
  clock.pass(11);
  assert.equal(saved(memory)['a']?.quantities[0]?.amount, '5');
  // Statuses that change all the time, as those of many accounts do, do not put it off.
  monitor.learn('b', [quantity('general', '4')], 900_000);
  for (let tenth = 0; tenth < 5; tenth++) {
    monitor.setAccounts([account('a', { name: `${tenth}` }), account('b')], () => 900_000);
    clock.pass(100);
  }
  assert.equal(saved(memory)['b']?.quantities[0]?.amount, '4');
});

test('nothing is saved when nothing new was read', () => {
  const { memory, clock, monitor } = watched();
  monitor.setAccounts([account('a')], () => 900_000);
  monitor.learn('a', [quantity('general', '1')], 900_000);
  clock.pass(250);
  const { length } = memory.writes;
  monitor.setAccounts([account('a', { name: 'Renamed' })], () => 900_000);
  clock.pass(250);
  assert.equal(memory.writes.length, length);
});

test('the same amounts that were read again are saved with their time', () => {
  const { memory, clock, monitor } = watched();
  monitor.setAccounts([account('a')], () => 60_000);
  for (const times of [1, 2]) {
    monitor.learn('a', [quantity('general', '1')], 60_000);
    clock.pass(250);
    assert.equal(saved(memory)['a']?.at, clock.now() - 250);
    assert.equal(memory.writes.length, times);
    clock.pass(60_000);
  }
});

test('C5: whose a reading is is saved with it, also while that is not known again yet', () => {
  const [served] = ['a', 'b'].map((id) => serve(account(id), PROVIDERS) ?? assert.fail('nobody serves it'));
  const subject = served && subjectOf(served, { key: 'k', secret: 's' }, undefined);
  const { memory, clock, monitor } = watched();
  monitor.setAccounts([account('a'), account('b')], () => 900_000);
  monitor.learn('a', [quantity('general', '1')], 900_000, subject);
  monitor.learn('b', [quantity('general', '2')], 900_000);
  clock.pass(250);
  const { identity } = saved(memory)['a'] ?? assert.fail('not saved');
  assert.equal(identity, subject?.identity);
  assert.equal(saved(memory)['b']?.identity, undefined);
  // The store is not open yet, and an account has gone.
  const next = watched(memory);
  next.monitor.setAccounts([account('a'), account('b')], () => 900_000);
  next.monitor.setAccounts([account('a')], () => 900_000);
  next.clock.pass(250);
  assert.deepEqual(Object.keys(saved(memory)), ['a']);
  assert.equal(saved(memory)['a']?.identity, identity);
});

test('an account that has gone is not remembered', () => {
  const { memory, clock, monitor } = watched();
  monitor.setAccounts([account('a'), account('b')], () => 900_000);
  monitor.learn('a', [quantity('general', '1')], 900_000);
  monitor.learn('b', [quantity('general', '2')], 900_000);
  clock.pass(250);
  assert.deepEqual(Object.keys(saved(memory)), ['a', 'b']);
  monitor.setAccounts([account('b')], () => 900_000);
  clock.pass(250);
  assert.deepEqual(Object.keys(saved(memory)), ['b']);
});

test('after disposal nothing is saved', () => {
  const { memory, clock, monitor, registration } = watched();
  monitor.setAccounts([account('a')], () => 900_000);
  monitor.learn('a', [quantity('general', '1')], 900_000);
  registration.dispose();
  clock.pass(250);
  assert.equal(memory.writes.length, 0);
});

const GOOD = { at: 5, quantities: [{ key: 'sms', amount: '1.5', unit: 'CNY' }] };
const UNREADABLE = [
  undefined,
  null,
  'text',
  '{"a":',
  5,
  [],
  {},
  { a: null, b: 'x', c: [], d: { at: 5 }, e: { ...GOOD, at: 'yesterday' }, f: { at: 5, quantities: [{ key: 'sms' }] } },
];
for (const unreadable of UNREADABLE) {
  test(`what cannot be read is left out: ${JSON.stringify(unreadable)}`, () => {
    assert.deepEqual(parseLastReadings(unreadable), {});
  });
}

test('one damaged reading does not cost the others', () => {
  const numbers = { ...GOOD, quantities: [{ key: 'sms', amount: 1.5, unit: 'CNY' }] };
  assert.deepEqual(parseLastReadings({ a: numbers, b: GOOD }), { b: GOOD });
});
