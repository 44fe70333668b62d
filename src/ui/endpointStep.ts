import { looksLikeSecret } from '../balance/accounts.ts';
import { checkEndpoint, shownEndpoint } from '../balance/endpoint.ts';
import { endpointText } from '../balance/faultText.ts';
import type { Language } from '../base/language.ts';
import { type InputResult, inputStep, type StepFrame } from './inputStep.ts';

/** Asks for base addresses, separated by blanks. The step before is always there to go back to. */
export function endpointStep(frame: StepFrame, current: readonly string[], language: Language): Promise<InputResult> {
  const { t } = language;
  return inputStep(
    { ...frame, canGoBack: true },
    {
      prompt: t(
        'Base addresses to ask, the main one first, with blanks between them. The credential is sent there alone.',
      ),
      value: current.join(' '),
      validate: (value) => validateEndpoints(value, language),
    },
  );
}

/** What is wrong with base addresses that are separated by blanks, if anything. */
function validateEndpoints(text: string, { t }: Language): string | undefined {
  if (text === '') {
    return t('Enter an address.');
  }
  for (const word of text.split(/\s+/)) {
    const checked = checkEndpoint(word);
    if (!checked.ok) {
      return looksLikeSecret(word) && checked.problem === 'not-a-url'
        ? t('This looks like a key or a secret. Go back; the credential has its own steps.')
        : endpointText(checked.problem, shownEndpoint(word), t);
    }
  }
  return undefined;
}
