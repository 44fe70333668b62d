import { BalanceError } from '../../../src/balance/fault/fault.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { createHttp } from '../../../src/net/http.ts';

/** What an exchange came to, in a process of its own. Run with `--expose-gc`: `memoryProbe.ts <url to warm up> <url> <limit>`. */
export interface Probed {
  /** The kind of the fault, or `ok`. */
  readonly outcome: string;
  /** The most bytes in use beyond those in use before, garbage left out. */
  readonly peakGrowth: number;
  /** The same, when all was over. */
  readonly growth: number;
  /** By how many bytes the process itself became larger than ever before. */
  readonly residentGrowth: number;
}

function inUse(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function outcomeOf(url: string, limitBytes: number): Promise<string> {
  try {
    await createHttp(systemClock, { limitBytes, deadlineMs: 120_000 })({ method: 'GET', url, headers: {} });
    return 'ok';
  } catch (error) {
    return error instanceof BalanceError ? error.fault.kind : String(error);
  }
}

async function probe(warmUp: string, url: string, limitBytes: number): Promise<Probed> {
  // Loads what a request needs, and fills what Node keeps.
  await outcomeOf(warmUp, limitBytes);
  const before = inUse();
  const residentBefore = process.resourceUsage().maxRSS;
  let peak = 0;
  let over = false;
  const sample = (): void => {
    peak = Math.max(peak, inUse());
    if (!over) {
      setImmediate(sample);
    }
  };
  sample();
  const outcome = await outcomeOf(url, limitBytes);
  over = true;
  const after = inUse();
  return {
    outcome,
    peakGrowth: peak - before,
    growth: after - before,
    residentGrowth: (process.resourceUsage().maxRSS - residentBefore) * 1024,
  };
}

if (import.meta.main) {
  const [warmUp = '', url = '', limit] = process.argv.slice(2);
  process.stdout.write(JSON.stringify(await probe(warmUp, url, Number(limit))));
}
