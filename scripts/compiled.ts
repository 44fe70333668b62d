import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Lets the Nodes that are started during `work` share a folder of what they have compiled of the modules that they load. */
export async function sharingCompiled<T>(work: () => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'messaging-balance-compiled-'));
  const forget = () => {
    delete process.env['NODE_COMPILE_CACHE'];
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', forget);
  process.env['NODE_COMPILE_CACHE'] = folder;
  try {
    return await work();
  } finally {
    process.removeListener('exit', forget);
    forget();
  }
}
