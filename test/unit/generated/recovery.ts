import fc from 'fast-check';
import type { Fault } from '../../../src/balance/fault/fault.ts';
import { phaseOf } from '../../../src/monitor/when/schedule.ts';
import { messages } from '../fakes/amounts.ts';
import { account, FakeWindow } from '../fakes/fakeWindow.ts';
import { HOUR, MINUTE, SECOND } from '../fakes/records.ts';

/** How long accounts took to be fresh after outages, in parts of the interval. */
export interface Recovery {
  readonly outages: number;
  readonly longest: number;
  /** The same after outages with a fault that the provider has to end, such as a refused certificate. */
  readonly longestLasting: number;
  /** After outages in which the machine slept or the clock was set: the time beyond the interval, at most. */
  readonly longestExtraMs: number;
}

/** What a sleep or a jump may add to an interval: the beat that notices it, and the spread over the accounts. */
const NOTICED_MS = 30 * SECOND;
const SPREAD_MS = 30 * SECOND;

const host = 'sms.example';
/** What an outage looks like. A refused credential pauses, and a wish of the provider is obeyed: neither is an outage. */
const PASSING: readonly Fault[] = [
  { kind: 'network', host, problem: 'not-found' },
  { kind: 'network', host, problem: 'refused' },
  { kind: 'network', host, problem: 'reset' },
  { kind: 'timeout', host, seconds: 15 },
  { kind: 'proxy', status: 407 },
  { kind: 'not-the-provider', host },
  { kind: 'bad-response', host, problem: 'truncated' },
  { kind: 'too-large', host, limitBytes: 262_144 },
  { kind: 'provider-down', status: 503 },
  { kind: 'rate-limited' },
];
/** Faults that no quick attempt ends: they are tried again after an interval. */
const LASTING: readonly Fault[] = [
  { kind: 'tls', host, problem: 'expired' },
  { kind: 'redirect', host, target: 'portal.example' },
  { kind: 'provider-error', code: '1', text: '' },
];

type Event =
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'sleep' | 'set'; readonly ms: number }
  | { readonly kind: 'look' | 'refresh' };

const calm: fc.Arbitrary<Event> = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: SECOND, max: 2 * HOUR }).map((ms): Event => ({ kind: 'pass', ms })) },
  { weight: 1, arbitrary: fc.constantFrom<Event>({ kind: 'look' }, { kind: 'refresh' }) },
);
const wild: fc.Arbitrary<Event> = fc.oneof(
  { weight: 1, arbitrary: fc.integer({ min: SECOND, max: 9 * HOUR }).map((ms): Event => ({ kind: 'sleep', ms })) },
  { weight: 1, arbitrary: fc.integer({ min: -30 * HOUR, max: 30 * HOUR }).map((ms): Event => ({ kind: 'set', ms })) },
);
const outages = fc.record({
  id: fc.stringMatching(/^[a-z]{1,8}$/),
  interval: fc.constantFrom(MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR),
  begins: fc.double({ min: 0, max: 2, noNaN: true }),
  events: fc.array(fc.oneof({ weight: 6, arbitrary: calm }, { weight: 1, arbitrary: wild }), {
    minLength: 1,
    maxLength: 6,
  }),
  faults: fc.oneof(
    { weight: 3, arbitrary: fc.array(fc.constantFrom(...PASSING), { minLength: 1, maxLength: 5 }) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...PASSING, ...LASTING), { minLength: 1, maxLength: 5 }) },
  ),
  latency: fc.integer({ min: 0, max: 15 * SECOND }),
  seed: fc.integer({ min: 1, max: 2 ** 31 - 2 }),
});

/**
 * Plays `count` outages and measures how long each account took to show a value from after its outage; throws with the
 * smallest outage after which that was longer than an interval (two after lasting faults).
 */
export async function checkRecovery(count: number, seed: number): Promise<Recovery> {
  const total = { outages: 0, longest: 0, longestLasting: 0, longestExtraMs: 0 };
  await fc.assert(
    fc.asyncProperty(outages, async (outage) => {
      const { interval, isLasting, isWild, took, fresh } = await play(outage);
      if (!fresh) {
        throw new Error(`not fresh ${took / interval} intervals after the outage`);
      }
      total.outages++;
      if (isLasting) {
        total.longestLasting = Math.max(total.longestLasting, took / interval);
      } else if (isWild) {
        total.longestExtraMs = Math.max(total.longestExtraMs, took - interval);
      } else {
        total.longest = Math.max(total.longest, took / interval);
      }
    }),
    { numRuns: count, seed },
  );
  return total;
}

type Outage = typeof outages extends fc.Arbitrary<infer T> ? T : never;

/** Plays one outage, and waits for as long as the account may take to be fresh after it. */
async function play({ id, interval, begins, events, faults, latency, seed }: Outage) {
  const window = await FakeWindow.open({ interval, accounts: [account(id)], random: randomFrom(seed) });
  const { clock, provider, monitor } = window;
  await clock.advance((3 + begins) * interval);
  let failures = 0;
  let isOver = false;
  provider.respond = (request) => {
    const fault = faults[failures++ % faults.length] ?? { kind: 'proxy' };
    clock.after(latency, () => (isOver ? request.answer(messages('7')) : request.fail(fault)));
    return undefined;
  };
  for (const event of events) {
    await happen(window, id, event);
  }
  isOver = true;
  provider.respond = () => messages('7');
  const ended = clock.monotonic();
  const isWild = events.some(({ kind }) => kind === 'sleep' || kind === 'set');
  const isLasting = faults.some((fault) => LASTING.includes(fault));
  const allowed = (isLasting ? 2 : 1) * interval + (isWild ? NOTICED_MS + SPREAD_MS * phaseOf(id) : 0) + SECOND;
  const isFresh = (): boolean => window.amount(id) === '7' && window.kind(id) === 'ok' && !window.status(id).old;
  while (!isFresh() && clock.monotonic() - ended < allowed) {
    const step = Math.max(SECOND, interval / 300);
    await clock.advance(Math.min(step, ended + allowed - clock.monotonic()));
  }
  const took = clock.monotonic() - ended;
  const fresh = isFresh();
  monitor.dispose();
  return { interval, isLasting, isWild, took, fresh };
}

async function happen({ clock, monitor }: FakeWindow, id: string, event: Event): Promise<void> {
  switch (event.kind) {
    case 'pass':
      await clock.advance(event.ms);
      break;
    case 'sleep':
      clock.sleep(event.ms);
      break;
    case 'set':
      clock.setWall(clock.now() + event.ms);
      break;
    case 'look':
      void monitor.focus();
      await clock.advance(0);
      break;
    case 'refresh':
      void monitor.refresh(id, 'manual');
      await clock.advance(0);
      break;
  }
}

/** Numbers from 0 to below 1 that follow from a seed. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
