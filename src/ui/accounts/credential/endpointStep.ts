import type { Language } from '../../../base/language.ts';
import { type InputResult, inputStep, type StepFrame } from '../../quickInput/inputBox.ts';
import { endpointsProblem } from './endpointCheck.ts';
import type { ValueStep } from './placeSteps.ts';

/** Asks for base addresses, separated by blanks. The step before is always there to go back to. */
export function endpointStep(
  frame: StepFrame,
  current: string,
  language: Language,
  { effectOf, buttons = [] }: ValueStep = {},
): Promise<InputResult> {
  const { t } = language;
  return inputStep(
    { ...frame, canGoBack: true },
    {
      prompt: t(
        'Base addresses to ask, the main one first, with blanks between them. The credential is sent there alone.',
      ),
      value: current,
      buttons,
      validate: (value) => endpointsProblem(value, language.t),
      preview: (value) => effectOf?.(value),
    },
  );
}
