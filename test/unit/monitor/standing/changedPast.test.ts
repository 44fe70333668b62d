import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityOf } from '../../../../src/balance/account/identity.ts';
import { Emitter } from '../../../../src/base/event.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import type { Store } from '../../../../src/store/port/store.ts';
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
