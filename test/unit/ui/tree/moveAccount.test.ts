import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { SETTINGS } from '../../../../src/ui/editor/ids.ts';
import type { Movable, View } from '../../../../src/ui/tree/accountOrder.ts';
import { forgetMade, made } from '../../vscode.ts';
import { entries } from '../openWindow.ts';
import { quickly } from '../quickly.ts';
import { account, PROVIDER } from '../sample.ts';

const { drop, moveBy } = await import('../../../../src/ui/tree/moveAccount.ts');

const OTHER = { ...PROVIDER, id: 'other' };
const [A, B, C] = [account('a'), account('b'), account('c', { provider: 'other' })];
const arrangement = { total: 3, low: 0, canGroup: true, accountIds: ['a', 'b', 'c'] };
const groups = [
  {
    provider: 'tester',
    accountIds: ['a', 'b'],
    counts: { accounts: 2, low: 0, empty: 0, troubled: 0, old: 0, waiting: 0, loading: 0 },
  },
  {
    provider: 'other',
    accountIds: ['c'],
    counts: { accounts: 1, low: 0, empty: 0, troubled: 0, old: 0, waiting: 0, loading: 0 },
  },
];

function partsOf(more: Partial<View> = {}): Parameters<typeof drop>[2] {
  const accounts = [A, B, C].map(({ id, provider }) => ({ id, provider }));
  const view = { accounts, order: 'own', arrangement: { ...arrangement, groups: undefined }, ...more } satisfies View;
  return { providers: [PROVIDER, OTHER], language: english, view };
}

const the = (accountId: string): Movable => ({ kind: 'account', accountId });
const ids = (): readonly unknown[] => entries().map((entry) => Object(entry).id);

beforeEach(() => {
  forgetMade();
  made.settings.set(SETTINGS.accounts, [A, B, C]);
});

for (const [about, move, expected] of [
  ['up', () => moveBy(the('b'), 'up', partsOf()), ['b', 'a', 'c']],
  ['down', () => moveBy(the('a'), 'down', partsOf()), ['b', 'a', 'c']],
  ['up from the top', () => moveBy(the('a'), 'up', partsOf()), ['a', 'b', 'c']],
  ['to the place of another one', () => drop(the('c'), the('a'), partsOf()), ['c', 'a', 'b']],
  ['to the end', () => drop(the('a'), undefined, partsOf()), ['b', 'c', 'a']],
] as const) {
  test(`an account is moved ${about}`, async () => {
    await quickly(move);
    assert.deepEqual([ids(), made.messages], [expected, []]);
  });
}

test('two moves at one moment are both made, the second to what the first has left', async () => {
  await quickly(() => Promise.all([moveBy(the('c'), 'up', partsOf()), moveBy(the('c'), 'up', partsOf())]));
  assert.deepEqual(ids(), ['c', 'a', 'b']);
});

test('an account stays with its provider where they are grouped, and that is said', async () => {
  const parts = partsOf({ arrangement: { ...arrangement, groups } });
  await quickly(() => drop(the('a'), the('c'), parts));
  assert.deepEqual(
    [ids(), made.messages],
    [['a', 'b', 'c'], ['An account stays with its provider. Without groups it can be moved anywhere.']],
  );
});

test('what keeps a drop from being made is said, as nobody else would', async () => {
  made.readOnly = new Error('Unable to write into user settings.');
  await quickly(() => drop(the('b'), the('a'), partsOf()));
  assert.deepEqual(made.shown, [['error', 'Unable to write into user settings.']]);
});
