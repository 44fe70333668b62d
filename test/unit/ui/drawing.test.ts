import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountStatus } from '../../../src/balance/account/state.ts';
import { Emitter } from '../../../src/base/event.ts';
import { Drawing } from '../../../src/ui/drawing.ts';
import { FakeClock } from '../fakes/fakeClock.ts';
import { STATES, status } from './sample.ts';

function drawingOf(...ids: readonly string[]) {
  const clock = new FakeClock();
  const began = clock.now();
  const [changed, trends] = [new Emitter<readonly string[]>(), new Emitter<readonly string[]>()];
  const statuses = new Map(ids.map((id) => [id, status(id, STATES.fresh.state)]));
  const monitor = {
    status: (id: string): AccountStatus | undefined => statuses.get(id),
    statuses: () => [...statuses.values()],
    onDidChange: changed.event,
  };
  /** When what was drawn, such as `40: a b`. */
  const drawn: string[] = [];
  const drawing = new Drawing({ monitor, outlooks: { onDidChange: trends.event }, clock }, (accounts) => {
    drawn.push(`${clock.now() - began}: ${accounts === undefined ? 'all' : [...accounts].join(' ')}`);
  });
  return {
    ...{ clock, drawn, drawing, statuses },
    change: (...which: readonly string[]) => changed.fire(which),
    learnTrends: (...which: readonly string[]) => trends.fire(which),
    /** A request of the account begins or has ended. */
    request(id: string, refreshing: boolean): void {
      statuses.set(id, status(id, STATES.fresh.state, { refreshing }));
      changed.fire([id]);
    },
  };
}

/** The first draw is one of everything. */
async function drawnOnce(...ids: readonly string[]) {
  const drawing = drawingOf(...ids);
  drawing.change(...ids);
  await drawing.clock.advance(1_000);
  assert.deepEqual(drawing.drawn.splice(0), ['0: all']);
  return drawing;
}

test('the first change is drawn soon, and what follows it together, not sooner than VS Code draws again', async () => {
  const { clock, drawn, change, learnTrends } = await drawnOnce('a', 'b', 'c');
  change('a');
  await clock.advance(50);
  change('b');
  change('a');
  learnTrends('c');
  await clock.advance(1_000);
  assert.deepEqual(drawn, ['1040: a', '1250: b a c']);
});

test('accounts that are asked together are drawn together', async () => {
  const { clock, drawn, request, learnTrends } = await drawnOnce('a', 'b', 'c');
  for (const id of ['a', 'b', 'c']) {
    request(id, false);
    await clock.advance(12);
    learnTrends(id);
  }
  await clock.advance(5_000);
  assert.deepEqual(drawn, ['1040: a b c']);
});

test('a request that is answered soon is one change, drawn at once', async () => {
  const { clock, drawn, request } = await drawnOnce('a', 'b');
  request('a', true);
  await clock.advance(400);
  request('a', false);
  await clock.advance(10_000);
  assert.deepEqual(drawn, ['1440: a']);
});

test('a request that takes long is shown after a second, with no account that is not asked', async () => {
  const { clock, drawn, request } = await drawnOnce('a', 'b', 'c');
  request('b', true);
  request('c', true);
  await clock.advance(5_000);
  assert.deepEqual(drawn, ['2040: b c']);
  request('b', false);
  await clock.advance(5_000);
  assert.deepEqual(drawn, ['2040: b c', '6040: b']);
});

test('accounts that come and go are drawn while others are asked, and so is that there are none', async () => {
  const { clock, drawn, request, change, statuses } = await drawnOnce('a', 'b');
  request('a', true);
  statuses.delete('b');
  change('a', 'b');
  await clock.advance(100);
  assert.deepEqual(drawn, ['1040: b']);
  statuses.clear();
  change();
  await clock.advance(800);
  assert.deepEqual(drawn, ['1040: b', '1250: ']);
});

test('B9: everything is drawn anew each minute, which also puts right what VS Code has mixed up', async () => {
  const { clock, drawn, drawing } = await drawnOnce('a');
  await clock.advance(120_000);
  assert.deepEqual(drawn, ['60000: all', '120000: all']);
  drawing.dispose();
  await clock.advance(120_000);
  assert.equal(drawn.length, 2);
  assert.equal(clock.timers, 0);
});
