import type { InputResult, StepFrame, StepResult } from './inputBox.ts';

/** One step of a sequence. It keeps what was entered itself, so that going back and forth loses nothing. */
export type Step = (frame: StepFrame) => Promise<StepResult<unknown> | InputResult>;

/**
 * Runs steps in order, each of which says its place; `true` when the last one was passed, `false` after Esc. A function gives
 * the steps anew after each one, where it depends on what was entered which ones follow. `isWithin`: there is something before
 * the first one to go back to, which ends the steps as Esc does.
 */
export async function runSteps(
  title: string,
  steps: readonly Step[] | (() => readonly Step[]),
  isWithin = false,
): Promise<boolean> {
  const all = typeof steps === 'function' ? steps : () => steps;
  let index = 0;
  for (let step = all()[index]; step !== undefined; step = all()[index]) {
    const result = await step({ title, step: index + 1, totalSteps: all().length, canGoBack: isWithin || index > 0 });
    // What was entered may have brought or taken away steps before this one.
    const at = all().indexOf(step);
    index = at < 0 ? index : at;
    switch (result.kind) {
      case 'next':
      case 'skip':
        index++;
        break;
      case 'back':
      case 'detour':
        index--;
        break;
      case 'cancel':
        return false;
    }
  }
  return index >= 0;
}
