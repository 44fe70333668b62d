import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identityOf } from '../../../../src/balance/account/identity.ts';
import { messages } from '../../fakes/amounts.ts';
import { account } from '../../fakes/fakeWindow.ts';
import { HOUR } from '../../fakes/records.ts';
import { world } from './alertWindow.ts';

const DAY = 24 * HOUR;

/** Windows over an account that sends so many messages an hour; each window's alerts by what they tell. */
function sender(perHour: number) {
  const { clock, provider, open, windows, store } = world([account('a')], undefined, HOUR);
  let [left, since, rate] = [100_000, clock.now(), perHour];
  provider.respond = () => {
    left -= (rate * (clock.now() - since)) / HOUR;
    since = clock.now();
    return messages(String(Math.round(left)));
  };
  return {
    ...{ open, windows, store },
    async sends(next: number, ms: number): Promise<void> {
      rate = next;
      await clock.advance(ms);
    },
    told: () =>
      windows.flatMap(({ shown }) =>
        shown.flatMap(({ raised }) =>
          raised.map(({ raise }) => (raise.level === 'unusual' ? raise.unusual.kind : raise.level)),
        ),
      ),
  };
}

test('17: a leak of three hours is told once over all windows, with what is usual, and so is a sender that stops', async () => {
  const { open, windows, sends, told } = sender(10);
  open();
  open({ focused: false });
  await sends(10, 16 * DAY);
  assert.deepEqual(told(), []);
  await sends(50, 3 * HOUR);
  await sends(10, 12 * HOUR);
  assert.deepEqual(told(), ['unusual-spending']);
  const [raise] = windows.flatMap(({ shown }) => shown.flatMap(({ raised }) => raised.map((each) => each.raise)));
  assert.ok(raise?.level === 'unusual');
  assert.ok(raise.unusual.spent >= raise.unusual.usual * 2.6, JSON.stringify(raise));
  await sends(10, 2 * DAY);
  await sends(0, 2 * DAY);
  assert.deepEqual(told(), ['unusual-spending', 'no-spending']);
});

test('17: who snoozes what is unusual is told again after a day, also after a restart', async () => {
  const { open, sends, told } = sender(10);
  const first = open();
  await sends(10, 16 * DAY);
  await sends(0, DAY);
  assert.deepEqual(told(), ['no-spending']);
  first.alerts.snoozeUnusual('a', ['sms']);
  first.close();
  open();
  await sends(0, DAY - HOUR);
  assert.deepEqual(told(), ['no-spending']);
  await sends(0, 3 * HOUR);
  assert.deepEqual(told(), ['no-spending', 'no-spending']);
});

test('17: unusual spending is not told when its setting is off, nor any alert when all are', async () => {
  for (const off of [{ unusualSpending: false }, { enabled: false }]) {
    const { open, sends, told } = sender(10);
    const window = open();
    window.general = { ...window.general, ...off };
    await sends(10, 16 * DAY);
    await sends(50, 4 * HOUR);
    await sends(0, DAY);
    assert.deepEqual(told(), []);
  }
});

test('17: what is unusual is noted below the identity of the account, so that another one begins anew', async () => {
  const { open, sends, store } = sender(10);
  open();
  await sends(10, 16 * DAY);
  await sends(0, DAY);
  const note = store.note('a', `alerts/${identityOf(account('a'), ['main'], ['key-1'], undefined)}`);
  assert.match(note ?? '', /"unusual":\[\["sms",\{.*"no-spending"/);
});
