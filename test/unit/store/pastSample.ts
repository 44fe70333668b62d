import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import type { TestContext } from 'node:test';
import type { Subject } from '../../../src/balance/account/identity.ts';
import type { Reading } from '../../../src/balance/amount/quantity.ts';
import type { Store } from '../../../src/store/port/store.ts';
import { HandClock } from '../net/handClock.ts';
import { DAY, fileIn, good, HOUR, NOON, newFolder, openWindow } from './sample.ts';

export const EVER = [0, NOON * 2] as const;
/** Whose readings they are. */
export const SUBJECT: Subject = { identity: 'one', name: 'Production', provider: 'p', product: 'x' };

/** A window in which it is noon, with a reading every six hours of three days before it. */
export async function open(test: TestContext, folder = newFolder()) {
  const clock = new HandClock();
  clock.wall = NOON;
  const store = await openWindow(test, folder, clock);
  return { store, folder, clock };
}

export function fill(store: Store, days: number): void {
  for (let at = NOON - days * DAY; at <= NOON; at += 6 * HOUR) {
    pollAs(store, at, String((NOON - at) / HOUR));
  }
}

export function pollAs(store: Store, at: number, amount: string): void {
  const claimed = store.claim(store.record('a'), at, at + HOUR, SUBJECT);
  assert.ok(claimed !== undefined);
  assert.equal(store.settle(claimed, good(at, amount)), 'written');
}

export const readingsOf = (store: Store, of: string | number = 'a') => store.rows(of, ...EVER)?.readings() ?? [];
export const timesOf = (store: Store, of: string | number = 'a') => readingsOf(store, of).map(({ at }) => at);

/** Keeps everybody from writing, until it is called. */
export function lock(folder: string): () => void {
  const database = new DatabaseSync(fileIn(folder));
  database.exec('BEGIN IMMEDIATE');
  return () => {
    if (database.isOpen) {
      database.close();
    }
  };
}

/** Adds readings, and lets the clock go on until that is done. */
export async function add(store: Store, clock: HandClock, readings: readonly Reading[]): Promise<number | undefined> {
  let isDone = false;
  const added = store.past.addReadings('a', readings).finally(() => {
    isDone = true;
  });
  for (let turn = 0; turn < 1_000 && !isDone; turn++) {
    clock.pass(100);
    await Promise.resolve();
  }
  return await added;
}
