import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TreeMemory } from '../../../../src/ui/tree/memory.ts';

/** VS Code's memory, as one that lasts over restarts. */
function memento(saved?: unknown) {
  const values = new Map<string, unknown>(saved === undefined ? [] : [['tree', saved]]);
  return {
    values,
    keys: () => [...values.keys()],
    get: <T>(key: string, other?: T): T | undefined => (values.get(key) as T | undefined) ?? other,
    update: async (key: string, value: unknown) => void values.set(key, structuredClone(value)),
  };
}

test('the filter and what is closed are there after a restart', () => {
  const kept = memento();
  const memory = new TreeMemory(kept);
  assert.equal(memory.lowOnly, false);
  assert.equal(memory.isClosed('a', false), false);
  memory.lowOnly = true;
  assert.equal(new TreeMemory(kept).lowOnly, true);
  memory.note('a', true);
  memory.note('b', true);
  memory.note('b', false);
  const next = new TreeMemory(kept);
  assert.equal(next.lowOnly, true);
  assert.deepEqual(
    ['a', 'b'].map((id) => next.isClosed(id, false)),
    [true, false],
  );
});

test('nodes that are gone are forgotten', () => {
  const kept = memento({ lowOnly: false, closed: ['a', 'b'] });
  const memory = new TreeMemory(kept);
  memory.keep((id) => id === 'b');
  memory.note('c', true);
  assert.deepEqual(kept.values.get('tree'), { lowOnly: false, closed: ['b', 'c'], opened: [] });
});

for (const saved of [null, 7, 'x', [], { lowOnly: 'yes', closed: 'a' }, { closed: [1, null] }]) {
  test(`what cannot be read counts as nothing: ${JSON.stringify(saved)}`, () => {
    const kept = memento(saved);
    const memory = new TreeMemory(kept);
    assert.equal(memory.lowOnly, false);
    assert.equal(memory.isClosed('a', false), false);
    memory.lowOnly = true;
    assert.deepEqual(kept.values.get('tree'), { lowOnly: true, closed: [], opened: [] });
  });
}

test('18.3: what the user has opened stays open where nodes are usually closed, until it is gone', () => {
  const kept = memento();
  const memory = new TreeMemory(kept);
  const closed = (of: TreeMemory) => ['a', 'b', 'c'].map((id) => of.isClosed(id, true));
  assert.deepEqual(closed(memory), [true, true, true]);
  memory.note('a', false);
  memory.note('b', false);
  memory.note('b', true);
  assert.deepEqual(closed(new TreeMemory(kept)), [false, true, true]);
  assert.equal(memory.isClosed('b', false), true);
  memory.keep((id) => id !== 'a');
  assert.deepEqual(closed(memory), [true, true, true]);
});
