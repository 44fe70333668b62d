import { statfsSync } from 'node:fs';

/** The numbers by which Linux names file systems that are on this machine: ext, xfs, btrfs, tmpfs, overlay, zfs, f2fs. */
const LOCAL = new Set([0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0x2fc12fc1, 0xf2f52010]);

/**
 * Whether a folder is known to be on this machine's own disk. What is not known counts as remote, as does every folder
 * on other systems than Linux, where the numbers mean something else: locks and shared memory fail there in silence.
 */
export function isLocalFolder(folder: string): boolean {
  try {
    return process.platform === 'linux' && LOCAL.has(statfsSync(folder).type);
  } catch {
    return false;
  }
}
