import * as vscode from 'vscode';
import type { AccountStatus } from '../../balance/account/state.ts';
import type { Clock } from '../../base/clock.ts';
import { type Disposable, DisposableStore } from '../../base/lifecycle.ts';
import type { Monitor } from '../../monitor/ask/monitor.ts';
import { type GuardParts, guarded, onCommand } from '../accounts/guard.ts';
import { presentAccount } from '../accounts/namedAccount.ts';
import { COMMANDS, HISTORY_PANEL } from '../editor/ids.ts';
import { offerAddAccount } from '../editor/messages.ts';
import { chooseCompared } from './compare.ts';
import { deleteHistories } from './deleteHistories.ts';
import { deleteReadings } from './deleteReadings.ts';
import { Deletions } from './deletions.ts';
import { exportHistory } from './export.ts';
import { copySpending, exportSpending } from './exportSpending.ts';
import { importHistory } from './importHistory.ts';
import { offerTimeZone } from './offerTimeZone.ts';
import type { HistoryPanel } from './panel.ts';
import type { HistorySource, PastSource } from './source.ts';

/** What the history is shown and exported from. */
export interface HistoryParts extends GuardParts {
  readonly source: HistorySource & PastSource;
  readonly monitor: Pick<Monitor, 'statuses'>;
  readonly clock: Clock;
  /** Where the extension is installed. */
  readonly extensionUri: vscode.Uri;
  /** The account that a menu names, or the one that the user picks. Throws `EditRefused` when the named one is gone. */
  chooseAccount(target: unknown): Promise<AccountStatus | undefined>;
  /** The rows that are selected in the tree, while they can be seen. */
  readonly selected: () => readonly unknown[];
}

/**
 * Registers the history panel and the commands that open it and export from it. The panel's code is loaded when it is
 * needed.
 */
export function registerHistory(parts: HistoryParts): Disposable {
  const { monitor } = parts;
  const owned = new DisposableStore();
  let isZoneOffered = false;
  const load = async (): Promise<HistoryPanel> => {
    const { HistoryPanel } = await import('./panel.ts');
    return owned.add(
      new HistoryPanel({
        ...parts,
        compare: (accountId, compared, show) =>
          void guarded(() => chooseCompared(accountId, compared, parts, show), parts),
        exportHistory: (accountId, range) => void guarded(() => exportHistory(accountId, parts, range), parts),
        exportSpending: (period) => void guarded(() => exportSpending(period, parts), parts),
        copySpending: (period) => void guarded(() => copySpending(period, parts), parts),
        offerTimeZone: (zone) => {
          if (!isZoneOffered) {
            isZoneOffered = true;
            void guarded(() => offerTimeZone(zone, parts.clock.now(), parts.language), parts);
          }
        },
        run: ({ command, arguments: args = [] }) =>
          void guarded(async () => await vscode.commands.executeCommand(command, ...args), parts),
      }),
    );
  };
  let loaded: Promise<HistoryPanel> | undefined;
  const panel = (): Promise<HistoryPanel> => {
    loaded ??= load();
    return loaded;
  };
  owned.add(
    onCommand(
      COMMANDS.showHistory,
      async (target) => {
        const [row, ...others] = parts.selected();
        const status = presentAccount(target ?? (others.length === 0 ? row : undefined), monitor.statuses());
        if (monitor.statuses().length === 0) {
          await offerAddAccount(parts.language);
          return;
        }
        (await panel()).show(status?.account.id);
      },
      parts,
    ),
  );
  owned.add(
    onCommand(
      COMMANDS.showSpending,
      async (target) => {
        const status = presentAccount(target, monitor.statuses());
        (await panel()).show(status?.account.id, 'month');
      },
      parts,
    ),
  );
  const deletions = new Deletions(parts.language);
  const onAccount = (command: string, run: (status: AccountStatus) => Promise<void>): void => {
    owned.add(
      onCommand(
        command,
        async (target) => {
          const status = await parts.chooseAccount(target);
          if (status !== undefined) {
            await run(status);
          }
        },
        parts,
      ),
    );
  };
  onAccount(COMMANDS.exportHistory, ({ account }) => exportHistory(account.id, parts));
  onAccount(COMMANDS.importHistory, async (status) => {
    await importHistory(status, parts);
  });
  onAccount(COMMANDS.deleteReadings, async (status) => {
    await deleteReadings(status, parts, deletions);
  });
  owned.add(onCommand(COMMANDS.undoDelete, () => deletions.undo(), parts));
  owned.add(
    onCommand(
      COMMANDS.deleteHistories,
      () => deleteHistories(parts.source, deletions, parts.clock.now(), parts.language),
      parts,
    ),
  );
  owned.add(
    vscode.window.registerWebviewPanelSerializer(HISTORY_PANEL, {
      deserializeWebviewPanel: (restored) => guarded(async () => (await panel()).adopt(restored), parts),
    }),
  );
  return owned;
}
