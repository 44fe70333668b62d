import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Account } from '../../../src/balance/account/account.ts';
import type { Trouble } from '../../../src/balance/account/state.ts';
import { english } from '../../../src/base/language.ts';
import type { Provider } from '../../../src/providers/provider.ts';
import { shareDatabase } from '../../../src/store/file/sharedFile.ts';
import { migrate } from '../../../src/store/sqlite/schema.ts';
import { afterClaim, blankRecord } from '../../../src/store/tables/transition.ts';
import { statusBarText } from '../../../src/ui/statusBar/text.ts';
import { accountRow, balanceText, detailRows } from '../../../src/ui/tree/rows.ts';
import { newFolder } from '../store/sample.ts';
import { shownText } from '../ui/markdown.ts';

const NOW = Date.UTC(2026, 0, 5, 9);

/** Every text that the window shows of an account with this trouble, as written and as it is seen. */
export function screenTexts(account: Account, trouble: Trouble, providers: readonly Provider[]): readonly string[] {
  const subject = { account, state: { kind: 'failed', trouble }, refreshing: false, old: false } as const;
  const { text, tooltip, spoken } = statusBarText([subject], providers, NOW, english);
  const { label, description, tooltip: rowTooltip, spoken: rowSpoken } = accountRow(subject, providers, NOW, english);
  const details = detailRows(subject, providers, NOW, english).map((row) => `${row.label} ${row.description}`);
  return [
    ...[text, tooltip, shownText(tooltip), spoken],
    ...[label, description, rowTooltip, rowSpoken, ...details],
    balanceText(subject, providers, NOW, english),
  ];
}

/** A shared file on the disk that troubles are written to, as windows do. */
export interface CanaryFile {
  /** Writes the trouble as an outcome, with its history. */
  write(accountId: string, trouble: Trouble): void;
  /** Closes the file; every byte that is left in it and beside it, one character each. */
  close(): string;
}

export function openCanaryFile(): CanaryFile {
  const folder = newFolder();
  const database = new DatabaseSync(join(folder, 'balances.sqlite'));
  // What is written matters here, not that it outlives a crash. Pages that were given up keep their contents.
  database.exec('PRAGMA synchronous = OFF; PRAGMA journal_mode = PERSIST; PRAGMA secure_delete = OFF');
  migrate(database, 'salt');
  const file = shareDatabase(database);
  return {
    write(accountId, trouble) {
      const seen = file.record(accountId) ?? blankRecord(accountId);
      const claimed = afterClaim(seen, NOW, NOW);
      if (
        !file.claim(seen, claimed) ||
        file.settle(claimed, { nextDue: NOW, holdUntil: 0, trouble }, NOW)?.trouble === undefined
      ) {
        throw new Error('the trouble was not written');
      }
    },
    close() {
      file.close();
      return readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'latin1'))
        .join('\n');
    },
  };
}
