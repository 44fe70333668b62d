import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountStatus } from '../../../src/balance/state.ts';
import { NO_OUTLOOK } from '../../../src/monitor/outlook.ts';
import type { TreeChoices } from '../../../src/ui/treeArrangement.ts';
import { type OutlineSource, TreeOutline } from '../../../src/ui/treeOutline.ts';
import { inOneLine, listed, NAMING, OWN_FLAT, OWN_GROUPED } from './listed.ts';

/** Accounts that are changed by a test, and how often each way of asking for them was used. */
class CountingSource implements OutlineSource {
  readonly calls = { statuses: 0, status: 0, outlookOf: 0, headlineOf: 0 };
  #accounts: readonly ReturnType<typeof listed>[number][] = [];

  constructor(...written: readonly string[]) {
    this.set(...written);
  }

  set(...written: readonly string[]): void {
    this.#accounts = listed(...written);
    this.forget();
  }

  forget(): void {
    Object.assign(this.calls, { statuses: 0, status: 0, outlookOf: 0, headlineOf: 0 });
  }

  statuses() {
    this.calls.statuses += 1;
    return this.#accounts.map(({ status }) => status);
  }

  status(id: string) {
    this.calls.status += 1;
    return this.#accounts.find(({ status }) => status.account.id === id)?.status;
  }

  outlookOf(status: AccountStatus) {
    this.calls.outlookOf += 1;
    return this.#accounts.find((each) => each.status === status)?.outlook ?? NO_OUTLOOK;
  }

  headlineOf() {
    this.calls.headlineOf += 1;
    return 'general';
  }
}

function outlineOf(source: OutlineSource, choices: TreeChoices = OWN_GROUPED): TreeOutline {
  const outline = new TreeOutline(source, NAMING);
  outline.update(choices);
  return outline;
}

const THOUSAND = Array.from({ length: 1_000 }, (_, index) => `${index % 2 === 0 ? 'a' : 'b'}/${index}`);
const ONE_READ = { statuses: 0, status: 1, outlookOf: 1, headlineOf: 1 };

test('a change of one account of a thousand reads that one and draws that one', () => {
  for (const choices of [OWN_GROUPED, OWN_FLAT, { ...OWN_FLAT, order: 'name' } as const]) {
    const source = new CountingSource(...THOUSAND);
    const outline = outlineOf(source, choices);
    assert.deepEqual(source.calls, { statuses: 1, status: 0, outlookOf: 1_000, headlineOf: 1_000 });
    source.forget();
    assert.deepEqual(outline.update(choices, ['500']), { kind: 'nodes', providers: [], accountIds: ['500'] });
    assert.deepEqual(source.calls, ONE_READ);
  }
});

test('what is shown afterwards is not read again', () => {
  const source = new CountingSource(...THOUSAND);
  const outline = outlineOf(source);
  source.forget();
  assert.equal(outline.account('500')?.status.account.id, '500');
  assert.equal(outline.group('a')?.accountIds.length, 500);
  assert.equal(outline.accounts().length, 1_000);
  assert.equal(outline.refreshing, false);
  assert.equal(outline.arrangement.low, 0);
  assert.deepEqual(source.calls, { statuses: 0, status: 0, outlookOf: 0, headlineOf: 0 });
});

test('by tightness, a change that moves no account draws that one, and one that does draws all', () => {
  const choices = { ...OWN_FLAT, order: 'tightness' } as const;
  const source = new CountingSource(...THOUSAND);
  const outline = outlineOf(source, choices);
  assert.deepEqual(outline.update(choices, ['500']), { kind: 'nodes', providers: [], accountIds: ['500'] });
  source.set(...THOUSAND.with(500, 'a/500 low'));
  assert.deepEqual(outline.update(choices, ['500']), { kind: 'tree' });
  assert.deepEqual(source.calls, ONE_READ);
  assert.equal(outline.arrangement.accountIds[0], '500');
});

test('a level that changes draws the group, which counts it, with all that is below', () => {
  const source = new CountingSource('a/1', 'b/2', 'a/3');
  const outline = outlineOf(source);
  source.set('a/1', 'b/2', 'a/3 low');
  assert.deepEqual(outline.update(OWN_GROUPED, ['3', '2']), { kind: 'nodes', providers: ['a'], accountIds: ['2'] });
});

test('an account that is hidden is not drawn', () => {
  const choices = { ...OWN_FLAT, lowOnly: true };
  const outline = outlineOf(new CountingSource('a/1 low', 'b/2', 'a/3'), choices);
  assert.deepEqual(outline.update(choices, ['2', '1', '1']), { kind: 'nodes', providers: [], accountIds: ['1'] });
});

test('accounts that come, go or change places are read anew', () => {
  const source = new CountingSource('a/1', 'b/2');
  const outline = outlineOf(source);
  source.set('a/1', 'b/2', 'b/3');
  assert.deepEqual(outline.update(OWN_GROUPED, ['3']), { kind: 'nodes', providers: ['b'], accountIds: [] });
  assert.equal(inOneLine(outline.arrangement), 'a: 1 | b: 2 3');
  source.set('a/1', 'b/3');
  outline.update(OWN_GROUPED, ['2']);
  assert.equal(inOneLine(outline.arrangement), 'a: 1 | b: 3');
  assert.equal(outline.account('2'), undefined);
  source.set('b/3', 'a/1');
  assert.deepEqual(outline.update(OWN_GROUPED, ['1', '3']), { kind: 'tree' });
  assert.equal(inOneLine(outline.arrangement), 'b: 3 | a: 1');
});

test('without ids all accounts are read and drawn', () => {
  const source = new CountingSource('a/1', 'b/2');
  const outline = outlineOf(source);
  source.forget();
  assert.deepEqual(outline.update(OWN_GROUPED), { kind: 'tree' });
  assert.deepEqual(source.calls, { statuses: 1, status: 0, outlookOf: 2, headlineOf: 2 });
});

test('when all change, as their ages do, each is read once and drawn alone', () => {
  const source = new CountingSource('a/1', 'b/2');
  const outline = outlineOf(source);
  source.forget();
  assert.deepEqual(outline.update(OWN_GROUPED, ['2', '1']), { kind: 'nodes', providers: [], accountIds: ['2', '1'] });
  assert.deepEqual(source.calls, { statuses: 1, status: 0, outlookOf: 2, headlineOf: 2 });
});

test('another choice reads no account', () => {
  const source = new CountingSource(...THOUSAND);
  const outline = outlineOf(source);
  source.forget();
  assert.deepEqual(outline.update(OWN_FLAT, []), { kind: 'tree' });
  assert.deepEqual(outline.update({ ...OWN_FLAT, lowOnly: true }, []), { kind: 'tree' });
  assert.deepEqual(source.calls, { statuses: 0, status: 0, outlookOf: 0, headlineOf: 0 });
});
