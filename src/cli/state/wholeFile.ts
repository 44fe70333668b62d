import { randomUUID } from 'node:crypto';
import { realpath, rename, rm, stat, writeFile } from 'node:fs/promises';

/**
 * Writes a file that readers see as a whole or not at all: beside it, and renamed. Of what fails nothing is left. A link stays one.
 * What is there and no file (a device, a pipe) is written to: put in its place, a file would be in the way of all that use it.
 * `mode` are the permissions; the usual ones when left out. Rejects with what the system says.
 */
export async function writeWhole(path: string, text: string, mode = 0o666): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const isOther = await stat(target).then(
    (there) => !there.isFile() && !there.isDirectory(),
    () => false,
  );
  if (isOther) {
    await writeFile(target, text);
    return;
  }
  // The end of the name is no file's that anyone collects.
  const beside = `${target}.${randomUUID()}.tmp`;
  try {
    await writeFile(beside, text, { mode, flag: 'wx' });
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}
