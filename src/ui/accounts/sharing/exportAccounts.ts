import * as vscode from 'vscode';
import type { Account } from '../../../balance/account/account.ts';
import type { InvalidEntry } from '../../../balance/account/entryProblem.ts';
import { entryProblemText } from '../../../balance/account/entryText.ts';
import { plainText } from '../../../balance/text/plainText.ts';
import { joinSentences, type Language } from '../../../base/language.ts';
import type { Monitor } from '../../../monitor/ask/monitor.ts';
import type { Provider } from '../../../providers/provider.ts';
import { accountFileText } from '../../../sharing/accountFile.ts';
import { readAccounts } from '../../editor/configuration.ts';
import { offerAddAccount, offerOpen, showError, showInfo } from '../../editor/messages.ts';
import { messageOf, outputRedactor } from '../../editor/redactOutput.ts';
import { startFolder } from '../../editor/startFolder.ts';
import type { DeclaredProviders } from '../declared/declaredProviders.ts';

const FILE_NAME = 'messaging-balance-accounts.json';

/** What an export is made from. */
export interface AccountExportParts {
  readonly monitor: Monitor;
  readonly declared: Pick<DeclaredProviders, 'declarations'>;
  readonly providers: readonly Provider[];
  readonly language: Language;
}

/** Asks where to put the accounts, and writes them there without their credentials. */
export async function exportAccounts({ monitor, declared, providers, language }: AccountExportParts): Promise<void> {
  const { t } = language;
  const statuses = monitor.statuses();
  // Of what is asked beside its product nothing is known until its provider is there: without that it would ask another thing.
  const waiting = statuses.filter(({ state }) => state.kind === 'waiting').map(({ account }) => account);
  const accounts = statuses.map(({ account }) => account).filter((account) => !waiting.includes(account));
  const { invalid } = readAccounts(providers);
  const left = joinSentences([leftOutText(waiting, language), unusableText(invalid, language)], language);
  if (accounts.length === 0) {
    if (left === '') {
      await offerAddAccount(language);
    } else {
      showInfo(left);
    }
    return;
  }
  const target = await vscode.window.showSaveDialog({
    title: messageOf(t('Export Accounts')),
    saveLabel: t('Export'),
    defaultUri: vscode.Uri.joinPath(startFolder(), FILE_NAME),
    filters: { JSON: ['json'] },
  });
  if (target === undefined) {
    return;
  }
  try {
    await vscode.workspace.fs.writeFile(
      target,
      new TextEncoder().encode(accountFileText(accounts, declared.declarations, (text) => outputRedactor.redact(text))),
    );
  } catch (error) {
    showError(t('The accounts could not be written: {0}', plainText(error instanceof Error ? error.message : '')));
    return;
  }
  const file = vscode.workspace.asRelativePath(target);
  const written =
    accounts.length === 1
      ? t('1 account was written to {0}. The file holds no credential.', file)
      : t('{0} accounts were written to {1}. The file holds no credentials.', accounts.length, file);
  await offerOpen(joinSentences([written, left], language), target, language);
}

/** Empty where none is left out. */
function leftOutText(accounts: readonly Account[], { t }: Language): string {
  const [first] = accounts;
  if (first === undefined) {
    return '';
  }
  return accounts.length === 1
    ? t('{0} is left out: its provider is not there.', plainText(first.name, 60))
    : t('{0} accounts are left out: their providers are not there.', accounts.length);
}

/** The same of entries that are no accounts. */
function unusableText(invalid: readonly InvalidEntry[], { t }: Language): string {
  const [first] = invalid;
  if (first === undefined) {
    return '';
  }
  if (first.problem.kind === 'no-list') {
    return entryProblemText(first, t);
  }
  return invalid.length === 1
    ? t('1 entry of the settings is left out: it cannot be used.')
    : t('{0} entries of the settings are left out: they cannot be used.', invalid.length);
}
