import assert from 'node:assert/strict';
import { test } from 'node:test';
import { persisted } from '../../../../src/ui/editor/persisted.ts';
import { Memento } from '../memento.ts';

const parse = (saved: unknown): readonly string[] =>
  Array.isArray(saved) ? saved.filter((each) => typeof each === 'string') : [];

test('what was written is there in the next session, as it is parsed', async () => {
  const memento = new Memento();
  assert.deepEqual(persisted(memento, 'key', parse).read(), []);
  await persisted(memento, 'key', parse).write(['a']);
  assert.deepEqual(persisted(memento, 'key', parse).read(), ['a']);
  assert.deepEqual(persisted(new Memento(['a', 7]), 'key', parse).read(), ['a']);
});

test('it is written when it changes, and not each time', async () => {
  const memento = new Memento(['a']);
  const value = persisted(memento, 'key', parse);
  await value.write(['a']);
  assert.equal(memento.writes.length, 0);
  await value.write(['a', 'b']);
  await value.write(['a', 'b']);
  assert.equal(memento.writes.length, 1);
  await value.write(['a']);
  assert.equal(memento.writes.length, 2);
});
