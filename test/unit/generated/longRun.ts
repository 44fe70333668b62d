import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Account } from '../../../src/balance/account/account.ts';
import { BalanceError } from '../../../src/balance/fault/fault.ts';
import { elapsed } from '../../../src/base/clock.ts';
import { Emitter } from '../../../src/base/event.ts';
import type { HttpReply, HttpRequest } from '../../../src/net/request.ts';
import { createMemoryStore } from '../../../src/store/memory.ts';
import { Meanwhile } from '../../../src/store/port/meanwhile.ts';
import { FakeClock } from '../fakes/fakeClock.ts';
import { HOUR, MINUTE } from '../fakes/records.ts';
import { answered, HOST } from '../providers/fakeHttp.ts';
import { AdapterWindow } from './adapterWindow.ts';
import { randomFrom } from './recovery.ts';
import { SERVICES } from './services.ts';

/** What a long run has left. */
export interface LongRun {
  readonly requests: number;
  /** Timers and listeners after everything was disposed. */
  readonly left: number;
  /** Bytes that the heap has grown by since the first hours. */
  readonly heapGrowth: number;
}

/** The first hours fill caches and compile code. */
const WARM_UP_MS = 6 * HOUR;
const INTERVAL_MS = 5 * MINUTE;

/** Accounts of every service, asked in all ways, by two windows. */
const ACCOUNTS: readonly Account[] = SERVICES.map(({ provider, product, format }, index) => ({
  id: `account-${index}`,
  name: `Account ${index}`,
  provider,
  product,
  ...(provider === 'submail' ? { parameters: { format, signType: index % 2 === 0 ? 'md5' : 'normal' } } : {}),
}));

/** Lets two windows work for `durationMs` of simulated time, with faults, sleeps, edits and focus, and disposes them. */
export async function runLong(durationMs: number, seed: number): Promise<LongRun> {
  const random = randomFrom(1 + (Math.abs(seed) % (2 ** 31 - 3)));
  const clock = new FakeClock();
  const changes = new Emitter<readonly string[]>();
  // What waits for a file, up to 10,000 outcomes, is taken each hour as if there were one.
  const meanwhile = new Meanwhile();
  const inner = createMemoryStore('none', { meanwhile });
  inner.onDidChange((ids) => changes.fire(ids));
  const store = { ...inner, onDidChange: changes.event };
  const signals = new Set<WeakRef<AbortSignal>>();
  let requests = 0;
  const http = async (request: HttpRequest): Promise<HttpReply> => {
    requests++;
    if (request.signal !== undefined && signals.size < 10_000) {
      signals.add(new WeakRef(request.signal));
    }
    return await answerTo(request, clock, random);
  };
  const open = () => new AdapterWindow({ clock, store, http, accounts: ACCOUNTS, interval: INTERVAL_MS, random });
  const windows = [open(), open()];

  const work = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += HOUR) {
      await clock.advance(HOUR);
      const [window] = windows;
      window?.monitor.setAccounts(edited(random), () => INTERVAL_MS);
      void window?.monitor.focus();
      void window?.monitor.refreshAll('manual');
      if (random() < 0.1) {
        clock.sleep(random() * 8 * HOUR);
      }
      meanwhile.clear();
      for (const each of windows) {
        each.forgetPast();
      }
    }
  };

  await work(Math.min(WARM_UP_MS, durationMs / 2));
  const before = heapUsed();
  await work(durationMs - Math.min(WARM_UP_MS, durationMs / 2));
  const heapGrowth = heapUsed() - before;
  for (const { monitor } of windows) {
    monitor.dispose();
  }
  await clock.advance(0);
  const onSignals = [...signals].reduce((sum, reference) => {
    const signal = reference.deref();
    return sum + (signal === undefined ? 0 : getEventListeners(signal, 'abort').length);
  }, 0);
  return { requests, left: clock.timers + changes.listenerCount + onSignals, heapGrowth };
}

/** One account asks in another way than before; the others stay as they are. */
function edited(random: () => number): readonly Account[] {
  const chosen = Math.floor(random() * ACCOUNTS.length);
  return ACCOUNTS.map((account, index) =>
    index === chosen ? { ...account, endpoints: [`https://host-${Math.floor(random() * 1e6)}.example`] } : account,
  );
}

async function answerTo(request: HttpRequest, clock: FakeClock, random: () => number): Promise<HttpReply> {
  // Some answers take their time, as timers that are left behind would show.
  if (random() < 0.2) {
    await elapsed(clock, random() * 15_000, request.signal ?? new AbortController().signal);
  }
  request.signal?.throwIfAborted();
  const dice = random();
  if (dice < 0.05) {
    throw new BalanceError({ kind: 'network', host: HOST, problem: 'reset' });
  }
  if (dice < 0.1) {
    return answered('<html><body>Sign in</body></html>', { contentType: 'text/html' });
  }
  if (dice < 0.12) {
    return answered('', { status: 503, ...(dice < 0.11 ? { retryAfterMs: 600_000 } : {}) });
  }
  if (request.url.endsWith('/service/timestamp')) {
    return answered(`{"timestamp":${Math.floor(clock.now() / 1000)}}`);
  }
  return answered(sampleFor(request.url));
}

function sampleFor(url: string): string {
  const service = SERVICES.find(
    ({ provider, product, format }) =>
      url.endsWith(`/balance/${product}.${format}`) ||
      (provider === 'jiguang' && url.endsWith(product === 'app' ? '/app' : '/dev')),
  );
  return service?.samples[0] ?? '';
}

let collect: (() => void) | undefined;

function heapUsed(): number {
  if (collect === undefined) {
    setFlagsFromString('--expose-gc');
    collect = runInNewContext('gc') as () => void;
  }
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}
