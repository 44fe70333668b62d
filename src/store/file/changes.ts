import type { Notes } from '../port/notes.ts';
import { MIGRATIONS } from '../sqlite/schema.ts';
import type { KnownRecords } from '../tables/knownRecords.ts';
import type { SharedFile } from './sharedFile.ts';

/**
 * The accounts whose records or notes differ from the last look, or that a later version has taken the file over. `undefined` when
 * nobody else has written.
 */
export function changesIn(
  file: SharedFile,
  known: KnownRecords,
  notes: Notes,
): readonly string[] | 'newer' | undefined {
  if (!file.changed()) {
    return undefined;
  }
  if (file.version() > MIGRATIONS.length) {
    return 'newer';
  }
  const stamps = file.stamps();
  const changed = known.changedBy(stamps);
  // What another window has forgotten must not come back from this one, should it have to fill a fresh file.
  for (const id of changed.filter((accountId) => !stamps.has(accountId))) {
    known.forget(id);
    notes.forget(id);
  }
  const noted = notes.changedBy((accountId, key) => file.note(accountId, key));
  return [...new Set([...changed, ...noted])];
}
