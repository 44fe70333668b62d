import type { ImportProblem } from '../../balance/history/importLines.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { joinSentences, type Language } from '../../base/language.ts';

/** Why a file was not imported, where it stands, and what to do. */
export function importFlawText({ flaw, line, text = '' }: ImportProblem, file: string, language: Language): string {
  const { t } = language;
  const shown = plainText(text, 60);
  const because = (): string => {
    switch (flaw) {
      case 'no-export':
        return t(
          'It is no history that was exported here, or another program has written it anew. Choose the file as it was exported.',
        );
      case 'other-product':
        return t('It is the history of another service. Choose an account of that service.');
      case 'other-quantity':
        return t('The account has no such quantity: "{0}". Choose the account that the file is of.', shown);
      case 'cells':
        return t('There are more or fewer cells than in the first line. Export the history again.');
      case 'no-time':
        return t('This is no time as it is exported: "{0}". Choose the file as it was exported.', shown);
      case 'future':
        return t('This time has not come yet: {0}. Take the reading out of the file, or set the clock.', shown);
      case 'order':
        return t('The reading is older than the one before it: {0}. Put them in order, the oldest first.', shown);
      case 'double':
        return t('There are two readings of this moment: {0}. Leave one of them.', shown);
      case 'twice':
        return t('A reading has two amounts of "{0}". Leave one of them.', shown);
      case 'no-amount':
        return t('An amount of the reading cannot be read: "{0}". Export the history again.', shown);
      case 'cut':
        return t('The file ends too early. Export the history again.');
      case 'empty':
        return t('There is no reading in it. Choose another file.');
    }
  };
  return joinSentences([t('{0}, line {1}: nothing was imported.', file, line), because()], language);
}
