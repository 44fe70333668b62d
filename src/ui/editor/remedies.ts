import type * as vscode from 'vscode';
import type { Remedy } from '../../balance/fault/fault.ts';
import type { Translate } from '../../base/language.ts';
import { COMMANDS, SETTINGS } from './ids.ts';

/** The command that carries out a remedy for an account; its title is the label of a button or a hint. */
export function remedyCommand(remedy: Remedy, accountId: string, t: Translate): vscode.Command {
  switch (remedy) {
    case 'update-credential':
      return { command: COMMANDS.updateCredential, title: t('Update Credential'), arguments: [{ accountId }] };
    case 'confirm-addresses':
      return { command: COMMANDS.updateCredential, title: t('Confirm Addresses'), arguments: [{ accountId }] };
    case 'open-console':
      return { command: COMMANDS.openConsole, title: t('Open Console'), arguments: [{ accountId }] };
    case 'open-settings':
      return { command: 'workbench.action.openSettings', title: t('Open Settings'), arguments: [SETTINGS.accounts] };
    case 'open-proxy-settings':
      // VS Code's own settings of that name, not those of this extension.
      return { command: 'workbench.action.openSettings', title: t('Open Settings'), arguments: ['http.proxy'] };
    case 'show-log':
      return { command: COMMANDS.showLog, title: t('Show Log') };
    case 'refresh':
      return { command: COMMANDS.refreshAccount, title: t('Refresh Account'), arguments: [{ accountId }] };
  }
}
