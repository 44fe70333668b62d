import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lastShownMemory } from '../../../../src/ui/statusBar/lastShown.ts';
import type { LastShown } from '../../../../src/ui/statusBar/selection.ts';
import { Memento } from '../memento.ts';

test('what was shown is there in the next session', () => {
  const memento = new Memento();
  const memory = lastShownMemory(memento);
  assert.deepEqual(memory.read(), []);
  const last: LastShown = [
    { accountId: 'a', key: undefined, group: 'enough' },
    { accountId: 'b', key: 'voice', group: 'low' },
  ];
  memory.write(last);
  assert.deepEqual(lastShownMemory(memento).read(), last);
});

test('it is written when it changes, and not with each paint', () => {
  const memento = new Memento([{ accountId: 'a', group: 'low' }]);
  const memory = lastShownMemory(memento);
  memory.write([{ accountId: 'a', key: undefined, group: 'low' }]);
  assert.equal(memento.writes.length, 0);
  memory.write([{ accountId: 'a', key: 'voice', group: 'low' }]);
  memory.write([{ accountId: 'a', key: 'voice', group: 'low' }]);
  assert.equal(memento.writes.length, 1);
});

test('what cannot be read is left out', () => {
  for (const bad of [null, 7, 'a', {}, [null], [7], [{}], [{ accountId: 7 }], [['a']]]) {
    assert.deepEqual(lastShownMemory(new Memento(bad)).read(), []);
  }
  assert.deepEqual(lastShownMemory(new Memento([{ accountId: 'a', key: 7, group: 'much' }])).read(), [
    { accountId: 'a', key: undefined, group: 'none' },
  ]);
});
