import * as vscode from 'vscode';
import type { AccountStatus } from '../../balance/account/state.ts';
import type { Clock } from '../../base/clock.ts';
import { type Disposable, DisposableStore } from '../../base/lifecycle.ts';
import type { Monitor } from '../../monitor/ask/monitor.ts';
import { type Commands, type GuardParts, guarded, type Run } from '../accounts/guard.ts';
import { presentAccount } from '../accounts/namedAccount.ts';
import { COMMANDS } from '../editor/ids.ts';
import { offerAddAccount } from '../editor/messages.ts';
import { chooseCompared } from './compare.ts';
import { deleteHistories } from './deleteHistories.ts';
import { deleteReadings } from './deleteReadings.ts';
import { Deletions } from './deletions.ts';
import { exportHistory } from './export.ts';
import { copySpending, exportSpending } from './exportSpending.ts';
import { importHistory } from './importHistory.ts';
import { offerTimeZone } from './offerTimeZone.ts';
import { HistoryPanel } from './panel.ts';
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

/** The history's panel and its commands. */
export interface History extends Disposable {
  readonly commands: ReturnType<typeof commandsOf>;
  /** Fills a panel that VS Code has restored. */
  adopt(restored: vscode.WebviewPanel): void;
}

/** Makes the history of a window. Nothing is listened to before its panel is shown. */
export function createHistory(parts: HistoryParts): History {
  const owned = new DisposableStore();
  let isZoneOffered = false;
  let made: HistoryPanel | undefined;
  const panel = (): HistoryPanel => {
    made ??= owned.add(
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
    return made;
  };
  return {
    commands: commandsOf(parts, panel),
    adopt: (restored) => panel().adopt(restored),
    dispose: () => owned.dispose(),
  };
}

function commandsOf(parts: HistoryParts, panel: () => HistoryPanel) {
  const { monitor } = parts;
  const deletions = new Deletions(parts.language);
  /** The menu of the page gives its address: what it shows is meant, where that is an account that is there. */
  const meant = (target: unknown): unknown => {
    const isPage = typeof target === 'object' && target !== null && 'scheme' in target;
    const accountId = isPage ? panel().accountId : undefined;
    return monitor.statuses().some(({ account }) => account.id === accountId) ? { accountId } : target;
  };
  const onAccount =
    (run: (status: AccountStatus) => Promise<void>): Run =>
    async (target) => {
      const status = await parts.chooseAccount(meant(target));
      if (status !== undefined) {
        await run(status);
      }
    };
  return {
    [COMMANDS.showHistory]: async (target) => {
      const [row, ...others] = parts.selected();
      const status = presentAccount(target ?? (others.length === 0 ? row : undefined), monitor.statuses());
      if (monitor.statuses().length === 0) {
        await offerAddAccount(parts.language);
        return;
      }
      panel().show(status?.account.id);
    },
    [COMMANDS.showSpending]: async (target) => {
      const status = presentAccount(target, monitor.statuses());
      panel().show(status?.account.id, 'month');
    },
    [COMMANDS.exportHistory]: onAccount(({ account }) => exportHistory(account.id, parts)),
    [COMMANDS.importHistory]: onAccount(async (status) => {
      await importHistory(status, parts);
    }),
    [COMMANDS.deleteReadings]: onAccount(async (status) => {
      await deleteReadings(status, parts, deletions);
    }),
    [COMMANDS.undoDelete]: () => deletions.undo(),
    [COMMANDS.deleteHistories]: () => deleteHistories(parts.source, deletions, parts.clock, parts.language),
  } satisfies Partial<Commands>;
}
