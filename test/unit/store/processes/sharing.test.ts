import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { good, HOUR, NOON, newFolder, reading } from '../sample.ts';
import { JOURNALS, WindowProcess } from './windowProcess.ts';

const MINUTE = 60_000;

describe('windows that share a file', () => {
  for (const journal of JOURNALS) {
    it(`row 42: send one request per account and interval, though 20 start and look together (${journal})`, async (test) => {
      const folder = newFolder();
      const windows = await WindowProcess.many(test, 20, journal);
      const modes = await Promise.all(windows.map((window) => window.ask('open', folder)));
      assert.ok(
        modes.every((mode) => JSON.stringify(mode) === '{"kind":"shared"}'),
        JSON.stringify(modes),
      );
      const accounts = ['a', 'b', 'c', 'd', 'e'];
      const requests = new Map(accounts.map((account) => [account, [] as number[]]));
      const ticks = 24;
      for (let index = 0; index < ticks; index++) {
        const now = NOON + index * 15_000;
        const claims = await Promise.all(windows.map((window) => window.ask('tick', accounts, now, MINUTE, true)));
        for (const account of claims.flat()) {
          requests.get(account)?.push(now);
        }
      }
      for (const [account, times] of requests) {
        const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
        assert.ok(Math.min(...gaps) >= MINUTE * 0.99, `${account}: ${gaps}`);
        assert.ok(Math.max(...gaps) <= 2 * MINUTE, `${account}: ${gaps}`);
        assert.ok(times.length <= (ticks * 15_000) / MINUTE + 1, `${account}: ${times.length}`);
      }
    });
  }

  it('row 43: take over from owners that are killed with a request under way', async (test) => {
    const folder = newFolder();
    const windows = await WindowProcess.many(test, 6);
    await Promise.all(windows.map((window) => window.ask('open', folder)));
    const times: number[] = [];
    for (let now = NOON; windows.length > 1; now += MINUTE / 4) {
      const claims = await Promise.all(windows.map((window) => window.ask('tick', ['a'], now, MINUTE, false)));
      const owner = claims.findIndex((claimed) => claimed.length > 0);
      assert.ok(claims.filter((claimed) => claimed.length > 0).length <= 1);
      if (owner >= 0) {
        times.push(now);
        await windows.splice(owner, 1)[0]?.kill();
      }
    }
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    assert.equal(gaps.length, 4);
    assert.ok(Math.max(...gaps) <= 2 * MINUTE && Math.min(...gaps) >= MINUTE * 0.99, String(gaps));
  });

  it('row 43: drop the late outcome of an owner that was frozen', async (test) => {
    const folder = newFolder();
    const [frozen, other] = await WindowProcess.many(test, 2);
    assert.ok(frozen !== undefined && other !== undefined);
    await frozen.ask('open', folder);
    await other.ask('open', folder);
    const claimed = await frozen.ask('claim', await frozen.ask('record', 'a'), NOON, NOON + MINUTE);
    assert.ok(claimed !== null);
    frozen.signal('SIGSTOP');
    const late = frozen.ask('settle', claimed, good(NOON, '1'));
    await other.ask('poll', 'a', NOON + MINUTE, '2');
    frozen.signal('SIGCONT');
    assert.equal(await late, 'late');
    assert.deepEqual((await frozen.ask('record', 'a')).reading, reading(NOON + MINUTE, '2'));
    assert.deepEqual(await other.ask('readings', 'a'), [reading(NOON + MINUTE, '2')]);
  });

  it('hear of each other without looking', async (test) => {
    const folder = newFolder();
    const [writer, listener] = await WindowProcess.many(test, 2);
    assert.ok(writer !== undefined && listener !== undefined);
    await writer.ask('open', folder);
    await listener.ask('open', folder, false);
    for (const [index, account] of ['a', 'b', 'a'].entries()) {
      const heard = listener.next((told) => told.kind === 'changed' && told.ids.includes(account));
      await writer.ask('poll', account, NOON + index * HOUR, String(index));
      await heard;
      assert.deepEqual((await listener.ask('record', account)).reading, reading(NOON + index * HOUR, String(index)));
    }
  });

  it('row 44: send one request per account after a sleep of eight hours', async (test) => {
    const folder = newFolder();
    const windows = await WindowProcess.many(test, 4);
    await Promise.all(windows.map((window) => window.ask('open', folder)));
    const accounts = ['a', 'b', 'c'];
    const look = (now: number) =>
      Promise.all(windows.map((window) => window.ask('tick', accounts, now, MINUTE, true))).then((all) => all.flat());
    await look(NOON);
    const woken = [...(await look(NOON + 8 * HOUR)), ...(await look(NOON + 8 * HOUR + 5_000))];
    assert.deepEqual(woken.toSorted(), accounts);
  });

  it('row 45: go on within an interval after the clock was set back or ahead, without a flood', async (test) => {
    const folder = newFolder();
    const windows = await WindowProcess.many(test, 4);
    await Promise.all(windows.map((window) => window.ask('open', folder)));
    const year = 365 * 24 * HOUR;
    let count = 0;
    for (const base of [NOON, NOON - HOUR, NOON + year, NOON - year]) {
      for (let now = base; now < base + 4 * MINUTE; now += MINUTE / 2) {
        const claims = await Promise.all(windows.map((window) => window.ask('tick', ['a'], now, MINUTE, true)));
        count += claims.flat().length;
        assert.ok(now < base + MINUTE || count > 0);
      }
      assert.ok(count >= 3 && count <= 5, `${count} requests in four intervals`);
      count = 0;
    }
  });
});
