import type { InvalidEntry } from '../../balance/account/entryProblem.ts';
import { entryProblemText } from '../../balance/account/entryText.ts';
import { joinSentences, type Language } from '../../base/language.ts';

/** Why something that the user wants done to an account, or to its settings, is not done. */
export type EditProblem =
  /** No account has the id that is meant. */
  | { readonly kind: 'gone' }
  /** Several entries of the setting have the id that is meant; `id` is plain text and never a secret. */
  | { readonly kind: 'several'; readonly id: string }
  /** What stands in the setting of this name is no list. It may be what the user has written and cannot do without. */
  | { readonly kind: 'no-list'; readonly setting: string }
  /** The entry cannot be used, or could not be used afterwards. */
  | { readonly kind: 'unusable'; readonly entry: InvalidEntry }
  /** What stood at the place of an entry is something else by now. */
  | { readonly kind: 'entry-changed' }
  /** What was written was written over at once, more than once. */
  | { readonly kind: 'overtaken' }
  /** A history is not deleted yet: its file is behind a lock, or cannot be written. */
  | { readonly kind: 'history-busy' };

/** Thrown where something is not done; nothing was changed then. */
export class EditRefused extends Error {
  override readonly name = 'EditRefused';
  readonly problem: EditProblem;

  constructor(problem: EditProblem) {
    super(problem.kind);
    this.problem = problem;
  }
}

/** What is said of it: what happened, and what to do next. Plain text. */
export function editProblemText(problem: EditProblem, language: Language): string {
  const { t } = language;
  switch (problem.kind) {
    case 'gone':
      return t('The account is not there any more, so nothing was done. Choose another one in the tree.');
    case 'several':
      return t(
        'Several accounts in the settings have the id "{0}", so nothing was changed. Give each an id of its own there.',
        problem.id,
      );
    case 'no-list':
      return t(
        'The setting {0} is not a list, so nothing was changed. Put [ and ] around what stands there.',
        problem.setting,
      );
    case 'unusable':
      return joinSentences([entryProblemText(problem.entry, t), t('Nothing was changed.')], language);
    case 'entry-changed':
      return t('The entry has changed meanwhile, so nothing was done. Look at the entries in the tree again.');
    case 'overtaken':
      return t(
        'Another window changed the settings at the same moment, and its change is what stands there. Try again.',
      );
    case 'history-busy':
      return t(
        'It is locked or cannot be written at the moment. It is deleted once it can be, if this window stays open until then.',
      );
  }
}
