import type { ProductChoice } from '../../../providers/pasted/pasted.ts';
import type { StepFrame, StepResult } from '../../quickInput/inputBox.ts';
import { type Choice, pickStep } from '../../quickInput/pick.ts';
import { choiceLabels, type Offer, type PartsDraft, type PartsSubject, take } from './pastedCredential.ts';

/**
 * Asks what to do with what was pasted for another product or place than the chosen one, and takes its parts into the draft where
 * they are wanted. The value is what to change to; `undefined` stays with what was chosen.
 */
export async function wrongProductStep(
  frame: StepFrame,
  offer: Offer,
  subject: PartsSubject,
  draft: PartsDraft,
): Promise<StepResult<ProductChoice | undefined>> {
  const { language } = subject;
  const { t } = language;
  const [other, chosen] = choiceLabels(offer, subject, language);
  const isPlace = offer.provider === subject.provider && offer.product.id === subject.product.id;
  // A credential of one place is sent to no other one.
  const canTry = offer.provider === subject.provider && (offer.place === undefined || offer.place === subject.place);
  const choices: readonly Choice<ProductChoice | undefined>[] = [
    {
      label: t('Change to {0}', other),
      detail: isPlace ? t('What was pasted is for this place.') : t('What was pasted is for this product.'),
      value: offer,
    },
    {
      label: t('Stay with {0}', chosen),
      detail: canTry ? t('What was pasted is tried for it all the same.') : t('What was pasted is dropped.'),
      value: undefined,
    },
  ];
  const placeholder = t('This is for {0}, and {1} was chosen.', other, chosen);
  const result = await pickStep({ ...frame, canGoBack: true }, placeholder, choices, offer);
  draft.offer = undefined;
  if (result.kind === 'next' && (canTry || result.value !== undefined)) {
    take(offer, draft);
  }
  return result;
}
