import fc from 'fast-check';
import { MOST_HOLD_MS } from '../../../src/monitor/when/schedule.ts';
import { readRetryAfter } from '../../../src/net/retryAfter.ts';
import { createMemoryStore } from '../../../src/store/memory.ts';
import { FakeClock } from '../fakes/fakeClock.ts';
import { HOUR, MINUTE, SECOND } from '../fakes/records.ts';
import { answered } from '../providers/fakeHttp.ts';
import { AdapterWindow } from './adapterWindow.ts';
import { randomFrom } from './recovery.ts';

/** What windows did about the deadlines that a provider set. */
export interface Deadlines {
  readonly values: number;
  readonly requestsBefore: number;
  /** How long after its deadline an account was asked again, at most. */
  readonly latestMs: number;
}

/** A `Retry-After` header as sent at `now` (wall clock), and the wait in milliseconds that it means. */
interface Wish {
  header(now: number): string;
  waitMs(now: number): number;
}

const says = (text: string, waitMs: number): Wish => ({ header: () => text, waitMs: () => waitMs });

const inSeconds = fc.integer({ min: 0, max: 8 * 3600 }).map((seconds) => says(String(seconds), seconds * SECOND));
const onDate = fc.integer({ min: -2 * HOUR, max: 8 * HOUR }).map(
  (ahead): Wish => ({
    header: (now) => new Date(now + ahead).toUTCString(),
    waitMs: (now) => Math.floor((now + ahead) / SECOND) * SECOND - now,
  }),
);
/** Texts that say nothing, and therefore mean the shortest wait. */
const nothing = fc
  .oneof(fc.constantFrom('', '-5', 'NaN', 'Infinity', '1e3', '0x10', 'soon', '2026-01-06', '-1e12'), fc.string())
  .filter((text) => !/^\s*\d/.test(text))
  .map((text) => says(text, 0));
const endless = fc.bigInt({ min: 10n ** 6n, max: 10n ** 30n }).map((seconds) => says(String(seconds), 1e15));
const wishes: fc.Arbitrary<Wish> = fc.oneof(inSeconds, inSeconds, onDate, nothing, endless);

const answers = fc.constantFrom(
  { status: 429, text: '' },
  { status: 403, text: '{"error":{"code":50009,"message":"out of freq"}}' },
  { status: 429, text: '{"error":{"code":"50009","message":"out of freq"}}' },
);
const deeds = fc.array(
  fc.record({
    after: fc.double({ min: 0, max: 0.5, noNaN: true }),
    deed: fc.constantFrom<'refresh' | 'look' | 'credential' | 'open'>('refresh', 'look', 'credential', 'open'),
    who: fc.nat(1),
  }),
  { maxLength: 6 },
);
const cases = fc.record({
  wish: wishes,
  answer: answers,
  interval: fc.constantFrom(MINUTE, 15 * MINUTE),
  deeds,
  seed: fc.integer({ min: 1, max: 2 ** 31 - 2 }),
});

/**
 * Sets `count` deadlines for two windows, in which the user presses what there is to press; throws with the smallest case
 * in which a request was sent before its deadline, or none soon after it.
 */
export async function checkDeadlines(count: number, seed: number): Promise<Deadlines> {
  const total = { values: 0, requestsBefore: 0, latestMs: 0 };
  await fc.assert(
    fc.asyncProperty(cases, async (course) => {
      const { deadline, next } = await play(course);
      total.values++;
      total.latestMs = Math.max(total.latestMs, next - deadline);
      // The wall clock counts whole milliseconds.
      if (next < deadline - 1) {
        total.requestsBefore++;
        throw new Error(`asked ${deadline - next} ms before the deadline`);
      }
      if (next > deadline + 2 * MINUTE) {
        throw new Error('not asked again');
      }
    }),
    { numRuns: count, seed },
  );
  return total;
}

type Case = typeof cases extends fc.Arbitrary<infer T> ? T : never;

/** Sets one deadline and plays what happens until after it. Times are monotonic. */
async function play({ wish, answer, interval, deeds: plan, seed }: Case): Promise<{ deadline: number; next: number }> {
  const clock = new FakeClock();
  const store = createMemoryStore('none');
  const sent: number[] = [];
  let limited: { readonly at: number; readonly waitMs: number } | undefined;
  const http = async () => {
    if (limited !== undefined) {
      sent.push(clock.monotonic());
      return answered('{"dev_balance":5}');
    }
    const now = clock.now();
    limited = { at: clock.monotonic(), waitMs: wish.waitMs(now) };
    const retryAfterMs = readRetryAfter((name) => (name === 'retry-after' ? wish.header(now) : null), now);
    return answered(answer.text, { status: answer.status, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) });
  };
  const accounts = [{ id: 'a', name: 'A', provider: 'jiguang', product: 'account' }];
  const open = () => new AdapterWindow({ clock, store, http, accounts, interval, random: randomFrom(seed) });
  const windows = [open(), open()];
  // A new account is asked at once.
  await clock.advance(SECOND);
  if (limited === undefined) {
    throw new Error('no request came');
  }
  const hold = Math.min(Math.max(limited.waitMs, interval), MOST_HOLD_MS);
  const deadline = limited.at + hold;
  for (const { after, deed, who } of plan) {
    await clock.advance(Math.max(0, Math.min(after * hold, deadline - 1 - clock.monotonic())));
    if (deed === 'open') {
      windows.push(open());
    } else {
      press(windows[who], deed);
    }
  }
  await clock.advance(Math.max(0, deadline + 2 * MINUTE - clock.monotonic()));
  for (const { monitor } of windows) {
    monitor.dispose();
  }
  return { deadline, next: sent[0] ?? Number.POSITIVE_INFINITY };
}

function press(window: AdapterWindow | undefined, deed: 'refresh' | 'look' | 'credential'): void {
  switch (deed) {
    case 'refresh':
      void window?.monitor.refresh('a', 'manual');
      break;
    case 'look':
      void window?.monitor.focus();
      break;
    case 'credential':
      void window?.monitor.credentialChanged('a');
      break;
  }
}
