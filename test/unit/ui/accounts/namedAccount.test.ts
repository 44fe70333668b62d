import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EditRefused } from '../../../../src/ui/accounts/editProblem.ts';
import { namedAccount, namedQuantity, requireQuantity } from '../../../../src/ui/accounts/namedAccount.ts';
import { PROVIDERS, STATES, status } from '../sample.ts';

const B = status('B', { kind: 'loading' });

for (const [name, target, kind] of [
  ['an alert of an account that was removed', { accountId: 'A', key: 'general' }, 'gone'],
  ['a row of an account that was removed', { kind: 'account', accountId: 'A' }, 'gone'],
  ['an id of no account', { accountId: '' }, 'gone'],
  ['what is no id', { accountId: 7 }, 'gone'],
  ['the id with a blank', { accountId: 'B ' }, 'gone'],
  ['the account that is there', { accountId: 'B' }, 'account'],
  ['nothing', undefined, 'none'],
  ['a group', { kind: 'group', provider: 'tester' }, 'none'],
  ['a text', 'A', 'none'],
  ['null', null, 'none'],
] as const) {
  test(`B1: whom a command means that is given ${name}`, () => {
    const named = namedAccount(target, [B]);
    assert.deepEqual(named, kind === 'account' ? { kind, status: B } : { kind });
  });
}

test('B1: without any account, one that is named is gone as well', () => {
  assert.deepEqual(namedAccount({ accountId: 'A' }, []), { kind: 'gone' });
});

for (const [target, key] of [
  [{ accountId: 'A', key: 'voice' }, 'voice'],
  [{ kind: 'detail', accountId: 'A', row: { kind: 'quantity', key: 'general' } }, 'general'],
  [{ kind: 'detail', accountId: 'A', row: { kind: 'trouble' } }, undefined],
  [{ key: 5 }, undefined],
  [undefined, undefined],
] as const) {
  test(`the quantity in ${JSON.stringify(target)}`, () => assert.equal(namedQuantity(target), key));
}

test('B1: a quantity that the product lacks is refused', () => {
  requireQuantity(STATES.fresh, 'voice', PROVIDERS);
  for (const key of ['dev_balance', '', 'Voice']) {
    assert.throws(
      () => requireQuantity(STATES.fresh, key, PROVIDERS),
      (error: unknown) => error instanceof EditRefused && error.problem.kind === 'unusable',
    );
  }
});
