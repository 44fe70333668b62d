import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseAccounts } from '../../../src/balance/account/accounts.ts';
import { DEFAULT_DAYS_LEFT, thresholdFor } from '../../../src/balance/account/threshold.ts';
import { isAmount } from '../../../src/balance/amount/quantity.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { createHttp } from '../../../src/net/http.ts';
import { openStore } from '../../../src/store/open.ts';
import { DEMO_DAYS, demoAccountEntries, writeDemoHistory } from '../../hosts/demo.ts';
import { createProviders } from '../../providers.ts';
import { SandboxAccounts } from '../../sandbox/accounts.ts';
import { forecast } from '../balance/forecast/wholeSeries.ts';
import { pointsOf } from '../balance/readings/wholeSeries.ts';
import { KEEPING } from '../store/sample.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const DAY = 24 * 3_600_000;

test('a demonstration begins with 60 days of history, and with one account that is about to run out', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'demo-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  const providers = createProviders(createHttp(systemClock), systemClock);
  const entries = demoAccountEntries({ endpointOf: () => 'http://127.0.0.1:1' });
  const { accounts, invalid } = parseAccounts(entries, providers);
  assert.deepEqual(invalid, []);
  const sandbox = new SandboxAccounts();
  await writeDemoHistory(join(folder, 'of the extension'), { accounts: sandbox }, NOW, {
    ids: accounts.map(({ id }) => id),
  });
  const store = await openStore(join(folder, 'of the extension'), systemClock, () => 0.5, KEEPING);
  context.after(() => store.dispose());
  assert.deepEqual(store.mode, { kind: 'shared' });
  const soon: string[] = [];
  for (const account of accounts) {
    const rows = store.rows(account.id, 0, NOW + 1);
    assert.ok(rows !== undefined);
    const readings = rows.readings();
    assert.equal(readings.length, DEMO_DAYS * 24 + 1);
    assert.equal(readings[0]?.at, NOW - DEMO_DAYS * DAY);
    const { quantities } = sandbox.get(account.id);
    assert.deepEqual(
      Object.fromEntries(
        (readings.at(-1)?.quantities ?? []).map(({ key, amount }) => [key, isAmount(amount) ? amount : null]),
      ),
      quantities,
    );
    for (const key of Object.keys(quantities)) {
      const column = rows.columns.find((each) => each.key === key) ?? assert.fail();
      const end = forecast(pointsOf(rows.at, column), NOW);
      if (
        end.kind === 'forecast' &&
        end.daysLeft < 4 &&
        thresholdFor(account, key, DEFAULT_DAYS_LEFT, key === 'free_balance' ? 'day' : undefined) !== undefined
      ) {
        soon.push(`${account.id}/${key}`);
      }
    }
  }
  assert.deepEqual(soon, ['production-sms/dev_balance']);
  assert.deepEqual(store.rows('twilio', 0, NOW + 1)?.readings() ?? [], []);
});

test('a demonstration’s history is in the amounts that are shown, and there is none of what is no amount', async (context) => {
  const folder = await mkdtemp(join(tmpdir(), 'demo-'));
  context.after(() => rm(folder, { recursive: true, force: true }));
  await writeDemoHistory(folder, { accounts: new SandboxAccounts() }, NOW, { days: 2 });
  const store = await openStore(folder, systemClock, () => 0.5, KEEPING);
  context.after(() => store.dispose());
  const last = (id: string) =>
    store
      .rows(id, 0, NOW + 1)
      ?.readings()
      .at(-1)?.quantities ?? [];
  assert.deepEqual(
    last('46elks').map(({ amount, unit }) => [amount, unit]),
    [['967.0500', 'SEK']],
  );
  assert.deepEqual(
    last('twilio').map(({ amount, unit }) => [amount, unit]),
    [['48.05212', 'USD']],
  );
  assert.deepEqual(last('plivo-postpaid'), []);
});
