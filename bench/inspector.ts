import type { Client } from 'chrome-remote-interface';

/** Bytes that live objects of JavaScript take in a Node process whose inspector is asked, right after a full collection. */
export async function liveHeap({ HeapProfiler, Runtime }: Client): Promise<number> {
  // Finalizers that ran in the first collection free more in the second.
  await HeapProfiler.collectGarbage();
  await HeapProfiler.collectGarbage();
  return (await Runtime.getHeapUsage()).usedSize;
}

/** Milliseconds of processor time that a Node process has used so far, in all of its threads. */
export async function processorTime({ Runtime }: Client): Promise<number> {
  const expression = '(({ user, system }) => (user + system) / 1000)(process.cpuUsage())';
  return Number((await Runtime.evaluate({ expression })).result.value);
}
