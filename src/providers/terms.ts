import type { Place } from './provider.ts';

// The terms in which the providers' files are written, all from here: what some of them share with the program and others do not
// would be a file of its own in the package, which VS Code has to find when it starts.
export { secret } from './secret.ts';

/** The places of a product that is served in one alone. */
export function onePlace(...hosts: readonly string[]): readonly Place[] {
  return [{ id: 'main', label: () => '', hosts }];
}
