import { AccountNumbers } from '../../../src/monitor/ask/accountNumbers.ts';
import type { StatusBarChoices } from '../../../src/ui/statusBar/choices.ts';
import { account } from '../fakes/fakeWindow.ts';
import { openWindow, type WindowParts } from './openWindow.ts';

const { guarded } = await import('../../../src/ui/accounts/guard.ts');
const { commandsOf } = await import('../../../src/ui/commands.ts');
const { treeSettings } = await import('../../../src/ui/tree/settings.ts');

const NOTHING = { groups: undefined, total: 0, low: 0, canGroup: false };

/** The commands of a window with these accounts. */
export async function openCommands(accounts = [account('a'), account('b')], more: WindowParts = {}) {
  const opened = await openWindow(accounts, more);
  const previews: (StatusBarChoices | undefined)[] = [];
  const filters: boolean[] = [];
  const log = Object.assign(opened.log, { recent: ['a line'], show: () => opened.log.info('shown') });
  const view = {
    accounts: accounts.map(({ id, provider }) => ({ id, provider })),
    get order() {
      return treeSettings().order;
    },
    arrangement: { ...NOTHING, accountIds: accounts.map(({ id }) => id) },
  };
  let rows: readonly unknown[] = [];
  const shown: (string | undefined)[] = [];
  const tree = {
    ...{ view, filter: (low: boolean) => filters.push(low) },
    get selected() {
      return rows;
    },
    rowsFor: (target: unknown) => (target === undefined || rows.includes(target) ? rows : [target]),
    show: async (accountId: string | undefined) => void shown.push(accountId),
  };
  const select = (...next: readonly unknown[]): void => {
    rows = next;
  };
  const commands = commandsOf({
    ...opened.parts,
    log,
    numbers: new AccountNumbers(),
    store: () => opened.store,
    views: { preview: (choices) => previews.push(choices), inBar: 'in the bar', tree },
  });
  const run = (command: keyof typeof commands, target?: unknown): Promise<void> =>
    guarded(() => commands[command](target), { language: opened.parts.language, log });
  return { ...opened, ...{ run, previews, filters, select, shown } };
}
