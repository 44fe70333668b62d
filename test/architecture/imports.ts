import { posix } from 'node:path';
import type { TextFile } from './files.ts';
import { tokensOf } from './tokens.ts';

/** What a module asks for, as it is written there. */
export function importsOf(text: string): readonly string[] {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== 'comment');
  return tokens.flatMap((token, index) => {
    const before = tokens[index - 1];
    return token.kind === 'string' &&
      before?.kind === 'code' &&
      /(?:\bfrom|\bimport|\bimport\s*\(|\brequire\s*\()\s*$/.test(before.text)
      ? [token.text.slice(1, -1)]
      : [];
  });
}

/** The path of a module of the project that another one asks for; `undefined` for packages. */
export function resolveImport(from: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : undefined;
}

/** `vscode` is imported in `src/ui` and `src/extension.ts` alone, so that everything else runs without an editor. */
export function vscodeImports(files: readonly TextFile[]): readonly string[] {
  return files
    .filter(({ path }) => !path.startsWith('src/ui/') && path !== 'src/extension.ts')
    .filter(({ text }) => importsOf(text).includes('vscode'))
    .map(({ path }) => `${path} imports vscode`);
}

/** The rooms of `src`, and which rooms below it each of them may look into. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  base: [],
  balance: ['base'],
  net: ['balance', 'base'],
  providers: ['net', 'balance', 'base'],
  store: ['net', 'balance', 'base'],
  monitor: ['providers', 'store', 'net', 'balance', 'base'],
  ui: ['monitor', 'providers', 'store', 'net', 'balance', 'base'],
  webview: ['balance', 'base'],
};

/** The one module of the page that the extension knows: the messages between them. */
const PROTOCOL = 'src/webview/protocol.ts';

/** Imports that point up or sideways between the rooms of `src`, and rooms that are not in the plan. */
export function wrongArrows(files: readonly TextFile[]): readonly string[] {
  return files.flatMap(({ path, text }) => {
    if (path === 'src/extension.ts') {
      return [];
    }
    const room = roomOf(path);
    const allowed = MAY_IMPORT[room];
    if (allowed === undefined) {
      return [`${path} is in no room of the plan`];
    }
    return importsOf(text).flatMap((specifier) => {
      const target = resolveImport(path, specifier);
      if (target === undefined) {
        return room === 'webview' && specifier.startsWith('node:') ? [`${path} imports ${specifier} into a page`] : [];
      }
      const fine =
        roomOf(target) === room || allowed.includes(roomOf(target)) || (room === 'ui' && target === PROTOCOL);
      return fine ? [] : [`${path} imports ${target}`];
    });
  });
}

/** Modules that ask for each other in a ring; each ring once, beginning with the module that comes first. */
export function importCycles(files: readonly TextFile[]): readonly string[] {
  const targets = new Map(
    files.map(({ path, text }) => [path, importsOf(text).flatMap((each) => resolveImport(path, each) ?? [])]),
  );
  const rings = new Set<string>();
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) {
      rings.add(ringOf(trail.slice(start)));
    } else if (!done.has(path)) {
      for (const target of targets.get(path) ?? []) {
        visit(target, [...trail, path]);
      }
      done.add(path);
    }
  };
  for (const path of targets.keys()) {
    visit(path, []);
  }
  return [...rings];
}

/** Imports of files that are not there; so a path that was misread cannot pass as a rule that was kept. */
export function brokenImports(files: readonly TextFile[]): readonly string[] {
  const known = new Set(files.map(({ path }) => path));
  return files.flatMap(({ path, text }) =>
    importsOf(text).flatMap((specifier) => {
      const target = resolveImport(path, specifier);
      return target === undefined || known.has(target) || !target.endsWith('.ts') ? [] : [`${path} imports ${target}`];
    }),
  );
}

function roomOf(path: string): string {
  return path.split('/')[1] ?? '';
}

function ringOf(ring: readonly string[]): string {
  const first = ring.indexOf([...ring].sort()[0] ?? '');
  return [...ring.slice(first), ...ring.slice(0, first)].join(' → ');
}
