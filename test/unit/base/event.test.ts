import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Emitter } from '../../../src/base/event.ts';

test('every listener hears every event until its registration is disposed', () => {
  const emitter = new Emitter<number>();
  const heard: string[] = [];
  const first = emitter.event((value) => heard.push(`first ${value}`));
  emitter.event((value) => heard.push(`second ${value}`));
  emitter.fire(1);
  first.dispose();
  first.dispose();
  emitter.fire(2);
  assert.deepEqual(heard, ['first 1', 'second 1', 'second 2']);
  assert.equal(emitter.listenerCount, 1);
});

test('a function registered twice is heard twice, and one registration ends one of them', () => {
  const emitter = new Emitter<number>();
  let heard = 0;
  const listener = (): void => {
    heard++;
  };
  const first = emitter.event(listener);
  emitter.event(listener);
  emitter.fire(1);
  assert.equal(heard, 2);
  first.dispose();
  emitter.fire(1);
  assert.equal(heard, 3);
});

test('a listener that throws keeps none from hearing, and its error is thrown afterwards', () => {
  const emitter = new Emitter<number>();
  let heard = 0;
  emitter.event(() => {
    throw new RangeError('a defect');
  });
  emitter.event(() => heard++);
  assert.throws(() => emitter.fire(1), RangeError);
  assert.equal(heard, 1);
  emitter.event(() => {
    throw new TypeError('another defect');
  });
  assert.throws(() => emitter.fire(1), AggregateError);
  assert.equal(heard, 2);
});

test('an announcement goes on after an error, which is reported as uncaught', async () => {
  const emitter = new Emitter<number>();
  let heard = 0;
  emitter.event(() => {
    throw new RangeError('a defect');
  });
  emitter.event(() => heard++);
  const uncaught = new Promise((resolve) => process.setUncaughtExceptionCaptureCallback(resolve));
  try {
    emitter.announce(1);
    assert.equal(heard, 1);
    assert.ok((await uncaught) instanceof RangeError);
  } finally {
    process.setUncaughtExceptionCaptureCallback(null);
  }
});

test('a listener added while an event is fired hears the next one', () => {
  const emitter = new Emitter<number>();
  const heard: number[] = [];
  const registration = emitter.event(() => {
    emitter.event((value) => heard.push(value));
    registration.dispose();
  });
  emitter.fire(1);
  assert.deepEqual(heard, []);
  emitter.fire(2);
  assert.deepEqual(heard, [2]);
});

test('a disposed emitter has no listeners and tells no one', () => {
  const emitter = new Emitter<number>();
  let heard = 0;
  emitter.event(() => heard++);
  emitter.dispose();
  emitter.fire(1);
  assert.equal(heard, 0);
  assert.equal(emitter.listenerCount, 0);
});
