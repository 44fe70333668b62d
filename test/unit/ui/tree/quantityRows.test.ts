import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountStatus } from '../../../../src/balance/account/state.ts';
import type { Quantity } from '../../../../src/balance/amount/quantity.ts';
import { formatDateTime, formatMoment } from '../../../../src/balance/text/format.ts';
import { english } from '../../../../src/base/language.ts';
import { balanceText, detailRows, detailText } from '../../../../src/ui/tree/rows.ts';
import { exact } from '../../balance/amount/exact.ts';
import { ALL_FAULTS } from '../../balance/fault/faults.ts';
import { MINUTE, NOW, PROVIDERS, quantity, reading, STATES, status, trouble } from '../sample.ts';

const details = (each: AccountStatus) => detailRows(each, PROVIDERS, NOW, english);
const REFUSED = 'api.tester.example refuses connections.';
const NEXT_LATER = `Next attempt at ${formatMoment(NOW + 2 * MINUTE, NOW, english)}.`;
const LATER = { ...STATES.stale, nextAt: NOW + 125 * MINUTE };

test('18.3: a row of trouble is a few words, also for whatever a provider says; all of it is told in the tooltip and aloud', () => {
  const [row] = details(LATER);
  assert.ok(row?.kind === 'trouble');
  assert.deepEqual(row.short, {
    label: 'No connection',
    description: `again at ${formatMoment(LATER.nextAt, NOW, english)}`,
  });
  assert.equal(detailText(row, english), `${REFUSED} Next attempt at ${formatMoment(LATER.nextAt, NOW, english)}.`);
  for (const fault of [
    ...ALL_FAULTS,
    { kind: 'provider-error', code: `9\n${'8'.repeat(90)}`, text: 'x. y' } as const,
  ]) {
    const [first] = details(status('Main', { kind: 'failed', trouble: trouble(fault) }));
    assert.ok(first?.kind === 'trouble');
    assert.match(first.short.label, /^[A-Z].{3,39}[^.]$/);
  }
});

const amount = (level: string) => ({ kind: 'amount', level: exact(level) }) as const;
const days = (level: string) => ({ kind: 'daysLeft', level: exact(level) }) as const;

for (const [name, known, description, whole, spoken] of [
  [
    ...(['an amount', { level: 'ok', threshold: amount('1000') }] as const),
    ...['9,410 · threshold 1,000', '9,410 messages · threshold 1,000 messages'],
    'General SMS: 9,410 messages, threshold 1,000 messages',
  ],
  [
    ...(['days', { level: 'ok', threshold: days('5') }] as const),
    ...['9,410 · threshold 5 days', '9,410 messages · threshold 5 days'],
    'General SMS: 9,410 messages, threshold 5 days',
  ],
  [
    ...(['one that it is below', { level: 'low', threshold: amount('10000') }] as const),
    ...['9,410 · low · threshold 10,000', '9,410 messages · low'],
    'General SMS: 9,410 messages, low, below 10,000 messages',
  ],
  [
    ...(['one that it is hardly above again', { level: 'low', isHeld: true, threshold: amount('9400') }] as const),
    ...['9,410 · low, not clearly above 9,400 yet', '9,410 messages · low'],
    'General SMS: 9,410 messages, low, not clearly above 9,400 messages yet',
  ],
  [
    ...([
      'that of all accounts, which says nothing of this one',
      { level: 'ok', threshold: days('3'), isGeneral: true },
    ] as const),
    ...['9,410 messages', undefined, undefined],
  ],
] as const) {
  test(`18.3: a row shows the threshold of its quantity: ${name}`, () => {
    const outlook = { level: known.level, isUrgent: false, quantities: new Map([['general', known]]) };
    const [row] = detailRows(STATES.fresh, PROVIDERS, NOW, english, outlook);
    assert.ok(row?.kind === 'quantity');
    assert.deepEqual([row.description, row.whole, row.spoken], [description, whole, spoken]);
  });
}

test('18.3: a row knows what it counts: messages, calls, e-mails, money, points, and what a later version counts', () => {
  const quantities = [
    quantity('general', '1'),
    quantity('voice', '1'),
    quantity('mail', '1', 'emails'),
    quantity('cash', '1', 'XAF'),
    quantity('points', '1', 'credits'),
    { ...quantity('later', '1'), unit: 'parcels' as Quantity['unit'] },
  ];
  const rows = details(status('Main', { kind: 'ok', reading: reading(0, quantities) }));
  assert.deepEqual(
    rows.map((row) => 'counts' in row && row.counts),
    ['messages', 'voice', 'emails', 'money', 'points', 'points'],
  );
});

test('18.3: one quantity is copied with its packages, its time and what is wrong, and no other one', () => {
  const at = formatDateTime(NOW - 20 * MINUTE, english);
  assert.equal(
    balanceText(STATES.stale, PROVIDERS, NOW, english, ['voice']),
    [`Main · Tester · SMS · as of ${at}`, `${REFUSED} ${NEXT_LATER}`, 'Voice SMS: 702 messages'].join('\n'),
  );
  const packed = { ...quantity('general', '5'), parts: [{ name: 'Small', amount: exact('5') }] };
  const state = { kind: 'ok', reading: reading(0, [packed, quantity('general/x', '7')]) } as const;
  const copied = balanceText(status('Main', state), PROVIDERS, NOW, english, ['general']);
  assert.match(copied, /General SMS: 5 messages\nSmall: 5/);
});

test('17: what is copied is read on another day, and names days by their dates', () => {
  const tomorrow = NOW + 24 * 60 * MINUTE;
  const limits = { resetsAt: NOW + MINUTE, expiresAt: tomorrow };
  const parts = [{ name: 'Small', amount: exact('5'), expiresAt: tomorrow }];
  const each = status('Main', { kind: 'ok', reading: reading(0, [{ ...quantity('general', '5'), ...limits, parts }]) });
  const inZone = { ...english, timeZone: 'UTC' };
  assert.deepEqual(
    detailRows(each, PROVIDERS, NOW, inZone).map((row) => detailText(row, inZone)),
    ['General SMS: 5 messages · resets today · expires tomorrow', 'Small: 5, expires tomorrow'],
  );
  assert.deepEqual(balanceText(each, PROVIDERS, NOW, inZone).split('\n').slice(1), [
    'General SMS: 5 messages · resets on Nov 20, 2026 · expires on Nov 21, 2026',
    'Small: 5, expires on Nov 21, 2026',
  ]);
});
