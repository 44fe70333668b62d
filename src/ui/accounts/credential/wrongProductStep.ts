import type { ProductChoice } from '../../../providers/pasted.ts';
import type { StepFrame, StepResult } from '../../quickInput/inputBox.ts';
import { type Choice, pickStep } from '../../quickInput/pick.ts';
import { choiceLabel, type HalvesDraft, type HalvesSubject, type Offer } from './pastedCredential.ts';

/**
 * Asks what to do with what was pasted for another product than the chosen one, and takes its halves into the draft where
 * they are wanted. The value is the product to change to; `undefined` stays with the chosen one.
 */
export async function offerStep(
  frame: StepFrame,
  offer: Offer,
  subject: HalvesSubject,
  draft: HalvesDraft,
): Promise<StepResult<ProductChoice | undefined>> {
  const { language } = subject;
  const { t } = language;
  const [other, chosen] = [choiceLabel(offer, language), choiceLabel(subject, language)];
  const isSameProvider = offer.provider === subject.provider;
  const choices: readonly Choice<ProductChoice | undefined>[] = [
    { label: t('Change to {0}', other), detail: t('What was pasted is for this product.'), value: offer },
    {
      label: t('Stay with {0}', chosen),
      detail: isSameProvider ? t('What was pasted is tried for it all the same.') : t('What was pasted is dropped.'),
      value: undefined,
    },
  ];
  const placeholder = t('This is for {0}, and {1} was chosen.', other, chosen);
  const result = await pickStep({ ...frame, canGoBack: true }, placeholder, choices, offer);
  draft.offer = undefined;
  if (result.kind === 'next' && (isSameProvider || result.value !== undefined)) {
    const { key, secret } = offer;
    Object.assign(draft.parts, key === undefined ? {} : { key }, secret === undefined ? {} : { secret });
  }
  return result;
}
