import { joinDotted, joinSentences, joinWords, type Language } from '../../base/language.ts';
import type { AccountGroup, Arrangement, GroupCounts, TreeChoices, TreeOrder } from './arrangement.ts';

const WORST_FIRST = ['empty', 'low', 'troubled', 'waiting', 'old', 'loading'] as const;

/** The row of a provider above its accounts: `description` stands dimmed behind the label, `spoken` tells all of it. */
export interface GroupRow {
  readonly label: string;
  readonly description: string;
  /** The worst of its accounts: used up, low, in trouble, without its provider, out of date, not known yet. */
  readonly state: (typeof WORST_FIRST)[number] | 'ok';
  readonly spoken: string;
}

/** The row of a group. `label` is the provider's. */
export function groupRow({ counts }: AccountGroup, label: string, language: Language): GroupRow {
  const said = countTexts(counts, language);
  const worst = WORST_FIRST.find((state) => counts[state] > 0);
  return {
    label,
    description: joinDotted(said),
    state: worst ?? 'ok',
    spoken: joinWords([label, ...said], language),
  };
}

/**
 * What stands above the rows: in which order they are, where it is not the user's own, and what is hidden. Groups can be seen
 * without it. Empty when there is nothing to say, or no account that it would be about.
 */
export function choicesText(arrangement: Arrangement, choices: TreeChoices, language: Language): string {
  return arrangement.total === 0
    ? ''
    : joinSentences(
        [orderSentence(choices.order, language), choices.lowOnly ? filterText(arrangement, language) : ''],
        language,
      );
}

function orderSentence(order: TreeOrder, { t }: Language): string {
  switch (order) {
    case 'own':
      return '';
    case 'name':
      return t('Ordered by name.');
    case 'tightness':
      return t('Ordered by tightness.');
  }
}

function filterText({ total, accountIds, low }: Arrangement, { t }: Language): string {
  const hidden = total - accountIds.length;
  if (low === 0) {
    return hidden === 1
      ? t('No account is low. 1 account is hidden.')
      : t('No account is low. {0} accounts are hidden.', hidden);
  }
  switch (hidden) {
    case 0:
      return t('Only low accounts are shown. No account is hidden.');
    case 1:
      return t('Only low accounts are shown. 1 account is hidden.');
    default:
      return t('Only low accounts are shown. {0} accounts are hidden.', hidden);
  }
}

function countTexts(
  { accounts, empty, low, troubled, waiting, old, loading }: GroupCounts,
  { t }: Language,
): readonly string[] {
  const counted = (count: number, one: string, many: string): readonly string[] =>
    count === 0 ? [] : [count === 1 ? one : many];
  return [
    ...counted(accounts, t('1 account'), t('{0} accounts', accounts)),
    ...counted(empty, t('1 is used up'), t('{0} are used up', empty)),
    ...counted(low, t('1 is low'), t('{0} are low', low)),
    ...counted(troubled, t('1 has a problem'), t('{0} have problems', troubled)),
    ...counted(waiting, t('1 waits for its provider'), t('{0} wait for their provider', waiting)),
    ...counted(old, t('1 is out of date'), t('{0} are out of date', old)),
    ...counted(loading, t('1 is loading'), t('{0} are loading', loading)),
  ];
}
