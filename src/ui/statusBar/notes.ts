import { type AccountStatus, troubleOf } from '../../balance/account/state.ts';
import { type Remedy, remedyFor } from '../../balance/fault/fault.ts';
import { isChinese, joinList, joinSentences, type Language, labelled } from '../../base/language.ts';
import type { Provider } from '../../providers/provider.ts';
import { nextAttemptText, reliabilityOf, troubleText, waitingText } from '../../wording/accountText.ts';
import { outputRedactor } from '../editor/redactOutput.ts';
import { remedyCommand } from '../editor/remedies.ts';
import { commandLink, nameOf, textOf } from './markdown.ts';

/** More names than these are no help where the rows of their accounts are marked. */
const MOST_NAMES = 3;

/** What is wrong with an account, and what helps. */
interface Note {
  readonly icon: string;
  readonly sentence: string;
  readonly remedy: Remedy | undefined;
  readonly status: AccountStatus;
}

/** What is wrong with accounts, a paragraph for each: once for all that the same is wrong with. Markdown. */
export function troubleNotes(
  statuses: readonly AccountStatus[],
  providers: readonly Provider[],
  now: number,
  language: Language,
): readonly string[] {
  const notes = statuses.flatMap((status) => noteOf(status, providers, language) ?? []);
  return [...Map.groupBy(notes, ({ icon, sentence }) => `${icon}${sentence}`).values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [paragraphOf(first, group, now, language)];
  });
}

/** `first` is one of the group. What helps stands behind the sentence, or where it helps one account, behind its name. */
function paragraphOf(first: Note, group: readonly Note[], now: number, language: Language): string {
  const isOfEach = group.length > 1 && isOfAccount(first.remedy);
  const names = group.slice(0, MOST_NAMES).map((note) => {
    const name = `**${nameOf(note.status)}**`;
    return isOfEach ? inBrackets(name, remedyLink(note, language), language) : name;
  });
  const more = group.length - names.length;
  const all = joinList(names, language);
  const subject = more === 0 ? all : language.t('{0} and {1} more', all, more);
  const statuses = group.map(({ status }) => status);
  const sentences = joinSentences([first.sentence, nextOf(statuses, now, language)].map(textOf), language);
  const remedy = isOfEach ? '' : remedyLink(first, language);
  return `${first.icon} ${labelled(subject, sentences, language)}${remedy === '' ? '' : ` ${remedy}`}`;
}

function inBrackets(text: string, more: string, language: Language): string {
  return isChinese(language) ? `${text}（${more}）` : `${text} (${more})`;
}

/** Whether a remedy is for one account alone. */
function isOfAccount(remedy: Remedy | undefined): boolean {
  return remedy === 'update-credential' || remedy === 'confirm-addresses' || remedy === 'open-console';
}

function noteOf(status: AccountStatus, providers: readonly Provider[], language: Language): Note | undefined {
  const { account } = status;
  const { t } = language;
  const trouble = troubleOf(status.state);
  const sentence = troubleText(status, providers, language, outputRedactor);
  if (trouble !== undefined && sentence !== undefined) {
    return { icon: '$(warning)', sentence, remedy: remedyFor(trouble.fault.kind), status };
  }
  switch (reliabilityOf(status)) {
    case 'old':
      return {
        icon: '$(history)',
        sentence: t('It was not refreshed for longer than it should be.'),
        remedy: undefined,
        status,
      };
    case 'waiting':
      return { icon: '$(extensions)', sentence: waitingText(account, language), remedy: undefined, status };
    default:
      return undefined;
  }
}

/** Empty where nothing helps but *Refresh*, which is there for all accounts. */
function remedyLink({ remedy, status }: Note, { t }: Language): string {
  return remedy === undefined || remedy === 'refresh' ? '' : commandLink(remedyCommand(remedy, status.account.id, t));
}

/** The nearest attempt. */
function nextOf(statuses: readonly AccountStatus[], now: number, language: Language): string {
  const next = statuses.reduce((first, status) =>
    (status.nextAt ?? Infinity) < (first.nextAt ?? Infinity) ? status : first,
  );
  return nextAttemptText(next, now, language) ?? '';
}
