import { placeOf } from '../../../providers/places.ts';
import type { InputResult, StepFrame } from '../../quickInput/inputBox.ts';
import type { AccountChoice } from './accountChoice.ts';
import { type CredentialDraft, partSteps } from './credentialSteps.ts';
import { wordsOf } from './endpointCheck.ts';
import { endpointStep } from './endpointStep.ts';
import type { Offer } from './pastedCredential.ts';
import { wrongProductStep } from './wrongProductStep.ts';

/** Asks for the first part, and for what has to be known before it: other addresses, another product or place. */
export async function firstOrDetour(
  frame: StepFrame,
  draft: CredentialDraft,
  choice: AccountChoice,
): Promise<InputResult> {
  const addresses = new Addresses(choice);
  for (;;) {
    const { offer } = draft;
    if (offer !== undefined) {
      if (!(await decide(frame, offer, draft, choice))) {
        return { kind: 'cancel' };
      }
      continue;
    }
    // Of the product that is chosen now: a detour may have led to another one.
    const subject = choice.subject();
    const [ask] = partSteps(subject.product);
    const asked = await ask?.(frame, subject, draft);
    if (asked !== undefined && asked.kind !== 'detour') {
      return asked;
    }
    if (draft.offer === undefined && !(await addresses.ask(frame))) {
      return { kind: 'cancel' };
    }
  }
}

/** `false` after Esc. */
async function decide(frame: StepFrame, offer: Offer, draft: CredentialDraft, choice: AccountChoice): Promise<boolean> {
  const decided = await wrongProductStep(frame, offer, choice.subject(), draft);
  if (decided.kind === 'next' && decided.value !== undefined) {
    return choice.change(frame, decided.value);
  }
  return decided.kind !== 'cancel';
}

/** The step for other addresses. What was typed there is there again after going back. */
class Addresses {
  readonly #choice: AccountChoice;
  #typed: string | undefined;

  constructor(choice: AccountChoice) {
    this.#choice = choice;
  }

  /** `false` after Esc. */
  async ask(frame: StepFrame): Promise<boolean> {
    const { account, product, language } = this.#choice.subject();
    const current = this.#typed ?? (account.endpoints ?? placeOf(account, product).hosts).join(' ');
    const entered = await endpointStep(frame, current, language);
    this.#typed = entered.kind === 'back' ? entered.value : undefined;
    if (entered.kind === 'next') {
      this.#choice.redirect(wordsOf(entered.value));
    }
    return entered.kind !== 'cancel';
  }
}
