import { rowsOf } from '../../balance/readings/rows.ts';
import type { ReadableFile } from '../port/memorySeed.ts';
import { diskFaultOf } from '../sqlite/diskFault.ts';
import type { SharedFile } from './sharedFile.ts';

/**
 * What can be read of a file that cannot be written, but for records and notes of accounts that are hidden. Whatever fails is
 * not there, but for a history behind a lock.
 */
export function readableFile(file: SharedFile, isHidden: (accountId: string) => boolean): ReadableFile {
  return {
    record: (accountId) => (isHidden(accountId) ? undefined : orElse(() => file.record(accountId), undefined)),
    note: (accountId, key) => (isHidden(accountId) ? undefined : orElse(() => file.note(accountId, key), undefined)),
    rows: (of, fromMs, toMs) => unlessBusy(() => file.rows(of, fromMs, toMs), rowsOf([])),
    events: (of, fromMs, toMs) => unlessBusy(() => file.events(of, fromMs, toMs), []),
    kept: () => orElse(() => file.kept(), []),
  };
}

function orElse<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}

function unlessBusy<T>(work: () => T, otherwise: T): T | undefined {
  try {
    return work();
  } catch (error) {
    return diskFaultOf(error) === 'busy' ? undefined : otherwise;
  }
}
