import { parseDecimal } from '../../balance/amount/decimal.ts';
import type { Quantity } from '../../balance/amount/quantity.ts';
import { formatCompact, formatShort } from '../../balance/text/format.ts';
import { escapeIcons, plainText } from '../../balance/text/plainText.ts';
import type { Language } from '../../base/language.ts';
import type { Monitor } from '../../monitor/ask/monitor.ts';
import { type Choice, pickManyStep, pickStep } from '../quickInput/pick.ts';
import { runSteps, type Step } from '../quickInput/steps.ts';
import type { StatusBarChoices } from './choices.ts';
import { readChoices, writeChoices } from './settings.ts';

/** What the steps work with. */
export interface StatusBarStepsParts {
  readonly monitor: Pick<Monitor, 'statuses'>;
  readonly language: Language;
  readonly views: {
    /** Shows the item as these choices would make it; `undefined` ends that. */
    preview(choices: StatusBarChoices | undefined): void;
  };
}

/** A number that is long enough to be shown in short. */
const EXAMPLE: Quantity = { key: '', unit: 'messages', amount: parseDecimal('121981') ?? 'not-told' };

/** Asks what the status bar shall show. The item follows each choice that is highlighted, and goes back after Esc. */
export async function runConfigureStatusBar({ monitor, language, views }: StatusBarStepsParts): Promise<void> {
  const { t } = language;
  const before = readChoices();
  let draft = before;
  const choose =
    <K extends Exclude<keyof StatusBarChoices, 'pinned'>>(
      choice: K,
      question: string,
      choices: readonly Choice<StatusBarChoices[K]>[],
    ): Step =>
    async (frame) => {
      const result = await pickStep(frame, question, choices, draft[choice], {
        onHighlight: (value) => views.preview({ ...draft, [choice]: value }),
      });
      if (result.kind !== 'cancel' && result.value !== undefined) {
        draft = { ...draft, [choice]: result.value };
      }
      return result;
    };
  const show = choose('show', t('What shall the status bar show?'), [
    {
      label: t('The tightest account'),
      detail: t('The one that is closest to its threshold or to running out'),
      value: 'tightest',
    },
    { label: t('Pinned accounts'), detail: t('The ones that you choose'), value: 'pinned' },
    { label: t('All accounts'), detail: t('As many side by side as there is room for'), value: 'all' },
    { label: t('Nothing'), detail: t('Alerts are shown all the same'), value: 'hidden' },
  ]);
  const pinned: Step = async (frame) => {
    views.preview(draft);
    const choices = monitor.statuses().map(({ account }) => ({
      label: escapeIcons(plainText(account.name, 60)),
      value: account.id,
    }));
    const result = await pickManyStep(frame, t('Which accounts?'), choices, draft.pinned, (ids) =>
      views.preview({ ...draft, pinned: inOrder(draft.pinned, ids) }),
    );
    if (result.kind !== 'cancel' && result.value !== undefined) {
      draft = { ...draft, pinned: inOrder(draft.pinned, result.value) };
    }
    return result;
  };
  const look = [
    choose('showName', t('With the name of the account?'), [
      { label: t('When there are several accounts'), value: 'auto' },
      { label: t('Always'), value: 'always' },
      { label: t('Never'), value: 'never' },
    ]),
    choose('numbers', t('Which numbers?'), [
      { label: t('Exact'), description: formatShort(EXAMPLE, language), value: 'exact' },
      {
        label: t('Short'),
        description: formatCompact(EXAMPLE, language),
        detail: t('Rounded down; the exact number is in the tooltip'),
        value: 'short',
      },
    ]),
    choose('alignment', t('On which side?'), [
      { label: t('Right'), value: 'right' },
      { label: t('Left'), value: 'left' },
    ]),
  ];
  const steps = (): readonly Step[] => [
    show,
    ...(draft.show === 'pinned' ? [pinned] : []),
    ...(draft.show === 'hidden' ? [] : look),
  ];
  try {
    if (await runSteps(t('Configure Status Bar'), steps)) {
      await writeChoices(before, draft);
    }
  } finally {
    views.preview(undefined);
  }
}

/** The ids that were there before in their order, then the others in theirs. */
function inOrder(before: readonly string[], ids: readonly string[]): readonly string[] {
  return [...before.filter((id) => ids.includes(id)), ...ids.filter((id) => !before.includes(id))];
}
