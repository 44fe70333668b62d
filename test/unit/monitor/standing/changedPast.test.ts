import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityOf } from '../../../../src/balance/account/identity.ts';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import { DAY_MS, HOUR_MS } from '../../../../src/base/duration.ts';
import { Emitter } from '../../../../src/base/event.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import type { Store } from '../../../../src/store/port/store.ts';
import { exact } from '../../balance/amount/exact.ts';
import { LOW, world } from './alertWindow.ts';

/** The alerts of the account under the credential that every account has. */
const NOTE = `alerts/${identityOf(LOW, ['main'], ['key-1'], undefined)}`;

test('23.4: alerts are made anew of the same reading when the past was changed', async () => {
  const inner = createMemoryStore('none');
  const changes = new Emitter<void>();
  const store: Store = { ...inner, past: { ...inner.past, onDidChange: changes.event } };
  const { open, reads, reasons, clock } = world([LOW], store);
  open();
  await reads('900', '890');
  assert.deepEqual(reasons(), ['crossed']);
  inner.replaceNote('a', NOTE, inner.note('a', NOTE), undefined);
  await clock.advance(0);
  assert.equal(inner.note('a', NOTE), undefined);
  changes.fire();
  await clock.advance(1_000);
  assert.notEqual(inner.note('a', NOTE), undefined);
  assert.deepEqual(reasons(), ['crossed'], 'nothing is told twice');
});

test('17: what only the past shows is told, though an alert of the same reading was shown', async () => {
  const inner = createMemoryStore('none');
  const changes = new Emitter<void>();
  let isImported = false;
  const store: Store = {
    ...inner,
    past: { ...inner.past, onDidChange: changes.event },
    rows: (...given) => (isImported ? rowsOf(past) : inner.rows(...given)),
  };
  const { open, answers, reasons, clock } = world([LOW], store);
  const [start, expiresAt] = [clock.now(), clock.now() + 20 * DAY_MS];
  const left = (amount: string) => ({ key: 'sms', unit: 'messages', amount: exact(amount), expiresAt }) as const;
  // A message an hour: at this rate most of it expires.
  const past = Array.from({ length: 240 }, (_, hour) => ({
    at: start + (hour - 240) * HOUR_MS,
    quantities: [left(String(1_200 - hour))],
  }));
  open();
  await answers(left('900'));
  await answers(left('890'));
  assert.deepEqual(reasons(), ['crossed']);
  isImported = true;
  changes.fire();
  await clock.advance(1_000);
  assert.deepEqual(reasons(), ['crossed', 'expiring']);
});
