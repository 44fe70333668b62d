import { rowsOf } from '../../balance/readings/rows.ts';
import type { ReadableFile } from '../memory.ts';
import type { SharedFile } from './sharedFile.ts';

/** What can be read of a file that cannot be written. Whatever fails is not there. */
export function readableFile(file: SharedFile): ReadableFile {
  return {
    record: (accountId) => orElse(() => file.record(accountId), undefined),
    note: (accountId, key) => orElse(() => file.note(accountId, key), undefined),
    rows: (accountId, fromMs, toMs) => orElse(() => file.rows(accountId, fromMs, toMs), rowsOf([])),
    events: (accountId, fromMs, toMs) => orElse(() => file.events(accountId, fromMs, toMs), []),
  };
}

function orElse<T>(work: () => T, otherwise: T): T {
  try {
    return work();
  } catch {
    return otherwise;
  }
}
