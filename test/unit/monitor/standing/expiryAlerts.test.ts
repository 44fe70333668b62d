import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DAY_MS } from '../../../../src/base/duration.ts';
import { createMemoryStore } from '../../../../src/store/memory.ts';
import { exact } from '../../balance/amount/exact.ts';
import { account } from '../../fakes/fakeWindow.ts';
import { HOUR } from '../../fakes/records.ts';
import { world } from './alertWindow.ts';

/** Windows over an account that sends 10 an hour of a package of 100,000, which expires after so many days. */
function sender(days: number) {
  const { clock, provider, open, windows, store } = world([account('a')], createMemoryStore('none'), 6 * HOUR);
  const [start, expiresAt] = [clock.now(), clock.now() + days * DAY_MS];
  provider.respond = () => {
    const amount = exact(String(100_000 - Math.round((10 * (clock.now() - start)) / HOUR)));
    return [{ key: 'sms', unit: 'messages', amount, expiresAt }];
  };
  return {
    ...{ clock, open, windows, store },
    told: () =>
      windows.map(({ shown }) =>
        shown.flatMap(({ raised }) =>
          raised.map(({ raise }) => (raise.level === 'expiring' ? raise.unused.at === expiresAt : raise.level)),
        ),
      ),
  };
}

test('17: credit that will expire unused is told once over all windows, and once more a week before', async () => {
  const { clock, open, told } = sender(20);
  open();
  open();
  await clock.advance(12 * DAY_MS);
  assert.deepEqual(told().flat(), [true]);
  await clock.advance(3 * DAY_MS);
  assert.deepEqual(told().flat(), [true, true]);
});

test('17: what expires is told by the window with the focus, and without one after a while', async () => {
  const focused = sender(20);
  focused.open({ focused: false });
  focused.open();
  await focused.clock.advance(8 * DAY_MS);
  assert.deepEqual(focused.told(), [[], [true]]);
  const none = sender(20);
  none.open({ focused: false });
  none.open({ focused: false });
  await none.clock.advance(8 * DAY_MS);
  assert.deepEqual(none.told().flat(), [true]);
});

test('17: what expires and was claimed by a window that died is told by another one', async () => {
  const { clock, open, windows, told } = sender(20);
  open({ dies: true });
  open({ focused: false });
  await clock.advance(8 * DAY_MS);
  assert.equal(windows[0]?.isDead, true);
  assert.deepEqual(told(), [[], [true]]);
});

test('17: with alerts switched off no expiry is told, and it is when they are switched on', async () => {
  const { clock, open, told } = sender(20);
  const window = open();
  const { general } = window;
  window.general = { ...general, enabled: false };
  await clock.advance(8 * DAY_MS);
  assert.deepEqual(told(), [[]]);
  window.general = general;
  window.alerts.generalChanged();
  assert.deepEqual(told(), [[true]]);
});
