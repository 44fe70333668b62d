import { systemClock } from '../src/base/clock.ts';
import { Monitor } from '../src/monitor/ask/monitor.ts';
import { TroubleLog } from '../src/monitor/ask/troubleLog.ts';
import { createHttp } from '../src/net/http.ts';
import { createProviders } from '../src/providers/index.ts';
import { openStore } from '../src/store/open.ts';
import { newFolder } from '../test/unit/store/sample.ts';
import { accountAt, credentialOf, indexOf } from './accounts.ts';
import { type Figure, medianOf } from './figure.ts';
import { startSandboxProcess } from './sandboxProcess.ts';
import { numbers } from './table.ts';

const LATENCY_MS = 200;
const INTERVAL_MS = 15 * 60_000;

/** Refreshes of many accounts at once by a window's core: rules, claims in a real file, requests, outcomes. */
export async function measure(options: ReadonlyMap<string, string>): Promise<readonly Figure[]> {
  const counts = numbers(options.get('accounts'), [1, 10, 100, 1000]);
  const [times = 5] = numbers(options.get('times'), [5]);
  const figures: Figure[] = [];
  for (const count of counts) {
    const samples: number[] = [];
    for (let time = 0; time < (count > 100 ? 1 : times); time++) {
      samples.push(await refreshAll(count));
    }
    figures.push({ ...named(count), ...medianOf(samples), unit: 'ms', accounts: count });
  }
  const one = figures.find(({ accounts }) => accounts === 1);
  return figures.map((figure) =>
    one === undefined || figure === one
      ? figure
      : {
          ...figure,
          beside: { what: 'one account', value: one.value },
          ...(figure.accounts === 100 ? { goal: { kind: 'ratio', most: 2.5 } } : {}),
        },
  );
}

function named(count: number): Pick<Figure, 'id' | 'what'> {
  const whose = count === 1 ? '1 account' : `${count} accounts`;
  return { id: `burst-${count}`, what: `refresh of ${whose}, sandbox with ${LATENCY_MS} ms latency` };
}

/** Milliseconds from the command until all accounts have their readings. */
async function refreshAll(count: number): Promise<number> {
  const sandbox = await startSandboxProcess(count, LATENCY_MS);
  const store = await openStore(newFolder(), systemClock, Math.random, () => 400);
  const providers = createProviders(createHttp(systemClock), systemClock);
  const monitor = new Monitor(
    {
      ...{ clock: systemClock, random: Math.random, providers },
      credentials: { read: async ({ id }) => credentialOf(indexOf(id)) },
      troubleLog: new TroubleLog({ info: ignore, warn: ignore, error: ignore, debug: ignore }),
      onRefused: ignore,
    },
    new Map(),
  );
  try {
    const accounts = Array.from({ length: count }, (_, index) => accountAt(index, `${sandbox.url}/jiguang`));
    monitor.setAccounts(accounts, () => INTERVAL_MS);
    monitor.attach(store);
    // What the first request loads is loaded before.
    await import('node-fetch');
    const start = performance.now();
    await monitor.refreshAll('manual');
    const ms = performance.now() - start;
    const answered = monitor.statuses().filter(({ state }) => state.kind === 'ok').length;
    if (answered !== count) {
      throw new Error(`Only ${answered} of ${count} accounts were refreshed`);
    }
    return ms;
  } finally {
    monitor.dispose();
    store.dispose();
    await sandbox.close();
  }
}

function ignore(): void {
  // Nobody reads it.
}
