import * as vscode from 'vscode';
import { plainText } from '../../../balance/text/plainText.ts';
import type { Language } from '../../../base/language.ts';
import type { Declaration } from '../../../providers/declared/declaration.ts';
import { requestLines } from '../../../providers/declared/declarationText.ts';
import type { AccountFile } from '../../../sharing/accountFile.ts';
import { showInfo } from '../../editor/messages.ts';
import { detailOf, messageOf } from '../../editor/redactOutput.ts';
import { addDeclaration } from '../declared/declarationsSetting.ts';

/**
 * Asks for each provider that a file declares whether it is to be declared here, and shows its whole request. The result is the
 * file without accounts of those that are not; `undefined` when there is nothing else in it.
 */
export async function takeOverDeclarations(file: AccountFile, language: Language): Promise<AccountFile | undefined> {
  const { t } = language;
  const left: string[] = [];
  for (const declaration of file.declarations) {
    if (await isWanted(declaration, language)) {
      await addDeclaration(declaration);
    } else {
      left.push(declaration.id);
    }
  }
  const taken = file.declarations.length - left.length;
  if (taken > 0 && file.accounts.length === 0) {
    showInfo(
      taken === 1
        ? t('1 provider was declared. Add Account offers it now.')
        : t('{0} providers were declared. Add Account offers them now.', taken),
    );
  }
  const [mine, theirs] = [false, true].map((isLeft) =>
    file.accounts.filter(({ provider }) => left.includes(provider) === isLeft),
  );
  const refused = (theirs ?? []).map(({ name, provider }) => ({
    name,
    reason: t('Account {0}: its provider {1} was not declared.', plainText(name), provider),
  }));
  const rest = { ...file, accounts: mine ?? [], refused: [...file.refused, ...refused] };
  return rest.accounts.length + rest.refused.length === 0 ? undefined : rest;
}

async function isWanted(declaration: Declaration, { t }: Language): Promise<boolean> {
  const declare = t('Declare');
  const lines = [
    ...requestLines(declaration, t),
    t('The credential of each of its accounts is sent like this. Declare only what you know.'),
  ];
  const question = t(
    'Declare the provider {0} ({1}) from this file?',
    plainText(declaration.label, 60),
    declaration.id,
  );
  const chosen = await vscode.window.showWarningMessage(
    messageOf(question),
    { modal: true, detail: detailOf(lines) },
    declare,
  );
  return chosen === declare;
}
