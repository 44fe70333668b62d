import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  accountIn,
  changedAccount,
  requireUnedited,
  withAccount,
  withEntry,
  withLevel,
  withName,
  withoutAccount,
} from '../../../../src/ui/accounts/accountEdits.ts';
import { type EditProblem, EditRefused } from '../../../../src/ui/accounts/editProblem.ts';
import { exact } from '../../balance/amount/exact.ts';
import { account, PROVIDERS } from '../sample.ts';

const [one, two] = [account('1'), account('2')];
const low = { kind: 'amount', key: 'general', level: exact('5') } as const;

/** Each action on the account with an id, and what it makes of that account's entry. */
const ACTIONS: readonly (readonly [
  name: string,
  act: (entries: readonly unknown[], id: string) => readonly unknown[],
  after: (entry: object) => readonly unknown[],
])[] = [
  ['removed', (entries, id) => withoutAccount(entries, id), () => []],
  ['renamed', (entries, id) => withName(entries, id, 'Next', PROVIDERS), (entry) => [{ ...entry, name: 'Next' }]],
  [
    'changed',
    (entries, id) => withEntry(entries, account(id), (entry) => ({ ...Object(entry), refreshInterval: 5 }), PROVIDERS),
    (entry) => [{ ...entry, refreshInterval: 5 }],
  ],
  [
    'given a threshold',
    (entries, id) => withLevel(entries, id, low, PROVIDERS),
    (entry) => [{ ...entry, thresholds: { general: 5 } }],
  ],
];

function problemOf(edit: () => unknown): EditProblem | undefined {
  try {
    edit();
  } catch (error) {
    return error instanceof EditRefused ? error.problem : undefined;
  }
  return undefined;
}

for (const [name, act, after] of ACTIONS) {
  for (const blank of ['', ' ', '\t', '\u00a0', '\u3000', ' \u3000\t\u00a0\n']) {
    test(`B2: an entry whose id has blanks around it is ${name}: ${JSON.stringify(blank)}`, () => {
      const entry = { ...one, id: `${blank}1${blank}`, comment: 'kept' };
      assert.deepEqual(act([two, entry, 7], '1'), [two, ...after(entry), 7]);
    });
  }

  for (const twin of [one, { ...one, name: 'Twin' }, { ...one, id: '\u00a01' }, { id: '1 ' }]) {
    test(`B2: of two entries with one id, none is ${name}: ${JSON.stringify(twin)}`, () => {
      for (const entries of [
        [one, two, twin],
        [twin, two, one],
      ]) {
        assert.deepEqual(
          problemOf(() => act(entries, '1')),
          { kind: 'several', id: '1' },
        );
      }
    });
  }

  test(`B1: an account that is gone is not ${name}, nor is another one`, () => {
    for (const entries of [[], [two], [{ ...one, id: 1 }], [null, '1', ['1']]]) {
      assert.deepEqual(
        problemOf(() => act(entries, '1')),
        { kind: 'gone' },
      );
    }
  });
}

test('B2: an id that looks like a secret is not told', () => {
  const id = '7289516381dcdf1113730f2b';
  const twins = [
    { ...one, id },
    { ...two, id },
  ];
  assert.deepEqual(
    problemOf(() => withoutAccount(twins, id)),
    { kind: 'several', id: '…' },
  );
});

test('B1: a threshold of a quantity that the product lacks is refused, so that the account is not lost over it', () => {
  assert.deepEqual(
    problemOf(() => withLevel([one], '1', { ...low, key: 'dev_balance' }, PROVIDERS)),
    {
      kind: 'unusable',
      entry: {
        name: '1',
        problem: { kind: 'threshold', problem: { kind: 'unknown-key', field: 'thresholds.dev_balance' } },
      },
    },
  );
});

test('B7: what the setting would refuse is not written', () => {
  const endpoints = ['https://gateway.example/7289516381dcdf1113730f2b'];
  for (const [edit, kind] of [
    [() => withName([one], '1', 'Main 7289516381dcdf1113730f2b', PROVIDERS), 'secret-in-name'],
    [() => withName([one], '1', '\u202e', PROVIDERS), 'no-text'],
    [() => withAccount([], { ...one, endpoints }, PROVIDERS), 'secret-in-field'],
    [() => withAccount([], { ...one, provider: 'nobody' }, PROVIDERS), 'unknown-provider'],
    [() => withName([{ ...one, product: 'gone' }], '1', 'Next', PROVIDERS), 'unknown-value'],
  ] as const) {
    const problem = problemOf(edit);
    assert.equal(problem?.kind === 'unusable' ? problem.entry.problem.kind : problem?.kind, kind);
  }
});

test('an account is added behind all that is there', () => {
  assert.deepEqual(withAccount([7, one], two, PROVIDERS), [7, one, two]);
  assert.deepEqual(withAccount([two, one], two, PROVIDERS), [two, one]);
});

test('18.1: an account is read as its entry stands, and one that is changed so that it could not be used is refused', () => {
  const entry = { ...one, id: ' 1', comment: 'kept' };
  assert.deepEqual(accountIn([two, entry], '1', PROVIDERS), one);
  for (const change of [() => ({ ...one, refreshInterval: 'x' }), () => 7, () => ({ ...one, place: 'nowhere' })]) {
    for (const edit of [
      () => changedAccount(one, change, PROVIDERS),
      () => withEntry([two, entry], one, change, PROVIDERS),
    ]) {
      assert.equal(problemOf(edit)?.kind, 'unusable');
    }
  }
});

test('18.1: a change that was thought of for another question is not made', () =>
  assert.deepEqual(
    problemOf(() => withEntry([{ ...one, endpoints: ['https://other.example'] }], one, (entry) => entry, PROVIDERS)),
    { kind: 'entry-changed' },
  ));

test('an account whose provider lacks its file is edited like any other, and keeps what only its provider knows', () => {
  const entry = { ...one, provider: 'telnyx', place: 'x', env: { apiKey: 'KEY' } };
  assert.deepEqual(withName([entry], '1', 'Next', PROVIDERS), [{ ...entry, name: 'Next' }]);
  assert.deepEqual(withLevel([entry], '1', low, PROVIDERS), [{ ...entry, thresholds: { general: 5 } }]);
  const seen = accountIn([entry], '1', PROVIDERS);
  requireUnedited([entry], seen, PROVIDERS);
  assert.throws(() => requireUnedited([{ ...entry, product: 'other' }], seen, PROVIDERS), EditRefused);
});
