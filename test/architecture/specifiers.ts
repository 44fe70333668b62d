import type { TextFile } from './files.ts';
import { numberedCode, tokensOf } from './tokens.ts';

/** A specifier behind what asks for it. */
const ASKED = /\b(?:from|import|import\s*\(|require\s*\()\s*‹(\d+)›/g;

/** A call of `import` with anything but one literal, and what other ways to a module begin with. */
const HIDDEN =
  /\bimport\s*(?:\((?!\s*‹\d+›\s*[,)])|\.\s*(?!meta\b)).{0,20}|\b(?:require|createRequire|getBuiltinModule)\b/gs;

/** Modules of Node's that load or run other files. */
const LOADERS = /^(?:node:)?(?:module|vm|worker_threads|child_process|cluster)$/;

/** Where VS Code's module may be asked for: everything else runs without an editor. */
const EDITOR = ['src/ui/', 'src/extension.ts'];

/** Packages, and where in `src` they may be asked for. */
const PACKAGES: ReadonlyMap<string, readonly string[]> = new Map([
  ['vscode', EDITOR],
  ['node-fetch', ['src/net/']],
  ['fast-xml-parser', ['src/net/']],
  ['uplot', ['src/webview/']],
  ['uplot/dist/uPlot.min.css', ['src/webview/']],
]);

/** What a module asks for, as it is written there. */
export function importsOf(text: string): readonly string[] {
  const tokens = tokensOf(text);
  return [...numberedCode(tokens).matchAll(ASKED)].map(([, number]) => tokens[Number(number)]?.text.slice(1, -1) ?? '');
}

/** Modules that are asked for in a way that hides from who reads the source, and from the rules, which ones they are. */
export function hiddenImports(files: readonly TextFile[]): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const specifiers = importsOf(text);
    return [
      ...[...numberedCode(tokensOf(text)).matchAll(HIDDEN)].map(([found]) => found),
      ...specifiers.filter((each) => each.includes('\\') || LOADERS.test(each)),
    ].map((found) => `${path} hides what it imports: ${found}`);
  });
}

/** Packages in rooms that do without them, and packages that nobody has named. */
export function strayPackages(files: readonly TextFile[]): readonly string[] {
  return files.flatMap(({ path, text }) =>
    importsOf(text)
      .filter((specifier) => !/^(?:\.\.?\/|node:)/.test(specifier))
      .filter((specifier) => PACKAGES.get(specifier)?.some((place) => path.startsWith(place)) !== true)
      .map((specifier) => `${path} imports ${specifier}`),
  );
}

/** Files outside `src/ui` and `src/extension.ts` with the name of VS Code's module as a text of its own, whatever it is for. */
export function vscodeNames(files: readonly TextFile[]): readonly string[] {
  return files
    .filter(({ path }) => !EDITOR.some((place) => path.startsWith(place)))
    .filter(({ text }) => tokensOf(text).some((token) => /^(['"`])vscode\1$/.test(token.text)))
    .map(({ path }) => `${path} names vscode`);
}
