import type { Language } from '../../base/language.ts';
import type { Provider } from '../../providers/provider.ts';
import { COMMANDS } from '../editor/ids.ts';
import type { Movable, View } from './accountOrder.ts';
import { moveBy } from './moveAccount.ts';
import { movableIn } from './node.ts';
import { runOrderAccounts } from './orderSteps.ts';
import { setTreeGrouping } from './settings.ts';

/** What commands do with the tree. */
export interface TreeControl {
  readonly view: View;
  /** Hides accounts that are not low, or shows all. */
  filter(lowOnly: boolean): void;
}

/** What the commands of the tree work with. */
export interface TreeCommandParts {
  readonly tree: TreeControl;
  readonly providers: readonly Provider[];
  readonly language: Language;
  /** Registers a command. */
  on(command: string, run: (target: unknown) => Promise<void>): void;
  /** The account that the user picks. */
  pick(): Promise<Movable | undefined>;
}

/** Registers the commands that change what the tree shows. */
export function registerTreeCommands({ tree, providers, language, on, pick }: TreeCommandParts): void {
  on(COMMANDS.orderAccounts, () => runOrderAccounts(language));
  on(COMMANDS.groupByProvider, () => setTreeGrouping(true));
  on(COMMANDS.ungroup, () => setTreeGrouping(false));
  on(COMMANDS.showLowOnly, async () => tree.filter(true));
  on(COMMANDS.showAllAccounts, async () => tree.filter(false));
  for (const [command, direction] of [
    [COMMANDS.moveUp, 'up'],
    [COMMANDS.moveDown, 'down'],
  ] as const) {
    on(command, async (target) => {
      const moved = movableIn(target) ?? (await pick());
      if (moved !== undefined) {
        await moveBy(moved, direction, { providers, language, view: tree.view });
      }
    });
  }
}
