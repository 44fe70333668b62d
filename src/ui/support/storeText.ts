import { basename } from 'node:path';
import { numberFormatter } from '../../balance/text/formatters.ts';
import { english, type Language } from '../../base/language.ts';
import type { FileSize, StoreMode } from '../../store/port/store.ts';
import { SETTINGS } from '../editor/ids.ts';

/**
 * What the user has to know of where balances are kept: nothing in the usual case. One sentence or two: what happened,
 * what is missing, what to do.
 */
export function storeText(mode: StoreMode, language: Language): string | undefined {
  const moved = mode.movedTo === undefined ? undefined : movedText(mode, mode.movedTo, language);
  return mode.kind === 'shared' ? moved : (problemText(mode, language.t) ?? moved);
}

/** Above this the history takes room that nobody expects: a hundred accounts with four quantities at five minutes in 400 days. */
const LARGE_BYTES = 500_000_000;

/** That the history has become large, and what to do about it; `undefined` while it is not. */
export function sizeText(size: FileSize | undefined, { t, locale }: Language): string | undefined {
  return size === undefined || size.used <= LARGE_BYTES
    ? undefined
    : t(
        'The history takes {0}. Keep every reading for fewer days ({1}), have accounts read less often, or delete histories that you no longer need.',
        megabytes(size.used, locale),
        SETTINGS.historyRetentionDays,
      );
}

/** `5.2 MB`. */
export function megabytes(bytes: number, locale: string): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return `${numberFormatter(locale, digits).format(bytes / 1_000_000)} MB`;
}

function movedText(mode: StoreMode, movedTo: string, { t, locale }: Language): string {
  if (mode.kind === 'memory' || mode.salvaged === undefined) {
    return t(
      'The file with the history was damaged. It was kept as {0}, a fresh one was begun, and what can be read is taken over.',
      movedTo,
    );
  }
  const { readings, lostDays } = mode.salvaged;
  if (readings === 0) {
    return t('No reading could be taken over from the damaged file with the history. It was kept as {0}.', movedTo);
  }
  const counted = (count: number): string => numberFormatter(locale).format(count);
  const saved = readings === 1 ? t('1 reading') : t('{0} readings', counted(readings));
  if (lostDays === 0) {
    return t(
      'From the damaged file with the history this was taken over: {0}. No gap was found. It was kept as {1}.',
      saved,
      movedTo,
    );
  }
  const lost = lostDays === 1 ? t('1 day') : t('{0} days', counted(lostDays));
  return t(
    'From the damaged file with the history this was taken over: {0}. Readings are missing of {1}. It was kept as {2}.',
    saved,
    lost,
    movedTo,
  );
}

/** The same for the log, where a path would tell whose machine this is. */
export function storeLine(mode: StoreMode): string | undefined {
  return storeText(mode.movedTo === undefined ? mode : { ...mode, movedTo: basename(mode.movedTo) }, english);
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
