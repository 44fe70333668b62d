import type { Language } from '../../base/language.ts';
import type { StoreMode } from '../../store/port/store.ts';

/**
 * What the user has to know of where balances are kept: nothing in the usual case. One sentence or two: what happened,
 * what is missing, what to do.
 */
export function storeText(mode: StoreMode, { t }: Language): string | undefined {
  const moved =
    mode.movedTo === undefined
      ? undefined
      : t('The file with the history was damaged. It was kept as {0}, and a fresh one was begun.', mode.movedTo);
  return mode.kind === 'shared' ? moved : (problemText(mode, t) ?? moved);
}

function problemText(mode: StoreMode & { kind: 'memory' }, t: Language['t']): string | undefined {
  switch (mode.problem) {
    case 'none':
      return undefined;
    case 'no-sqlite':
      return t(
        'This version of VS Code has no database. Balances are shown, but not shared between windows, and no history is kept.',
      );
    case 'newer-schema':
      return t(
        'A later version of Messaging Balance keeps the balances now. This window shows them and asks no provider itself. Reload it; if that does not help, update the extension.',
      );
    case 'read-only':
      return t(
        'The folder of the history cannot be written to. Balances are shown, but not shared between windows, and no history is kept.',
      );
    case 'disk-full':
      return t(
        'The disk is full. Balances are shown, but not shared between windows, and no history is kept until there is room.',
      );
    case 'locked':
      return t(
        'Another program holds the file with the history. Balances are shown, but not shared between windows, and no history is kept.',
      );
    case 'io':
      return t(
        'The file with the history cannot be used. Balances are shown, but not shared between windows, and no history is kept.',
      );
  }
}
