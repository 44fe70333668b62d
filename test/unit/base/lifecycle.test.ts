import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DisposableStore, MutableDisposable, toDisposable } from '../../../src/base/lifecycle.ts';

test('a clean-up runs once, however often it is asked for', () => {
  let runs = 0;
  const disposable = toDisposable(() => runs++);
  disposable.dispose();
  disposable.dispose();
  assert.equal(runs, 1);
});

test('a clean-up that disposes itself runs once', () => {
  let runs = 0;
  const disposable = toDisposable(() => {
    runs++;
    disposable.dispose();
  });
  disposable.dispose();
  assert.equal(runs, 1);
});

test('a store disposes the latest first, each once, and what comes later at once', () => {
  const order: string[] = [];
  const store = new DisposableStore();
  const first = toDisposable(() => order.push('first'));
  assert.equal(store.add(first), first);
  store.add(toDisposable(() => order.push('second')));
  store.dispose();
  store.dispose();
  assert.deepEqual(order, ['second', 'first']);
  store.add(toDisposable(() => order.push('late')));
  assert.deepEqual(order, ['second', 'first', 'late']);
});

test('one that throws keeps no other from being disposed, and its error is not lost', () => {
  const order: string[] = [];
  const store = new DisposableStore();
  store.add(toDisposable(() => order.push('first')));
  store.add({
    dispose() {
      throw new RangeError('a defect');
    },
  });
  store.add(toDisposable(() => order.push('third')));
  assert.throws(() => store.dispose(), RangeError);
  assert.deepEqual(order, ['third', 'first']);
});

test('a mutable disposable holds one at a time', () => {
  const order: string[] = [];
  const held = new MutableDisposable();
  held.set(toDisposable(() => order.push('first')));
  held.set(toDisposable(() => order.push('second')));
  assert.deepEqual(order, ['first']);
  held.set(undefined);
  assert.deepEqual(order, ['first', 'second']);
  held.set(toDisposable(() => order.push('third')));
  held.dispose();
  assert.deepEqual(order, ['first', 'second', 'third']);
  held.set(toDisposable(() => order.push('late')));
  assert.deepEqual(order, ['first', 'second', 'third', 'late']);
});

test('a mutable disposable loses none that is set while another is disposed', () => {
  const order: string[] = [];
  const held = new MutableDisposable();
  held.set(toDisposable(() => held.set(toDisposable(() => order.push('inner')))));
  held.set(toDisposable(() => order.push('outer')));
  held.dispose();
  assert.deepEqual(order.sort(), ['inner', 'outer']);
});

test('nothing set while a mutable disposable is disposed stays behind', () => {
  let disposed = false;
  const held = new MutableDisposable();
  held.set(toDisposable(() => held.set(toDisposable(() => (disposed = true)))));
  held.dispose();
  assert.equal(disposed, true);
});

test('a mutable disposable takes the next one although the one before throws', () => {
  let disposed = false;
  const held = new MutableDisposable();
  held.set({
    dispose() {
      throw new RangeError('a defect');
    },
  });
  assert.throws(() => held.set(toDisposable(() => (disposed = true))), RangeError);
  held.dispose();
  assert.equal(disposed, true);
});
