import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { AccountStatus } from '../../../src/balance/account/state.ts';
import { english } from '../../../src/base/language.ts';
import { EditRefused } from '../../../src/ui/accounts/editProblem.ts';
import { forgetMade, made } from '../vscode.ts';
import { NOW, PROVIDERS, reading, status } from './sample.ts';

const { chooseAccount } = await import('../../../src/ui/chooseAccount.ts');

const [a, b, c] = ['a', '$(zap) b', 'c'].map((name) => status(name, { kind: 'ok', reading: reading() }));

function choose(
  target: unknown,
  accounts: readonly (AccountStatus | undefined)[],
  among?: Parameters<typeof chooseAccount>[2],
  selected: readonly unknown[] = [],
) {
  const statuses = accounts.filter((each) => each !== undefined);
  const parts = {
    monitor: { statuses: () => statuses },
    providers: PROVIDERS,
    clock: { now: () => NOW },
    language: english,
    selected: () => selected,
  };
  return chooseAccount(target, parts, among);
}

beforeEach(forgetMade);

test('the account that is named is taken without a question, also from among others', async () => {
  assert.equal(await choose({ accountId: 'c' }, [a, b, c]), c);
  assert.equal(await choose({ accountId: 'c' }, [a, c], { noneText: '', isChoice: () => false }), c);
  assert.deepEqual(made.lists, []);
});

test('one that is gone is no other one', async () => {
  await assert.rejects(
    choose({ accountId: 'x' }, [a]),
    (error) => error instanceof EditRefused && error.problem.kind === 'gone',
  );
  assert.deepEqual([made.lists, made.messages], [[], []]);
});

test('the only account is taken without a question', async () => {
  assert.equal(await choose(undefined, [a]), a);
  assert.equal(await choose(undefined, [a, b], { noneText: '', isChoice: (each) => each === b }), b);
  assert.deepEqual(made.lists, []);
});

test('of several the user picks one, by its name and its balance, where a name stays text', async () => {
  const name = '\\$(zap) b';
  made.answers.push(name);
  assert.equal(await choose(undefined, [a, b, c]), b);
  assert.deepEqual(made.lists, [['a', name, 'c']]);
});

test('B1: one that has gone while it was picked is no other one, and one that has changed is what it is now', async () => {
  const changed = status('c', { kind: 'loading' });
  const pickC = async (later: readonly (AccountStatus | undefined)[]) => {
    made.answers.push('c');
    const before = made.lists.length;
    const monitor = {
      statuses: () => (made.lists.length > before ? later : [a, c]).filter((each) => each !== undefined),
    };
    const clock = { now: () => NOW };
    return chooseAccount(undefined, { monitor, providers: PROVIDERS, clock, language: english, selected: () => [] });
  };
  await assert.rejects(pickC([a]), (error) => error instanceof EditRefused && error.problem.kind === 'gone');
  assert.equal(await pickC([a, changed]), changed);
});

test('Esc chooses none', async () => {
  assert.equal(await choose(undefined, [a, b]), undefined);
  assert.deepEqual(made.messages, []);
});

test('where there is none to choose, that is said', async () => {
  assert.equal(await choose(undefined, [a], { noneText: 'None is pinned.', isChoice: () => false }), undefined);
  assert.deepEqual(made.messages, ['None is pinned.']);
});

test('E7: where there is no account at all one can be added, also where some would be no choice', async () => {
  made.answer = 'Add Account';
  for (const among of [undefined, { noneText: 'None is pinned.', isChoice: () => false }]) {
    assert.equal(await choose(undefined, [], among), undefined);
  }
  assert.deepEqual(made.messages, ['There is no account yet.', 'There is no account yet.']);
  assert.deepEqual(made.executed, [['messagingBalance.addAccount'], ['messagingBalance.addAccount']]);
});

test('18.3: where none is named, as for a key, the account of the selected row is taken, if it is a choice', async () => {
  const row = (accountId: string) => ({ kind: 'account', accountId });
  assert.equal(await choose(undefined, [a, b, c], undefined, [row('c')]), c);
  assert.equal(await choose(undefined, [a, b, c], undefined, [row('c'), { kind: 'detail', accountId: 'c' }]), c);
  assert.equal(await choose({ accountId: 'a' }, [a, b, c], undefined, [row('c')]), a);
  assert.deepEqual(made.lists, []);
  for (const [selected, among] of [
    [[row('a'), row('c')], undefined],
    [[row('gone')], undefined],
    [[{ kind: 'invalid' }], undefined],
    [[row('c')], { noneText: '', isChoice: (each: AccountStatus) => each !== c }],
  ] as const) {
    made.answers.push('a');
    assert.equal(await choose(undefined, [a, b, c], among, selected), a);
  }
  assert.equal(made.lists.length, 4);
});
