import { OFFERED } from '../../src/providers/offered.ts';
import type { TextFile } from './files.ts';
import { codeOf } from './tokens.ts';

/** Ids may be ordinary words: they are found where they stand alone between quotes. */
const PROVIDER = new RegExp(`jiguang|jpush|submail|(['"\`])(?:${OFFERED.map(({ id }) => id).join('|')})\\1`, 'i');

interface Ban {
  readonly name: string;
  readonly pattern: RegExp;
  /** Where to look: in code without comments and texts, or in everything. */
  readonly where: 'code' | 'text';
}

/** What product code must not hold. */
const BANS: readonly Ban[] = [
  { name: 'any', pattern: /(?<![.\w$])any\b(?!\s*[(:])/, where: 'code' },
  { name: 'a non-null assertion', pattern: /[\w$)\]']!(?!=)/, where: 'code' },
  { name: 'console', pattern: /(?<![.\w$])console\s*[.[]/, where: 'code' },
  { name: 'setInterval', pattern: /\bsetInterval\s*\(/, where: 'code' },
  { name: 'isTrusted: true', pattern: /\bisTrusted\s*[:=]\s*true\b/, where: 'code' },
  { name: 'supportHtml', pattern: /\bsupportHtml\b/, where: 'text' },
  { name: 'rejectUnauthorized', pattern: /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED/, where: 'text' },
  { name: 'a suppressed check', pattern: /@ts-(?:ignore|expect-error|nocheck)|biome-ignore/, where: 'text' },
];

/** What is banned and stands in a file, each with its line. */
export function banned(files: readonly TextFile[]): readonly string[] {
  return find(files, BANS);
}

/** Tests that are left out, or that leave others out. */
export function idleTests(files: readonly TextFile[]): readonly string[] {
  return find(files, [
    { name: 'a test that does not run', pattern: /\.(?:skip|only|todo)\s*\(|\b(?:skip|only|todo)\s*:/, where: 'code' },
  ]);
}

/** Files outside `src/providers` that name a provider. What differs between providers is in their descriptors. */
export function providerNames(files: readonly TextFile[]): readonly string[] {
  return find(
    files.filter(({ path }) => !path.startsWith('src/providers/')),
    [{ name: 'a provider', pattern: PROVIDER, where: 'text' }],
  );
}

/** Commands that are registered past the guard: what keeps them from being done would be lost. */
export function unguarded(files: readonly TextFile[]): readonly string[] {
  return find(
    files.filter(({ path }) => !path.endsWith('/guard.ts')),
    [{ name: 'a command without its guard', pattern: /\bregisterCommand\s*\(/, where: 'code' }],
  );
}

/** Files that name places which are not part of the project. */
export function foreignPlaces(files: readonly TextFile[]): readonly string[] {
  // Put together here, as this file belongs to the project, too.
  const places = [
    ['..', 'shared'],
    ['', 'work'],
  ].map((parts) => parts.join('/').replaceAll('.', '\\.'));
  return find(files, [
    { name: 'a foreign place', pattern: new RegExp(`(?:${places.join('|')})(?![\\w-])`), where: 'text' },
  ]);
}

/** Files with more than `most` lines. */
export function tooLong(files: readonly TextFile[], most: number): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
    return lines > most ? [`${path} has ${lines} lines`] : [];
  });
}

/** Files and folders whose names say nothing of what is in them. */
export function emptyNames(files: readonly TextFile[]): readonly string[] {
  return files.flatMap(({ path }) => {
    const words = path.replace(/\.[^/]*$/, '').split(/[/._-]|(?<=[a-z0-9])(?=[A-Z])/);
    return words.some((word) => /^(?:utils?|utilit(?:y|ies)|helpers?|managers?|commons?)$/i.test(word)) ? [path] : [];
  });
}

function find(files: readonly TextFile[], bans: readonly Ban[]): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const code = codeOf(text).split('\n');
    return text.split('\n').flatMap((line, index) =>
      bans.flatMap(({ name, pattern, where }) => {
        const looked = where === 'code' ? (code[index] ?? '') : line;
        return pattern.test(looked) ? [`${path}:${index + 1} ${name}`] : [];
      }),
    );
  });
}
