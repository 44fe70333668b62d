import assert from 'node:assert/strict';
import { existsSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { systemClock } from '../../../../src/base/clock.ts';
import { LAST_WAIT_MS, LONGEST_WAIT_MS, locked, STALE_MS } from '../../../../src/cli/state/lock.ts';
import { temporaryFolder } from '../folder.ts';

const folder = temporaryFolder();
const GOES_ON = new AbortController().signal;

/** A clock on which waiting takes no time, and that says how long was waited. */
function hastyClock() {
  let waited = 0;
  return {
    ...systemClock,
    now: () => Date.now() + waited,
    monotonic: () => waited,
    after(ms: number, action: () => void) {
      waited += ms;
      return systemClock.after(0, action);
    },
    waited: () => waited,
  };
}

test('22 bad input: of two runs one works after the other, and nothing of the lock is left', async () => {
  const path = join(folder, 'two');
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    order.push(`${name} ends`);
    return name;
  };
  const results = await Promise.all([
    locked(path, systemClock, GOES_ON, work('a')),
    locked(path, systemClock, GOES_ON, work('b')),
  ]);
  assert.deepEqual(results, [{ result: 'a' }, { result: 'b' }]);
  assert.deepEqual(order, ['a begins', 'a ends', 'b begins', 'b ends']);
  assert.equal(existsSync(path), false);
});

test('22 bad input: the lock is given back by what fails', async () => {
  const path = join(folder, 'fails');
  await assert.rejects(
    locked(path, systemClock, GOES_ON, () => Promise.reject(new RangeError('no'))),
    RangeError,
  );
  assert.equal(existsSync(path), false);
});

for (const [name, age] of [
  ['was left behind', STALE_MS + 1000],
  ['is from before the clock was set back', -STALE_MS - 1000],
] as const) {
  test(`22 bad input: a lock that ${name} is taken over`, async () => {
    const path = join(folder, name);
    writeFileSync(path, '');
    const then = new Date(Date.now() - age);
    utimesSync(path, then, then);
    assert.deepEqual(await locked(path, systemClock, GOES_ON, async () => 1), { result: 1 });
  });
}

for (const [name, givenUpAt, least, most] of [
  ['is given up in time', undefined, LONGEST_WAIT_MS, LONGEST_WAIT_MS + 1000],
  ['is given up a moment after its user gives up', 2000, 2000 + LAST_WAIT_MS, 2000 + LAST_WAIT_MS + 500],
  ['is waited for by who has given up before, to write what was learned', 0, LAST_WAIT_MS, LAST_WAIT_MS + 500],
] as const) {
  test(`22 bad input: a lock that others take anew all the time ${name}`, async () => {
    const path = join(folder, 'held');
    const [clock, stop] = [hastyClock(), new AbortController()];
    const touch = (): void => {
      writeFileSync(path, '');
      const now = new Date(clock.now());
      utimesSync(path, now, now);
    };
    touch();
    const monotonic = (): number => {
      touch();
      if (givenUpAt !== undefined && clock.waited() >= givenUpAt) {
        stop.abort(130);
      }
      return clock.monotonic();
    };
    const held = async () => assert.fail('it is held');
    assert.equal(await locked(path, { ...clock, monotonic }, stop.signal, held), undefined);
    assert.ok(clock.waited() >= least && clock.waited() < most, String(clock.waited()));
  });
}

test('22 bad input: a folder that is not there says so', async () => {
  await assert.rejects(
    locked(join(folder, 'gone', 'x'), systemClock, GOES_ON, async () => 1),
    { code: 'ENOENT' },
  );
});
