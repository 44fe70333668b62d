import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { parseAccounts } from '../../../../src/balance/account/accounts.ts';
import { entryProblemTag } from '../../../../src/balance/account/entryText.ts';
import { Redactor } from '../../../../src/balance/secret/redaction.ts';
import { AccountNumbers } from '../../../../src/monitor/ask/accountNumbers.ts';
import { TroubleLog } from '../../../../src/monitor/ask/troubleLog.ts';
import type { StoreMode } from '../../../../src/store/port/store.ts';
import { EXTENSION } from '../../../../src/ui/editor/ids.ts';
import { type Diagnostics, diagnosticsText } from '../../../../src/ui/support/diagnosticsText.ts';
import { storeLine } from '../../../../src/ui/support/storeText.ts';
import { createProviders } from '../../../providers.ts';
import { exact } from '../../balance/amount/exact.ts';
import { ALL_FAULTS } from '../../balance/fault/faults.ts';
import { TestLog } from '../../fakes/testLog.ts';
import { HandClock } from '../../net/handClock.ts';
import { account, NOW, reading, STATES, status, trouble } from '../sample.ts';

const none: Diagnostics = {
  versions: [
    ['Messaging Balance', '0.1.0'],
    ['SQLite', undefined],
  ],
  now: NOW,
  host: 'dev-container',
  refreshInterval: 15,
  retentionDays: 400,
  alerts: { enabled: true, daysLeft: exact('3'), unusualSpending: true },
  invalidEntries: 2,
  statuses: [],
  numbers: new AccountNumbers(),
  store: undefined,
  size: undefined,
  log: [],
};

const redactor = new Redactor();
redactor.know({ key: '10001', secret: 'c4nary-sesame' });

const textOf = (changes: Partial<Diagnostics>): string => diagnosticsText({ ...none, ...changes }, redactor);

test('a report without accounts', () => {
  assert.equal(
    textOf({}),
    [
      '## Messaging Balance diagnostics',
      '',
      '- Written: 2026-11-20T12:00:00.000Z',
      '- Messaging Balance: 0.1.0',
      '- SQLite: unknown',
      '- Host: dev-container',
      '- Store: not open',
      '- History file: unknown',
      '- Refresh interval: 15 minutes',
      '- Readings kept: 400 days',
      '- Alerts: on, below 3 days left',
      '- Entries that cannot be used: 2',
      '',
      '### Accounts',
      '',
      'None.',
      '',
      '### Log',
      '',
      '```text',
      '```',
      '',
    ].join('\n'),
  );
});

test('an account in trouble, with everything set', () => {
  const more = { nextAt: NOW + 60_000, holdUntil: NOW + 30_000, refreshing: true };
  const set = {
    endpoints: ['https://a.example/private/path', 'https://b.example:8443/x'],
    parameters: { signType: 'sha1' },
    refreshInterval: 30,
    env: { key: 'A_KEY', secret: 'A_SECRET' },
  } as const;
  const subject = {
    ...status('Payroll of Smith', { kind: 'stale', reading: reading(), trouble: trouble() }, more),
    account: account('Payroll of Smith', set),
  };
  const text = textOf({ statuses: [subject], numbers: new AccountNumbers(), log: ['x [warning] y'] });
  for (const line of [
    '- account 1 (tester sms): stale, refreshing',
    '  - settings: endpoints a.example b.example:8443, parameters signType, refreshInterval 30, credential from the environment',
    '  - last good reading: 2026-11-20T12:00:00.000Z, 2 quantities',
    '  - trouble: network (host api.tester.example, problem refused), since 2026-11-20T11:53:00.000Z, 3 attempts',
    '  - next attempt: 2026-11-20T12:01:00.000Z',
    '  - held by the provider until: 2026-11-20T12:00:30.000Z',
    'x [warning] y',
  ]) {
    assert.ok(text.split('\n').includes(line), `${line}\n${text}`);
  }
  assert.doesNotMatch(text, /Smith|private|9410|9,410|A_KEY/);
});

test('row 38: a report holds no secret, wherever one stands', () => {
  const statuses = ALL_FAULTS.map((fault) => status('x', { kind: 'failed', trouble: trouble(fault) }));
  const odd = status('c4nary-sesame', {
    kind: 'failed',
    trouble: trouble({ kind: 'provider-error', code: 'c4nary-sesame', text: 'c4nary-sesame' }),
  });
  const encoded = Buffer.from('10001:c4nary-sesame').toString('base64');
  const text = textOf({ statuses: [...statuses, odd], log: [`a c4nary-sesame ${encoded}`], host: 'c4nary-sesame' });
  assert.doesNotMatch(text, /c4nary|sesame/);
  assert.ok(!text.includes(encoded));
  assert.match(text, /provider-error \(code •••\)/);
});

test('A8: accounts go by their number in the log; one that was removed is not named by its lines', () => {
  const log = new TestLog();
  const troubles = new TroubleLog(log);
  const [removed, kept] = [account('smith-1', { name: 'Payroll of Smith' }), account('jones-1', { name: 'Jones' })];
  troubles.continued(removed, undefined, trouble());
  troubles.continued(kept, undefined, trouble());
  const statuses = [{ ...status('x', { kind: 'loading' }), account: kept }];
  const text = textOf({ statuses, numbers: troubles.numbers, log: log.lines });
  assert.match(text, /^- account 2 \(tester sms\): loading$/m);
  assert.match(text, /^warn account 1 \(tester sms\): network /m);
  assert.match(text, /^warn account 2 \(tester sms\): network /m);
  assert.doesNotMatch(text, /smith|jones/i);
});

test('A8: a damaged file is told of in the log without the path, which names who uses this machine', () => {
  const line = storeLine({ kind: 'shared', movedTo: '/home/smith/x/balances.sqlite.corrupt-1' });
  assert.match(line ?? '', /It was kept as balances\.sqlite\.corrupt-1,/);
  assert.equal(storeLine({ kind: 'shared' }), undefined);
});

test('A8: an entry that is refused is told of in the log by what is wrong with it alone', () => {
  const entry = { id: 'smith-1', name: 'Payroll of Smith', provider: 'submail', product: 'sms' };
  const { invalid } = parseAccounts(
    [
      'smith',
      { ...entry, id: undefined },
      { ...entry, provider: 'smith' },
      { ...entry, parameters: { signType: 'smith' } },
      { ...entry, thresholds: { smith: 1 } },
      { ...entry, endpoints: ['http://smith.example'] },
      { ...entry, name: 'Smith 0123456789abcdef0123456789abcdef' },
      { ...entry, env: 'smith' },
      entry,
      entry,
    ],
    createProviders(() => Promise.reject(new Error('asks no one')), new HandClock()),
  );
  assert.deepEqual(
    invalid.map(({ problem }) => entryProblemTag(problem)),
    [
      ...['no-object', 'no-text', 'unknown-provider', 'unknown-value', 'threshold (unknown-key)'],
      ...['endpoint (not-https)', 'secret-in-name', 'no-variables', 'duplicate-id'],
    ],
  );
});

test('every state is told, and a time that is none', () => {
  const text = textOf({ statuses: [...Object.values(STATES), status('x', { kind: 'loading' }, { nextAt: Infinity })] });
  for (const { state } of Object.values(STATES)) {
    assert.match(text, new RegExp(`\\(tester [a-z]+\\): ${state.kind}`));
  }
  assert.match(
    text,
    /loading\n {2}- settings: defaults\n {2}- last good reading: none, 0 quantities\n {2}- next attempt: none/,
  );
});

for (const [mode, expected] of [
  [{ kind: 'shared' }, 'shared'],
  [{ kind: 'shared', movedTo: '/home/someone/x' }, 'shared, a damaged file was moved aside'],
  [{ kind: 'memory', problem: 'disk-full' }, 'memory (disk-full)'],
] as readonly (readonly [StoreMode, string])[]) {
  test(`the store: ${expected}`, () => {
    const text = textOf({ store: mode });
    assert.match(text, new RegExp(`^- Store: ${expected.replace(/[()]/g, '\\$&')}$`, 'm'));
    assert.doesNotMatch(text, /someone/);
  });
}

test('the extension is found under its own name', async () => {
  const { publisher, name } = JSON.parse(await readFile(new URL('../../../../package.json', import.meta.url), 'utf8'));
  assert.equal(EXTENSION, `${publisher}.${name}`);
});

test('23.5: the size of the file is told, and what to do when it is large', () => {
  const small = textOf({ store: { kind: 'shared' }, size: { file: 5_240_000, used: 5_000_000 } });
  assert.match(small, /^- History file: 5\.2 MB, 5\.0 MB in use$/m);
  assert.doesNotMatch(small, /fewer days/);
  const large = textOf({ store: { kind: 'shared' }, size: { file: 700_000_000, used: 500_100_000 } });
  assert.match(large, /^- History file: 700\.0 MB, 500\.1 MB in use$/m);
  assert.match(large, /^- The history takes 500\.1 MB\. .*fewer days \(messagingBalance\.history\.retentionDays\)/m);
});
