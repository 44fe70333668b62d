import assert from 'node:assert/strict';
import { test } from 'node:test';
import type * as vscode from 'vscode';
import { Monitor } from '../../../../src/monitor/ask/monitor.ts';
import { TroubleLog } from '../../../../src/monitor/ask/troubleLog.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import { RENEW_MS, readRemembered, remember } from '../../../../src/ui/accounts/lastReadings.ts';
import { HandClock } from '../../net/handClock.ts';
import { account, PROVIDERS, quantity } from '../sample.ts';

/** VS Code's memory as far as the product uses it. */
class Memory implements vscode.Memento {
  readonly values = new Map<string, unknown>();
  updates = 0;

  keys(): readonly string[] {
    return [...this.values.keys()];
  }

  get<T>(key: string): T | undefined;
  get<T>(key: string, otherwise: T): T;
  get(key: string, otherwise?: unknown): unknown {
    return this.values.get(key) ?? otherwise;
  }

  async update(key: string, value: unknown): Promise<void> {
    this.updates += 1;
    // As it comes back in the next session.
    this.values.set(key, JSON.parse(JSON.stringify(value)));
  }
}

const NONE = () => undefined;

function watched() {
  const memory = new Memory();
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
    new Map(),
  );
  monitor.attach(createMemoryStore('none'));
  return { memory, clock, monitor, registration: remember(memory, monitor, clock) };
}

test('what was read last is there in the next session, to the last digit', () => {
  const { memory, clock, monitor } = watched();
  monitor.setAccounts([account('a'), account('b')], () => 900_000);
  const quantities = [quantity('general', '9007199254740993'), quantity('voice', null)];
  monitor.learn('a', quantities, 900_000);
  assert.equal(memory.updates, 0, 'what comes together is saved together');
  clock.pass(1_000);
  assert.deepEqual(readRemembered(memory), new Map([['a', { at: clock.now() - 1_000, quantities }]]));
  assert.equal(memory.updates, 1);
});

test('nothing is saved when nothing new was read', () => {
  const { memory, clock, monitor } = watched();
  monitor.setAccounts([account('a')], () => 900_000);
  monitor.learn('a', [quantity('general', '1')], 900_000);
  clock.pass(1_000);
  const { updates } = memory;
  monitor.setAccounts([account('a', { name: 'Renamed' })], () => 900_000);
  clock.pass(1_000);
  assert.equal(memory.updates, updates);
});

test('the same amounts that were read again are saved after a while, and what is new at once', () => {
  const { memory, clock, monitor } = watched();
  const at = () => readRemembered(memory).get('a')?.at;
  monitor.setAccounts([account('a')], () => 60_000);
  const learn = (amount: string): void => {
    monitor.learn('a', [quantity('general', amount)], 60_000);
    clock.pass(1_000);
  };
  learn('1');
  const first = at();
  clock.pass(60_000);
  learn('1');
  assert.equal(at(), first);
  clock.pass(60_000);
  learn('2');
  const second = at();
  assert.equal(second, clock.now() - 1_000);
  clock.pass(60_000);
  learn('2');
  clock.pass(RENEW_MS - 60_000 - 1_001);
  assert.equal(at(), second);
  // The monitor has told meanwhile that the reading is old, which puts the writing off by a second.
  clock.pass(1_001);
  assert.notEqual(at(), second);
  assert.equal(memory.updates, 3);
});

test('an account that has gone is not remembered', () => {
  const { memory, clock, monitor } = watched();
  monitor.setAccounts([account('a'), account('b')], () => 900_000);
  monitor.learn('a', [quantity('general', '1')], 900_000);
  monitor.learn('b', [quantity('general', '2')], 900_000);
  clock.pass(1_000);
  assert.equal(readRemembered(memory).size, 2);
  monitor.setAccounts([account('b')], () => 900_000);
  clock.pass(1_000);
  assert.deepEqual([...readRemembered(memory).keys()], ['b']);
});

test('after disposal nothing is saved', () => {
  const { memory, clock, monitor, registration } = watched();
  monitor.setAccounts([account('a')], () => 900_000);
  monitor.learn('a', [quantity('general', '1')], 900_000);
  registration.dispose();
  clock.pass(1_000);
  assert.equal(memory.updates, 0);
});

const UNREADABLE = [
  null,
  'text',
  5,
  [],
  {},
  { a: null, b: 'x', c: [1, {}], d: [], e: [1, ['sms', 5, 'messages']], f: [1, []] },
];
for (const saved of [undefined, 5, {}, [], 'no JSON', '{"a":', ...UNREADABLE.map((each) => JSON.stringify(each))]) {
  test(`what cannot be read is left out: ${JSON.stringify(saved)}`, () => {
    const memory = new Memory();
    memory.values.set('remembered', saved);
    assert.deepEqual(readRemembered(memory), new Map());
  });
}

test('one damaged reading does not cost the others', () => {
  const memory = new Memory();
  memory.values.set('remembered', JSON.stringify({ a: ['yesterday'], b: [5, ['sms', '1.5', 'CNY']] }));
  const quantities = [{ key: 'sms', amount: '1.5', unit: 'CNY' }];
  assert.deepEqual(readRemembered(memory), new Map([['b', { at: 5, quantities }]]));
});
