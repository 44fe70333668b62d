import { DECLARED_ID, FOREIGN_ID } from '../../balance/account/account.ts';
import type { InvalidEntry } from '../../balance/account/entryProblem.ts';
import { entryProblemText } from '../../balance/account/entryText.ts';
import type { Translate } from '../../base/language.ts';

/** What is wrong with an entry of the accounts' file, and what to do on a command line. Plain text, and never a secret. */
export function entrySentence(entry: InvalidEntry, t: Translate): string {
  const { name, problem } = entry;
  switch (problem.kind) {
    case 'unknown-provider':
      return DECLARED_ID.test(problem.value)
        ? t('Account {0}: the file does not declare its provider {1} so that it can be used.', name, problem.value)
        : FOREIGN_ID.test(problem.value)
          ? t(
              'Account {0}: an extension adds its provider {1}, so it can be asked in VS Code alone.',
              name,
              problem.value,
            )
          : t(
              'Account {0}: there is no provider "{1}". Check its spelling: {2} lists them.',
              name,
              problem.value,
              'messaging-balance providers',
            );
    case 'secret-in-name':
      return t(
        'Account {0}: its name looks like a key or a secret. Choose another name; credentials come from variables.',
        name,
      );
    case 'secret-in-field':
      return t(
        'Account {0}: "{1}" holds what looks like a key or a secret. Remove it; credentials come from variables.',
        name,
        problem.field,
      );
    default:
      return entryProblemText(entry, t);
  }
}
