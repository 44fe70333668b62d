import { BalanceError } from '../../balance/fault/fault.ts';
import { describeFault } from '../../balance/fault/faultText.ts';
import { formatQuantity, shownQuantity } from '../../balance/text/format.ts';
import { escapeIcons, plainText } from '../../balance/text/plainText.ts';
import type { Clock } from '../../base/clock.ts';
import { joinItems, type Language, labelled } from '../../base/language.ts';
import type { Declaration, DeclarationProblem } from '../../providers/declared/declaration.ts';
import { declarationProblemText } from '../../providers/declared/declarationText.ts';
import { parseDeclaration } from '../../providers/declared/parseDeclaration.ts';
import { fieldWithSecret } from '../../providers/declared/parts.ts';
import { readTrial } from '../../providers/declaring/trial.ts';
import type { StepFrame, StepResult } from '../quickInput/inputBox.ts';
import { type Choice, pickStep } from '../quickInput/pick.ts';
import { type DeclareDraft, requestOf } from './draft.ts';

/** What the preview shows: the balance as it would look, or what keeps it from being shown. */
type Preview = { readonly shown: string } | { readonly problem: string };

/**
 * Shows the balance as it would look and asks what is to be done with the declaration. What is wrong with it is said in place of
 * the balance, and can only be gone back from.
 */
export async function askSave(
  frame: StepFrame,
  draft: DeclareDraft,
  declaration: Declaration,
  { clock, language }: { readonly clock: Clock; readonly language: Language },
): Promise<StepResult<'add' | 'save' | 'back'>> {
  const { t } = language;
  const preview = await previewOf(draft, declaration, clock, language);
  if ('problem' in preview) {
    const back = { label: t('Go back'), detail: preview.problem, value: 'back' as const };
    const result = await pickStep(frame, t('This declaration cannot be used yet.'), [back], 'back');
    return result.kind === 'cancel' ? result : { kind: 'back' };
  }
  const add: Choice<'add' | 'save'> = {
    label: t('Save, and add an account with this credential'),
    detail: preview.shown,
    value: 'add',
  };
  const save: Choice<'add' | 'save'> = { label: t('Save without an account'), detail: preview.shown, value: 'save' };
  const choices = draft.isEdit ? [{ ...save, label: t('Save the changes') }] : [add, save];
  const result = await pickStep(
    frame,
    t('{0} would look like this.', plainText(declaration.label)),
    choices,
    draft.wish,
  );
  if (result.kind === 'next') {
    draft.wish = result.value;
  }
  return result;
}

async function previewOf(
  draft: DeclareDraft,
  declaration: Declaration,
  clock: Clock,
  language: Language,
): Promise<Preview> {
  const parsed = parseDeclaration(declaration);
  const { credential } = requestOf(draft);
  const at = fieldWithSecret(declaration, credential);
  const problems: readonly DeclarationProblem[] =
    'problems' in parsed ? parsed.problems : at === undefined ? [] : [{ at, kind: 'secret-in-field' }];
  if ('problems' in parsed || problems.length > 0) {
    const [problem] = problems;
    return {
      problem: problem === undefined ? '' : declarationProblemText(plainText(declaration.label), problem, language.t),
    };
  }
  const { answered } = draft;
  if (answered === undefined) {
    throw new TypeError('a step was passed without a value');
  }
  try {
    draft.quantities = await readTrial(parsed.declaration, credential, answered.reply, clock);
  } catch (error) {
    if (!(error instanceof BalanceError)) {
      throw error;
    }
    return { problem: describeFault(error.fault, language) };
  }
  const labels = new Map(declaration.quantities.map(({ key, label }) => [key, label]));
  const shown = draft.quantities.map((quantity) =>
    labelled(
      plainText(labels.get(quantity.key) ?? quantity.key),
      formatQuantity(shownQuantity(quantity), language),
      language,
    ),
  );
  return { shown: escapeIcons(joinItems(shown, language)) };
}
