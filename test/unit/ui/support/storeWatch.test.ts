import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Emitter } from '../../../../src/base/event.ts';
import { english } from '../../../../src/base/language.ts';
import type { Store, StoreMode } from '../../../../src/store/port/store.ts';
import { TestLog } from '../../fakes/testLog.ts';
import { forgetMade, made } from '../../vscode.ts';

const { watchStore } = await import('../../../../src/ui/support/storeWatch.ts');

/** A store whose place can change. */
function watched(mode: StoreMode) {
  const changed = new Emitter<void>();
  const log = new TestLog();
  const store = { mode, onDidChangeMode: changed.event };
  const watch = watchStore(store as unknown as Store, log, english);
  return {
    ...{ log, watch },
    change(next: StoreMode): void {
      store.mode = next;
      changed.fire();
    },
  };
}

beforeEach(forgetMade);

test('in the usual case there is nothing to say', () => {
  const { log } = watched({ kind: 'shared' });
  assert.deepEqual([made.messages, log.lines], [[], []]);
});

test('what is missing is said once, now and when that changes, and is noted in the log', () => {
  const { log, change, watch } = watched({ kind: 'memory', problem: 'disk-full' });
  change({ kind: 'memory', problem: 'disk-full' });
  assert.equal(made.messages.length, 1);
  change({ kind: 'memory', problem: 'locked' });
  change({ kind: 'memory', problem: 'disk-full' });
  assert.deepEqual(
    made.shown.map(([kind, text]) => `${kind}: ${text.split('.')[0]}`),
    ['warning: The disk is full', 'warning: Another program holds the file with the history'],
  );
  assert.equal(log.lines.length, 2);
  watch.dispose();
  change({ kind: 'memory', problem: 'io' });
  assert.equal(made.messages.length, 2);
});

test('a file of a later version offers a reload', async () => {
  made.answers.push('Reload Window');
  watched({ kind: 'memory', problem: 'newer-schema' });
  await Promise.resolve();
  await Promise.resolve();
  assert.deepEqual(made.shown[0]?.slice(2), ['Reload Window']);
});

test('the log does not tell whose machine it is', () => {
  const { log } = watched({ kind: 'shared', movedTo: '/home/canary/balances.damaged' });
  assert.match(made.messages[0] ?? '', /canary/);
  assert.doesNotMatch(log.lines[0] ?? '', /canary/);
  assert.match(log.lines[0] ?? '', /balances\.damaged/);
});
