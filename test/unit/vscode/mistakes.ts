import { AssertionError } from 'node:assert/strict';
import { afterEach } from 'node:test';

/** What was noted in the test that runs and not taken; an error that is noted on two ways is one. */
const mistakes = new Set<unknown>();

/**
 * Notes an error, which fails the test that runs even where somebody catches it: the product tells its user of what a command
 * throws, and VS Code's events go on after a listener that throws.
 */
export function note<T>(mistake: T): T {
  mistakes.add(mistake);
  return mistake;
}

/** Fails the test that runs, whoever catches what is thrown here. */
export function failTest(message: string): never {
  throw note(new AssertionError({ message, stackStartFn: failTest }));
}

/** What was noted in the test that runs, for one that wants it: it is not failed by that. */
export function takeMistakes(): readonly unknown[] {
  const taken = [...mistakes];
  mistakes.clear();
  return taken;
}

function failOnMistakes(): void {
  const taken = takeMistakes();
  if (taken.length > 0) {
    throw new AggregateError(taken, 'there were mistakes that the test has not taken');
  }
}

afterEach(failOnMistakes);

// What comes behind the last test fails its process.
process.once('exit', failOnMistakes);
