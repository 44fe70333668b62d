import { escapeMarkdown, plainText } from '../../balance/text/plainText.ts';
import { joinList, joinSentences } from '../../base/language.ts';
import { outputRedactor } from '../editor/redactOutput.ts';
import { type AnswerParts, accountsFor } from './answer.ts';

/** More names than these are not read. */
const MOST_NAMES = 10;

/** What the user is asked before a language model gets an answer. `message` is Markdown. */
export interface Confirmation {
  readonly title: string;
  readonly message: string;
}

/** What the answer to an input will tell the language model, in the user's language: of which accounts, and what of them. */
export function confirmationOf(input: unknown, parts: AnswerParts): Confirmation {
  const { t } = parts.language;
  const chosen = accountsFor(input, parts);
  const names = namesOf(chosen.length === 0 ? parts.statuses : chosen, parts);
  const told =
    parts.statuses.length === 0
      ? t('The language model is told that there is no account.')
      : chosen.length === 0
        ? t('No account matches. The language model is told the names of all accounts: {0}.', names)
        : t(
            'The language model is told of {0}: name, provider and product, what is left, thresholds, spending and forecast, and what is wrong, with the words of the provider.',
            names,
          );
  const unusable = parts.invalid.length === 0 ? '' : t('It is also told which entries of the settings cannot be used.');
  return {
    title: t('Tell the language model what is left?'),
    message: joinSentences([told, unusable, t('Credentials are not told, and no request is sent.')], parts.language),
  };
}

function namesOf(statuses: AnswerParts['statuses'], { language }: AnswerParts): string {
  // Secrets go out first: in what is escaped none is found any more.
  const names = statuses
    .slice(0, MOST_NAMES)
    .map(({ account }) => `**${escapeMarkdown(outputRedactor.redact(plainText(account.name, 60)))}**`);
  const more = statuses.length - names.length;
  const all = joinList(names, language);
  return more === 0 ? all : language.t('{0} and {1} more', all, more);
}
