import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountStatus } from '../../../../src/balance/account/state.ts';
import { alertsText } from '../../../../src/balance/alert/accountAlerts.ts';
import { Emitter } from '../../../../src/base/event.ts';
import { Outlooks } from '../../../../src/monitor/standing/outlooks.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import { exact } from '../../balance/amount/exact.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { account, PROVIDERS, quantity, reading, status } from '../../ui/sample.ts';
import { GENERAL } from '../../wording/outlook.ts';

/** Outlooks of accounts whose states the test decides. */
function stand(...statuses: readonly AccountStatus[]) {
  const changed = new Emitter<readonly string[]>();
  const outlooks = new Outlooks({
    clock: new FakeClock(),
    monitor: {
      statuses: () => statuses,
      status: (id) => statuses.find((each) => each.account.id === id),
      onDidChange: changed.event,
      refresh: () => Promise.resolve({ kind: 'done' }),
    },
    providers: PROVIDERS,
    general: () => GENERAL,
    hasFocus: () => true,
    timeZone: () => undefined,
    onAlert: () => undefined,
  });
  return outlooks;
}

const kept = reading();
const fine = account('Main');

test('a reading, a threshold and an alert that was taken note of count at once', () => {
  const each: AccountStatus = { ...status('Main', { kind: 'ok', reading: kept }), account: fine };
  const outlooks = stand(each);
  const store = createMemoryStore('none');
  const value = exact('9');
  const raised = { at: 0, value, lowest: value };
  const threshold = { kind: 'amount', level: exact('10000') } as const;
  const records = new Map([['general', { threshold, seen: { at: 0, value }, raised }]]);
  store.replaceNote('Main', 'alerts', undefined, alertsText({ records }));
  outlooks.attach(store);
  assert.equal(outlooks.of(each).level, 'ok');
  const watched: AccountStatus = { ...each, account: account('Main', { thresholds: { general: exact('10000') } }) };
  assert.equal(outlooks.of(watched).level, 'low');
  const filled = reading(0, [quantity('general', '20000'), quantity('voice', '702')]);
  assert.equal(outlooks.of({ ...watched, state: { kind: 'ok', reading: filled } }).level, 'ok');
  const changes: string[] = [];
  const registration = outlooks.onDidChange((ids) => changes.push(...ids));
  outlooks.alerts.acknowledge('Main', ['general']);
  registration.dispose();
  outlooks.generalChanged();
  assert.deepEqual(changes, ['Main'], 'told until it is disposed');
  assert.equal(outlooks.alerts.record('Main', 'general')?.acknowledged, true);
  assert.equal(outlooks.of(watched).level, 'low');
  outlooks.dispose();
});
