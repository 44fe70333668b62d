import { randomUUID } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';

/**
 * Writes a file that readers see as a whole or not at all: beside it, and renamed. Of what fails nothing is left. `mode` are its
 * permissions; the usual ones when left out. Rejects with what the system says.
 */
export async function writeWhole(path: string, text: string, mode = 0o666): Promise<void> {
  // The end of the name is no file's that anyone collects.
  const beside = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(beside, text, { mode, flag: 'wx' });
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
