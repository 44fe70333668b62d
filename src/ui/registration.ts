import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../base/lifecycle.ts';
import { guarded, onCommand } from './accounts/guard.ts';
import type { ActionParts, Actions } from './actions.ts';
import { BALANCE_TOOL, COMMANDS, HISTORY_PANEL } from './editor/ids.ts';

/** Behind the first numbers, the store and what reads it. */
const IDLE_MS = 1_000;

/**
 * Registers every command, the history's panel and the language models' tool. What they do is half of the program: it is loaded
 * with the first of them that is used, in one part; without an account a moment after the start, since the first thing then is to
 * add one.
 */
export function registerActions(
  parts: ActionParts,
  load: () => Promise<Pick<typeof import('./actions.ts'), 'createActions'>> = () => import('./actions.ts'),
): Disposable {
  const owned = new DisposableStore();
  let made: Actions | undefined;
  const actions = async (): Promise<Actions> => {
    const { createActions } = await load();
    made ??= owned.add(createActions(parts));
    return made;
  };
  for (const command of Object.values(COMMANDS)) {
    owned.add(onCommand(command, async (target) => (await actions()).commands[command](target), parts));
  }
  owned.add(
    vscode.window.registerWebviewPanelSerializer(HISTORY_PANEL, {
      deserializeWebviewPanel: (restored) => guarded(async () => (await actions()).adopt(restored), parts),
    }),
  );
  // Some editors that run this extension have no language models.
  const models: Partial<typeof vscode.lm> | undefined = vscode.lm;
  if (models?.registerTool !== undefined) {
    owned.add(
      models.registerTool<unknown>(BALANCE_TOOL, {
        prepareInvocation: async (options) => (await actions()).tool.prepareInvocation(options),
        invoke: async (options, token) => (await actions()).tool.invoke(options, token),
      }),
    );
  }
  if (parts.monitor.statuses().length === 0) {
    owned.add(
      parts.clock.after(IDLE_MS, () => {
        actions().catch(() => {
          // Whoever uses one of them is told.
        });
      }),
    );
  }
  return owned;
}
