import { pickStep } from '../../quickInput/pick.ts';
import type { WizardParts } from '../credential/accountWizard.ts';
import { fieldsOf } from './fields.ts';
import { subjectOf } from './subject.ts';

/**
 * Shows what the entry of an account holds, asks for another value of what the user chooses, and comes back until Esc. Throws
 * `EditRefused` when the account is gone or cannot be changed, and what keeps settings or secrets from being saved.
 */
export async function runEditAccount(id: string, parts: WizardParts): Promise<void> {
  let current: string | undefined;
  for (;;) {
    const subject = await subjectOf(id, parts);
    if (subject === undefined) {
      return;
    }
    const fields = await fieldsOf(subject);
    const asked = parts.language.t('What shall be changed? Each change is saved at once, and Esc ends.');
    const chosen = await pickStep({ title: subject.title, canGoBack: false }, asked, fields, current);
    const field = chosen.kind === 'next' ? fields.find(({ value }) => value === chosen.value) : undefined;
    if (field === undefined) {
      return;
    }
    current = field.value;
    await field.edit();
  }
}
