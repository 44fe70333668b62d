import * as vscode from 'vscode';
import { entriesOf } from '../../balance/account/accounts.ts';
import { Queue } from '../../base/queue.ts';
import { EditRefused } from '../accounts/editProblem.ts';
import { renewSettings, writeSetting } from '../editor/configuration.ts';
import { SETTINGS } from '../editor/ids.ts';
import { changedSettings, parseChoices, type StatusBarChoices, withoutPin, withPin } from './choices.ts';

const queue = new Queue();

/** What the user has chosen for the status bar. */
export function readChoices(): StatusBarChoices {
  const configuration = vscode.workspace.getConfiguration();
  return parseChoices((setting) => configuration.get(setting));
}

/** Saves what has changed between two choices in the user's settings. Throws {@link EditRefused}. */
export function writeChoices(from: StatusBarChoices, to: StatusBarChoices): Promise<void> {
  return change(() => [from, to]);
}

/** Puts an account into the bar. Throws {@link EditRefused}. */
export function pin(accountId: string): Promise<void> {
  return change((choices) => [choices, withPin(choices, accountId)]);
}

/** Takes an account out of the bar, or out of what would be in it. Throws {@link EditRefused}. */
export function unpin(accountId: string): Promise<void> {
  return change((choices) => [choices, withoutPin(choices, accountId)]);
}

/** Makes one change after the other, each to what stands in the settings then. */
function change(
  step: (choices: StatusBarChoices) => readonly [from: StatusBarChoices, to: StatusBarChoices],
): Promise<void> {
  return queue.run(async () => {
    await renewSettings();
    for (const [setting, value] of changedSettings(...step(readChoices()))) {
      const present: unknown = vscode.workspace.getConfiguration().inspect(setting)?.globalValue;
      if (setting === SETTINGS.statusBarPinned && entriesOf(present) === undefined) {
        throw new EditRefused({ kind: 'no-list', setting });
      }
      await writeSetting(setting, value);
    }
  });
}
