import type { Catalog } from '../balance/account/accounts.ts';
import type { Translate } from '../base/language.ts';
import type { Declaration } from '../providers/declared/declaration.ts';
import { declarationProblemText } from '../providers/declared/declarationText.ts';
import { descriptorOf } from '../providers/declared/declaredProvider.ts';
import { declarationName, parseDeclaration } from '../providers/declared/parseDeclaration.ts';
import { isSameDeclaration } from '../providers/declared/question.ts';

/** The declared providers of a file, compared with those that are here. */
export interface FileDeclarations {
  /** Those that are not here yet. */
  readonly declarations: readonly Declaration[];
  /** Those that cannot be used, or that would take the place of another one, and why. Plain text. */
  readonly refused: readonly { readonly name: string; readonly reason: string }[];
  /** What accounts of the file may be served by: without the providers that it declares otherwise than they are here. */
  readonly catalog: readonly Catalog[];
}

/** Reads the declarations of a file, as strictly as the setting is read. `present` are those that are here, and in `catalog` too. */
export function readFileDeclarations(
  list: readonly unknown[],
  present: readonly Declaration[],
  catalog: readonly Catalog[],
  t: Translate,
): FileDeclarations {
  const others = catalog.flatMap(({ id }) => (present.some((declared) => declared.id === id) ? [] : id));
  const declarations: Declaration[] = [];
  const refused: { readonly name: string; readonly reason: string }[] = [];
  const differing: string[] = [];
  for (const [index, raw] of list.entries()) {
    const name = declarationName(raw, index);
    const parsed = parseDeclaration(raw, [...others, ...declarations.map(({ id }) => id)]);
    if ('problems' in parsed) {
      refused.push({
        name,
        reason: parsed.problems.map((problem) => declarationProblemText(name, problem, t)).join(' '),
      });
      continue;
    }
    const { declaration } = parsed;
    const known = present.find(({ id }) => id === declaration.id);
    if (known === undefined) {
      declarations.push(declaration);
    } else if (!isSameDeclaration(known, declaration)) {
      differing.push(name);
      const reason = t(
        'Declared provider {0}: the settings declare it otherwise. Give one of the two another id.',
        name,
      );
      refused.push({ name, reason });
    }
  }
  const usable = catalog.filter(({ id }) => !differing.includes(id));
  return { declarations, refused, catalog: [...usable, ...declarations.map(descriptorOf)] };
}
