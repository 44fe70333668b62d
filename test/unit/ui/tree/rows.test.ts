import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountStatus } from '../../../../src/balance/account/state.ts';
import type { Quantity } from '../../../../src/balance/amount/quantity.ts';
import { remedyFor } from '../../../../src/balance/fault/fault.ts';
import { formatDateTime, formatMoment } from '../../../../src/balance/text/format.ts';
import { english } from '../../../../src/base/language.ts';
import {
  accountRow,
  balanceText,
  type DetailRow,
  detailRows,
  detailText,
  serviceText,
  spokenDetail,
} from '../../../../src/ui/tree/rows.ts';
import { exact } from '../../balance/amount/exact.ts';
import { ALL_FAULTS } from '../../balance/fault/faults.ts';
import { outlook, runsOut } from '../../wording/outlook.ts';
import {
  account,
  HOSTILE_NAMES,
  MINUTE,
  NOW,
  PROVIDERS,
  quantity,
  reading,
  STATES,
  status,
  trouble,
} from '../sample.ts';

const row = (each: AccountStatus) => accountRow(each, PROVIDERS, NOW, english);
const details = (each: AccountStatus) => detailRows(each, PROVIDERS, NOW, english);
const NEXT = 'Next attempt in 2 minutes.';
const NEXT_LATER = `Next attempt at ${formatMoment(NOW + 2 * MINUTE, NOW, english)}.`;
const REFUSED = 'api.tester.example refuses connections.';
const TROUBLE: DetailRow = {
  ...{ kind: 'trouble', label: REFUSED, description: NEXT, remedy: 'refresh' },
  short: { label: 'No connection', description: 'again in 2m' },
};

for (const [name, description, spoken] of [
  ['fresh', '9,410 · 5m ago', 'Main, Tester · SMS, 9,410 messages, 5 minutes ago'],
  ['loading', 'loading', 'Main, Tester · SMS, loading'],
  ['old', '9,410 · 1h ago · out of date', 'Main, Tester · SMS, 9,410 messages, 1 hour ago, out of date'],
  ['stale', '9,410 · 20m ago · refresh failed', 'Main, Tester · SMS, 9,410 messages, 20 minutes ago, refresh failed'],
  ['failed', 'refresh failed', 'Main, Tester · SMS, refresh failed'],
  [
    'refused',
    '9,410 · 20m ago · credential refused',
    'Main, Tester · SMS, 9,410 messages, 20 minutes ago, credential refused',
  ],
] as const) {
  const state = STATES[name === 'refused' ? 'paused' : name];

  test(`the row of an account that is ${name}`, () => {
    const still = { ...state, refreshing: false };
    assert.equal(row(still).label, 'Main');
    assert.equal(row(still).description, description);
    assert.equal(row(still).reliability, name);
    assert.equal(row(still).spoken, spoken);
  });

  test(`the row of an account that is ${name} and being refreshed`, () => {
    const busy = { ...state, refreshing: true };
    assert.equal(row(busy).reliability, 'refreshing');
    // The number and its age stay where they are.
    assert.equal(row(busy).description, description);
    assert.equal(row(busy).spoken, name === 'loading' ? spoken : `${spoken}, refreshing`);
  });
}

test('every quantity has a row, with its own name, its exact amount and its unit', () => {
  const quantities = [
    quantity('general', '9007199254740993'),
    quantity('voice', null),
    quantity('fresh_field', '14197.087', 'CNY'),
  ];
  assert.deepEqual(details(status('Main', { kind: 'ok', reading: reading(0, quantities) })), [
    {
      kind: 'quantity',
      key: 'general',
      counts: 'messages',
      label: 'General SMS',
      description: '9,007,199,254,740,993 messages',
    },
    { kind: 'quantity', key: 'voice', counts: 'voice', label: 'Voice SMS', description: 'Not allocated' },
    {
      kind: 'quantity',
      key: 'fresh_field',
      counts: 'money',
      label: 'fresh_field',
      description: '¥14,197.08',
      whole: '¥14,197.087',
    },
  ]);
});

test('Limits: a quota says what is left of how much and when it resets, a word says itself', () => {
  const quantities: Quantity[] = [
    { ...quantity('general', '1234', 'emails'), limit: exact('50000'), resetsAt: NOW + 30 * 60 * MINUTE },
    { ...quantity('voice', null), amount: 'used-only', used: exact('120') },
    { ...quantity('post', null, 'USD'), amount: 'postpaid' },
  ];
  assert.deepEqual(
    detailRows(status('Main', { kind: 'ok', reading: reading(0, quantities) }), PROVIDERS, NOW, {
      ...{ ...english, timeZone: 'UTC' },
    }).map(({ label, description }) => [label, description]),
    [
      ['General SMS', '1,234 of 50,000 left · resets tomorrow'],
      ['Voice SMS', '120 messages used'],
      ['post', 'Postpaid'],
    ],
  );
});

test('Packages: the sum has the nearest expiry, and each package a row below it', () => {
  const quantities: Quantity[] = [
    {
      ...quantity('general', '1500'),
      ...{ expiresAt: Date.UTC(2026, 11, 31), label: 'Own' },
      parts: [
        { name: 'Small', amount: exact('500'), total: exact('1000'), expiresAt: Date.UTC(2026, 11, 31) },
        { name: 'Large', amount: exact('1000') },
      ],
    },
  ];
  const each = status('Main', { kind: 'ok', reading: reading(0, quantities) });
  assert.deepEqual(
    detailRows(each, PROVIDERS, NOW, { ...english, timeZone: 'UTC' }).map((row) => [
      ...[row.kind, row.label, row.description],
      'key' in row ? row.key : '',
      detailText(row, english),
    ]),
    [
      [
        'quantity',
        'General SMS',
        '1,500 · 500 expiring on Dec 31',
        'general',
        'General SMS: 1,500 messages · 500 expiring on Dec 31',
      ],
      ['part', 'Small', '500 · expires on Dec 31', 'general/0', 'Small: 500 of 1,000 left, expires on Dec 31'],
      ['part', 'Large', '1,000', 'general/1', 'Large: 1,000'],
    ],
  );
});

test('D5: a row shows money by the digits of its currency; what is told of it has all', () => {
  const long = status('Main', { kind: 'ok', reading: reading(0, [quantity('general', '277.199999999999989', 'CNY')]) });
  const row = accountRow(long, PROVIDERS, 0, english);
  assert.match(row.description, /^¥277\.19 · /);
  assert.match(row.tooltip, /¥277\.199999999999989/);
  const [detail] = details(long);
  assert.ok(detail?.kind === 'quantity');
  assert.equal(detail.description, '¥277.19');
  assert.match(detailText(detail, english), /¥277\.199999999999989/);
});

test('U: trouble stands above the last good values, with the time of the next attempt', () => {
  assert.deepEqual(details(STATES.stale), [
    TROUBLE,
    { kind: 'quantity', key: 'general', counts: 'messages', label: 'General SMS', description: '9,410 messages' },
    { kind: 'quantity', key: 'voice', counts: 'voice', label: 'Voice SMS', description: '702 messages' },
  ]);
  assert.deepEqual(details(STATES.failed), [TROUBLE]);
  assert.deepEqual(details(STATES.loading), []);
});

test('a paused account says what to do and no time', () => {
  assert.deepEqual(details(STATES.paused)[0], {
    kind: 'trouble',
    label: 'The provider refused the credential. Update it.',
    description: '',
    short: { label: 'Credential refused', description: '' },
    remedy: 'update-credential',
  });
});

test('every fault has a row with its remedy', () => {
  for (const fault of ALL_FAULTS) {
    const [first] = details(status('Main', { kind: 'failed', trouble: trouble(fault) }));
    assert.equal(first?.kind, 'trouble');
    assert.equal(first.remedy, remedyFor(fault.kind));
    assert.doesNotMatch(first.label, /undefined/);
  }
});

test('a planned attempt is no news while all is well', () => {
  assert.equal(details({ ...STATES.fresh, nextAt: NOW + MINUTE }).length, 2);
});

test('the tooltip of a row holds everything below it, one line each', () => {
  assert.equal(
    row(STATES.stale).tooltip,
    [
      'Main',
      'Tester · SMS',
      '20 minutes ago, refresh failed',
      `${REFUSED} ${NEXT}`,
      'General SMS: 9,410 messages',
      'Voice SMS: 702 messages',
    ].join('\n'),
  );
  assert.equal(row({ ...STATES.loading, account: account('x', { provider: 'gone' }) }).tooltip, 'x\ngone\nloading');
});

test('a row as text', () => {
  assert.deepEqual(
    details(STATES.paused).map((row) => detailText(row, english)),
    ['The provider refused the credential. Update it.', 'General SMS: 9,410 messages', 'Voice SMS: 702 messages'],
  );
});

test('the service of an account', () => {
  assert.equal(serviceText(STATES.fresh, PROVIDERS, english), 'Tester · SMS');
  assert.equal(
    serviceText({ ...STATES.fresh, account: account('x', { product: 'gone' }) }, PROVIDERS, english),
    'Tester',
  );
  assert.equal(serviceText(STATES.fresh, [], english), 'tester');
});

test('C9: what is copied says when it was so, and what is wrong', () => {
  const at = formatDateTime(NOW - 20 * MINUTE, english);
  assert.equal(
    balanceText(STATES.stale, PROVIDERS, NOW, english),
    [
      `Main · Tester · SMS · as of ${at}`,
      `${REFUSED} ${NEXT_LATER}`,
      'General SMS: 9,410 messages',
      'Voice SMS: 702 messages',
    ].join('\n'),
  );
  assert.equal(balanceText(STATES.failed, PROVIDERS, NOW, english), `Main · Tester · SMS\n${REFUSED} ${NEXT_LATER}`);
  assert.match(at, /2026/);
});

for (const [name, shown] of HOSTILE_NAMES) {
  test(`row 34: a name stays text in the tree: ${JSON.stringify(name)}`, () => {
    const each = status(name, STATES.stale.state);
    const { label, tooltip, spoken } = row(each);
    // Labels, descriptions and tooltips of the tree are plain text: VS Code draws no icons and no Markdown in them.
    assert.equal(label, shown);
    assert.ok(spoken.startsWith(`${shown}, Tester`));
    assert.equal(tooltip.split('\n').length, 6);
    assert.equal(tooltip.split('\n')[0], shown);
    const copied = balanceText(each, PROVIDERS, NOW, english);
    assert.ok(copied.startsWith(`${shown} · Tester`));
    assert.doesNotMatch(tooltip.replaceAll('\n', '') + spoken + copied.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\u2028]/u);
  });
}

test("row 34: a provider's own words stay one line of text", () => {
  const text = `\u202e[x](command:y)\n2026-01-01 [info] forged\u001b[31m ${'z'.repeat(5_000)}`;
  const [first] = details(
    status('Main', { kind: 'failed', trouble: trouble({ kind: 'provider-error', code: '9', text }) }),
  );
  assert.match(
    first?.label ?? '',
    /^The provider answered with its error 9\. See its documentation\. It says: \[x\]\(command:y\) 2026-01-01 \[info\] forged z+…$/,
  );
  assert.ok((first?.label.length ?? 0) <= 500);
});

test('E6: the parts of a row are read aloud as words, not with the marks between them', () => {
  const [row] = detailRows(
    STATES.fresh,
    PROVIDERS,
    NOW,
    english,
    outlook(STATES.fresh, { general: { forecast: runsOut(30) } }),
  );
  assert.ok(row !== undefined);
  assert.equal(detailText(row, english), 'General SMS: 9,410 messages · about 30 days');
  assert.equal(spokenDetail(row, english), 'General SMS: 9,410 messages, about 30 days');
});
