import type * as vscode from 'vscode';
import { GROUPS } from '../../monitor/standing/tightness.ts';
import type { LastShown } from './selection.ts';

const KEY = 'lastShown';

/** What stood in the status bar last, also in the session before. */
export interface LastShownMemory {
  read(): LastShown;
  write(last: LastShown): void;
}

/**
 * Keeps it in VS Code's own memory, which is there at once: the first paint shows the same account as the last one did,
 * although the trends that made it the tightest are not known yet.
 */
export function lastShownMemory(memento: vscode.Memento): LastShownMemory {
  const read = (): LastShown => {
    const saved: unknown = memento.get(KEY);
    return (Array.isArray(saved) ? saved : []).flatMap((entry: unknown) => {
      if (typeof entry !== 'object' || entry === null || !('accountId' in entry)) {
        return [];
      }
      const { accountId } = entry;
      const group = ('group' in entry ? GROUPS.find((known) => known === entry.group) : undefined) ?? 'none';
      const key = 'key' in entry && typeof entry.key === 'string' ? entry.key : undefined;
      return typeof accountId === 'string' ? [{ accountId, key, group }] : [];
    });
  };
  let written = JSON.stringify(read());
  return {
    read,
    write(last) {
      const next = JSON.stringify(last);
      if (next !== written) {
        written = next;
        void memento.update(KEY, last);
      }
    },
  };
}
