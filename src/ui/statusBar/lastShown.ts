import { GROUPS } from '../../monitor/standing/tightness.ts';
import type { LastShown } from './selection.ts';

/**
 * Reads what stood in the status bar last: a window begins with the same account, although the trends that made it the
 * tightest are not known yet. What cannot be read is left out.
 */
export function parseLastShown(saved: unknown): LastShown {
  return (Array.isArray(saved) ? saved : []).flatMap((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('accountId' in entry)) {
      return [];
    }
    const { accountId } = entry;
    const group = ('group' in entry ? GROUPS.find((known) => known === entry.group) : undefined) ?? 'none';
    const key = 'key' in entry && typeof entry.key === 'string' ? entry.key : undefined;
    return typeof accountId === 'string' ? [{ accountId, key, group }] : [];
  });
}
