import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lanes } from '../../../../src/monitor/when/lanes.ts';
import { settled } from '../../fakes/fakeClock.ts';

/** Tasks that end when they are told to. */
class Tasks {
  readonly begun: string[] = [];
  readonly lanes: Lanes;
  readonly #ends = new Map<string, { resolve(): void; reject(error: Error): void }>();

  constructor(width: number) {
    this.lanes = new Lanes(width);
  }

  run(lane: string, name: string): Promise<string> {
    return this.lanes.run(lane, () => {
      this.begun.push(name);
      return new Promise((resolve, reject) => this.#ends.set(name, { resolve: () => resolve(name), reject }));
    });
  }

  async end(name: string): Promise<void> {
    this.#ends.get(name)?.resolve();
    await settled();
  }

  async fail(name: string): Promise<void> {
    this.#ends.get(name)?.reject(new RangeError(name));
    await settled();
  }
}

test('at most the width run at a time, the others in the order in which they came', async () => {
  const tasks = new Tasks(2);
  const results = ['a', 'b', 'c', 'd', 'e'].map((name) => tasks.run('host', name));
  await settled();
  assert.deepEqual(tasks.begun, ['a', 'b']);
  await tasks.end('b');
  assert.deepEqual(tasks.begun, ['a', 'b', 'c']);
  results.push(tasks.run('host', 'f'));
  await settled();
  assert.deepEqual(tasks.begun, ['a', 'b', 'c']);
  for (const name of ['a', 'c', 'd', 'e']) {
    await tasks.end(name);
  }
  assert.deepEqual(tasks.begun, ['a', 'b', 'c', 'd', 'e', 'f']);
  await tasks.end('f');
  assert.deepEqual(await Promise.all(results), ['a', 'b', 'c', 'd', 'e', 'f']);
});

test('one that comes while a place is handed on waits behind those in line', async () => {
  const tasks = new Tasks(1);
  for (const name of ['a', 'b']) {
    void tasks.run('host', name);
  }
  await settled();
  const ended = tasks.end('a');
  void tasks.run('host', 'c');
  await ended;
  assert.deepEqual(tasks.begun, ['a', 'b']);
  await tasks.end('b');
  assert.deepEqual(tasks.begun, ['a', 'b', 'c']);
});

test('row 21: a lane that hangs holds up no other', async () => {
  const tasks = new Tasks(1);
  void tasks.run('hangs', 'a');
  void tasks.run('hangs', 'b');
  const other = tasks.run('answers', 'c');
  await settled();
  assert.deepEqual(tasks.begun, ['a', 'c']);
  await tasks.end('c');
  assert.equal(await other, 'c');
});

test('a task that rejects or throws frees its place and keeps its error', async () => {
  const tasks = new Tasks(1);
  const failed = tasks.run('host', 'a');
  const next = tasks.run('host', 'b');
  const caught = assert.rejects(failed, RangeError);
  await tasks.fail('a');
  await caught;
  await tasks.end('b');
  assert.equal(await next, 'b');
  await assert.rejects(
    tasks.lanes.run('host', () => {
      throw new TypeError('at once');
    }),
    TypeError,
  );
  void tasks.run('host', 'c');
  await settled();
  assert.deepEqual(tasks.begun, ['a', 'b', 'c']);
});

test('a lane that has emptied has its whole width again', async () => {
  const tasks = new Tasks(2);
  for (const round of ['1', '2', '3']) {
    void tasks.run('host', `a${round}`);
    void tasks.run('host', `b${round}`);
    void tasks.run('host', `c${round}`);
    await settled();
    assert.deepEqual(tasks.begun.splice(0), [`a${round}`, `b${round}`]);
    await tasks.end(`a${round}`);
    assert.deepEqual(tasks.begun.splice(0), [`c${round}`]);
    await tasks.end(`b${round}`);
    await tasks.end(`c${round}`);
  }
});
