import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import type { Disposable } from '../../../../src/base/lifecycle.ts';
import { NO_OUTLOOK } from '../../../../src/monitor/standing/outlook.ts';
import type { Balance } from '../../../../src/ui/publicApi/api.ts';
import { feedBalances } from '../../../../src/ui/publicApi/feed.ts';
import { balanceSnapshot } from '../../../../src/ui/publicApi/snapshot.ts';
import { messages } from '../../fakes/amounts.ts';
import { FakeWindow } from '../../fakes/fakeWindow.ts';

interface Feed {
  readonly window: FakeWindow;
  readonly feed: Disposable;
  /** What was told, as `state amount` of the first account. */
  readonly told: string[];
}

function feedOf(window: FakeWindow): Feed {
  const told: string[] = [];
  const balances = (): readonly Balance[] =>
    balanceSnapshot(window.monitor.statuses(), [window.provider], english, () => NO_OUTLOOK);
  const feed = feedBalances({
    changes: [window.monitor.onDidChange],
    ...{ clock: window.clock, balances },
    tell: ([first]) => told.push(`${first?.state} ${first?.quantities[0]?.amount}`),
  });
  return { window, feed, told };
}

test('what has changed is told once, when it is known', async () => {
  const { window, told } = feedOf(new FakeWindow());
  window.monitor.attach(window.store);
  await window.clock.advance(1_000);
  assert.deepEqual(told, ['fresh 100']);
});

test('a refresh that brings the same quantities tells their new time; what changes nothing tells nothing', async () => {
  const { window, told } = feedOf(await FakeWindow.open());
  window.monitor.setAccounts([...window.monitor.statuses().map(({ account }) => account)], () => window.interval);
  await window.clock.advance(60_000);
  assert.deepEqual(told, []);
  window.provider.respond = () => messages('99');
  await window.monitor.refresh('a', 'manual');
  await window.clock.advance(1_000);
  assert.deepEqual(told, ['fresh 99']);
});

test('a number that becomes old by the time alone is told', async () => {
  const { window, told } = feedOf(await FakeWindow.open());
  window.provider.respond = () => undefined;
  window.clock.setWall(window.clock.now() + window.interval * 3);
  await window.clock.advance(60_000);
  assert.deepEqual(told, ['old 100']);
});

test('after the end nothing is watched', async () => {
  const window = await FakeWindow.open();
  const { timers } = window.clock;
  const { feed, told } = feedOf(window);
  feed.dispose();
  assert.equal(window.clock.timers, timers);
  window.provider.respond = () => messages('99');
  await window.clock.advance(window.interval * 3);
  assert.deepEqual(told, []);
});
