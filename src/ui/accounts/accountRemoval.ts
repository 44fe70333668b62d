import type { Translate } from '../../base/language.ts';

/** What belongs to an account, in the order in which it goes. */
export const REMOVAL = ['credential', 'pin', 'entry', 'history'] as const;
export type RemovalStep = (typeof REMOVAL)[number];

/** A step that failed, and the error. */
export interface FailedStep {
  readonly step: RemovalStep;
  readonly error: unknown;
}

/**
 * Removes all that belongs to an account: whatever fails keeps nothing else from going, except that the entry stays while its
 * credential or its pin does. Without it the account could not be chosen again, and nobody would know what is left of it.
 * Returns what failed; nothing is harmed by doing it all again.
 */
export async function removeAll(
  steps: Readonly<Record<RemovalStep, () => Promise<void>>>,
): Promise<readonly FailedStep[]> {
  const failed: FailedStep[] = [];
  for (const step of REMOVAL) {
    if (step === 'entry' && failed.length > 0) {
      continue;
    }
    try {
      await steps[step]();
    } catch (error) {
      failed.push({ step, error });
    }
  }
  return failed;
}

/** What is said of a step that failed. */
export function failedStepText(step: RemovalStep, t: Translate): string {
  switch (step) {
    case 'credential':
      return t('Its credential could not be deleted, so the account stays in the list.');
    case 'pin':
      return t('It could not be taken out of the status bar, so the account stays in the list.');
    case 'entry':
      return t('It could not be taken out of the settings.');
    case 'history':
      return t('Its history could not be deleted.');
  }
}
