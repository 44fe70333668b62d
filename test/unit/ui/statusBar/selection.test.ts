import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountStatus } from '../../../../src/balance/account/state.ts';
import type { Trend } from '../../../../src/balance/forecast/trend.ts';
import type { Outlook } from '../../../../src/monitor/standing/outlook.ts';
import { DEFAULT_CHOICES, type StatusBarChoices } from '../../../../src/ui/statusBar/choices.ts';
import {
  type LastShown,
  lastShownOf,
  numbersOf,
  parseLastShown,
  selectionOf,
} from '../../../../src/ui/statusBar/selection.ts';
import { exact } from '../../balance/amount/exact.ts';
import { outlook, runsOut } from '../../wording/outlook.ts';
import { account, PROVIDERS, quantity, reading, STATES, status } from '../sample.ts';

/** An account: its two amounts, its threshold of the general messages, the days that each lasts once trends are known. */
interface Given {
  readonly general?: string;
  readonly voice?: string | null;
  readonly below?: string;
  readonly days?: readonly [general?: number, voice?: number];
  /** Nothing was read yet. */
  readonly loading?: true;
  /** Trends are not there yet. */
  readonly unsettled?: true;
}

const LASTS: Trend = { forecast: { kind: 'none', missing: 'spending', perDay: 0 } };

/** What stands in the bar, as `name`, or `name voice` where it is not the headline. */
function select(
  accounts: Readonly<Record<string, Given>>,
  choices: Partial<StatusBarChoices> = {},
  last: LastShown = [],
): { readonly names: readonly string[]; readonly instead: string | undefined } {
  const outlooks = new Map<string, Outlook>();
  const statuses = Object.entries(accounts).map(
    ([name, { general = '500', voice = '70', below, days = [], loading, unsettled }]): AccountStatus => {
      if (loading === true) {
        const each = status(name, { kind: 'loading' });
        outlooks.set(name, outlook(each));
        return each;
      }
      const each: AccountStatus = {
        ...status(name, { kind: 'ok', reading: reading(0, [quantity('general', general), quantity('voice', voice)]) }),
        account: account(name, below === undefined ? {} : { thresholds: { general: exact(below) } }),
      };
      const [first, second] = days.map((left) => (left === undefined ? LASTS : { forecast: runsOut(left) }));
      const trends = { general: first ?? LASTS, voice: second ?? LASTS };
      outlooks.set(name, outlook(each, unsettled === true ? {} : trends));
      return each;
    },
  );
  const outlookOf = ({ account: { id } }: AccountStatus) => outlooks.get(id) ?? assert.fail(id);
  const numbers = numbersOf(statuses, PROVIDERS, outlookOf, last);
  const selection = selectionOf(numbers, { ...DEFAULT_CHOICES, ...choices }, last);
  const names = lastShownOf(selection.chosen).map(({ accountId, key }) => [accountId, key].filter(Boolean).join(' '));
  return { names, instead: selection.instead };
}

const shown = (...names: readonly string[]) => ({ names, instead: undefined });
const six = { a: {}, b: {}, c: {}, d: {}, e: {}, f: {} };

for (const [what, selected, expected] of [
  ['no account', select({}), shown()],
  ['accounts of which nothing is known: the first', select({ a: {}, b: {} }), shown('a')],
  ['the one that is low', select({ a: {}, b: { below: '501' } }), shown('b')],
  ['the one that runs out first', select({ a: { days: [9] }, b: { days: [8] }, c: {} }), shown('b')],
  ['the one with a quantity that runs out first', select({ a: { days: [9] }, b: { days: [60, 8] } }), shown('b voice')],
  ['E3: all, what is low first', select({ a: {}, b: { below: '501' } }, { show: 'all' }), shown('b', 'a')],
  [
    'all with their tightest quantities',
    select({ a: {}, b: { days: [60, 8] } }, { show: 'all' }),
    shown('a', 'b voice'),
  ],
  ['all, however many', select(six, { show: 'all' }), shown('a', 'b', 'c', 'd', 'e', 'f')],
  ['none', select({ a: { general: '0' } }, { show: 'hidden' }), shown()],
  ['the pinned ones in their order', select(six, { show: 'pinned', pinned: ['e', 'b'] }), shown('e', 'b')],
  ['the pinned ones that are there', select(six, { show: 'pinned', pinned: ['x', 'b'] }), shown('b')],
  [
    'nothing pinned: the tightest one instead',
    select({ a: {}, b: { below: '501' } }, { show: 'pinned' }),
    { ...shown('b'), instead: 'nothing-pinned' },
  ],
  [
    'pinned ones that are gone: the tightest one instead',
    select({ a: {}, b: { below: '501' } }, { show: 'pinned', pinned: ['x'] }),
    { ...shown('b'), instead: 'pinned-gone' },
  ],
] as const) {
  test(`in the bar: ${what}`, () => assert.deepEqual(selected, expected));
}

test('pins do nothing while something else is shown', () => {
  assert.deepEqual(select({ a: {}, b: {} }, { pinned: ['b'] }), shown('a'));
});

const last = [{ accountId: 'b', key: 'voice', group: 'enough' }] as const;

const WHILE_WAITING: readonly (readonly [what: string, accounts: Readonly<Record<string, Given>>, expected: string])[] =
  [
    ['stays until all trends are known', { a: { days: [3], unsettled: true }, b: { unsettled: true } }, 'b voice'],
    ['stays until the last trend is known', { a: { days: [3] }, b: { unsettled: true } }, 'b voice'],
    [
      'stays though the others are known',
      { a: { unsettled: true }, b: { days: [40, 9] }, c: { days: [3] } },
      'b voice',
    ],
    ['yields once all are known', { a: { days: [3] }, b: { days: [40, 9] } }, 'a'],
    ['yields though another account was never read', { a: { days: [3] }, b: {}, c: { loading: true } }, 'a'],
    ['yields to the headline once all is known', { b: { days: [40] } }, 'b'],
    ['yields to what is low at once', { a: { below: '501', unsettled: true }, b: { unsettled: true } }, 'a'],
    ['shows what is low of its own at once', { a: { unsettled: true }, b: { below: '501', unsettled: true } }, 'b'],
    ['is gone', { a: { unsettled: true }, c: { unsettled: true } }, 'a'],
    ['has no such amount any more', { a: {}, b: { voice: null, unsettled: true } }, 'b'],
  ];

for (const [what, accounts, expected] of WHILE_WAITING) {
  test(`the quantity that was shown before ${what}`, () => {
    assert.deepEqual(select(accounts, {}, last).names, [expected]);
  });
}

test('what was low by its days stays beside another low one until its days are known again', () => {
  const was = [{ accountId: 'b', key: 'voice', group: 'low' }] as const;
  const waiting = { a: { below: '501', unsettled: true }, b: { unsettled: true } } as const;
  assert.deepEqual(select(waiting, {}, was).names, ['b voice']);
  assert.deepEqual(select({ ...waiting, a: { general: '0', unsettled: true } }, {}, was).names, ['a']);
  assert.deepEqual(select({ a: { below: '501' }, b: {} }, {}, was).names, ['a']);
});

test('what is remembered is what was shown', () => {
  const numbers = numbersOf([STATES.failed, STATES.fresh], PROVIDERS, () => outlook(STATES.fresh), []);
  const selection = selectionOf(numbers, { show: 'all', pinned: [] }, []);
  assert.deepEqual(lastShownOf(selection.chosen), [
    { accountId: 'Main', key: undefined, group: 'none' },
    { accountId: 'Main', key: undefined, group: 'enough' },
  ]);
});

test('what was shown is there in the next session', () => {
  assert.deepEqual(parseLastShown(undefined), []);
  const last: LastShown = [
    { accountId: 'a', key: undefined, group: 'enough' },
    { accountId: 'b', key: 'voice', group: 'low' },
  ];
  assert.deepEqual(parseLastShown(JSON.parse(JSON.stringify(last))), last);
});

test('what cannot be read is left out', () => {
  for (const bad of [null, 7, 'a', {}, [null], [7], [{}], [{ accountId: 7 }], [['a']]]) {
    assert.deepEqual(parseLastShown(bad), []);
  }
  assert.deepEqual(parseLastShown([{ accountId: 'a', key: 7, group: 'much' }]), [
    { accountId: 'a', key: undefined, group: 'none' },
  ]);
});
