import type { Translate } from './language.ts';

/** Names as a list within a sentence: `a`, `a and b`, `a, b and c`. */
export function listText([first = '', ...others]: readonly string[], t: Translate): string {
  const last = others.pop();
  const before = others.reduce((list, name) => t('{0}, {1}', list, name), first);
  return last === undefined ? before : t('{0} and {1}', before, last);
}
