import { posix } from 'node:path';
import type { TextFile } from './files.ts';
import { ringsIn } from './rings.ts';
import { importsOf } from './specifiers.ts';

/** The path of a module of the project that another one asks for; `undefined` for packages. */
export function resolveImport(from: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : undefined;
}

const DOMAIN = ['balance', 'base'];
const ENGINE = ['monitor', 'providers', 'store', 'net', ...DOMAIN];
/** What the features of the editor stand on; they do not know each other. */
const GROUND_FLOOR = ['ui/accounts', 'ui/quickInput', 'ui/editor', 'wording', 'sharing', ...ENGINE];
const FEATURES = [
  'alerts',
  'chatTool',
  'declared',
  'history',
  'publicApi',
  'statusBar',
  'support',
  'tree',
  'walkthrough',
];

/** The rooms of `src`, and what each of them may look into beside itself: a room, or all rooms in a folder. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  base: [],
  'balance/amount': ['base'],
  'balance/text': ['balance/amount', 'base'],
  'balance/fault': ['base'],
  'balance/account': ['balance/text', 'balance/amount', 'balance/fault', 'base'],
  'balance/secret': ['balance/account', 'balance/text', 'base'],
  'balance/readings': ['balance/amount', 'base'],
  'balance/forecast': ['balance/readings', 'balance/amount', 'base'],
  'balance/history': ['balance/readings', 'balance/amount', 'base'],
  'balance/alert': ['balance/account', 'balance/forecast', 'balance/amount', 'base'],
  net: DOMAIN,
  'net/written': ['net', ...DOMAIN],
  providers: ['net', ...DOMAIN],
  'store/port': DOMAIN,
  'store/sqlite': ['store/port', ...DOMAIN],
  'store/history': ['store/sqlite', 'store/port', ...DOMAIN],
  'store/tables': ['store/history', 'store/sqlite', 'store/port', ...DOMAIN],
  'store/file': ['store/tables', 'store/history', 'store/sqlite', 'store/port', ...DOMAIN],
  store: ['store', ...DOMAIN],
  'monitor/when': ['providers', 'store', 'net', ...DOMAIN],
  'monitor/ask': ['monitor/when', 'providers', 'store', 'net', ...DOMAIN],
  'monitor/standing': ['monitor/ask', 'monitor/when', 'providers', 'store', 'net', ...DOMAIN],
  wording: ENGINE,
  sharing: ENGINE,
  cli: ['wording', 'sharing', ...ENGINE],
  'ui/editor': ['wording', 'sharing', ...ENGINE],
  'ui/quickInput': ['ui/editor', 'wording', 'sharing', ...ENGINE],
  'ui/accounts': ['ui/quickInput', 'ui/editor', 'wording', 'sharing', ...ENGINE],
  ...Object.fromEntries(FEATURES.map((name) => [`ui/${name}`, GROUND_FLOOR])),
  ui: ['ui', ...GROUND_FLOOR],
  webview: DOMAIN,
};

/** Arrows that the plan does not have. Each says why it is there. */
const EXCEPTIONS: readonly (readonly [from: string, to: string])[] = [
  // The messages between the page of the history and the extension are one file that both compile.
  ['src/ui/history/', 'src/webview/base/protocol.ts'],
  // No editor hands the command its texts.
  ['src/cli/shell/language.ts', 'l10n/bundle.l10n.zh-cn.json'],
];

/** Imports that point up or sideways between the rooms of `src`, and rooms that are not in the plan. */
export function wrongArrows(files: readonly TextFile[]): readonly string[] {
  return files.flatMap(({ path, text }) => {
    if (path === 'src/extension.ts') {
      return [];
    }
    const room = roomOf(path);
    if (room === undefined) {
      return [`${path} is in no room of the plan`];
    }
    const allowed = MAY_IMPORT[room] ?? [];
    return importsOf(text).flatMap((specifier) => {
      const target = resolveImport(path, specifier);
      if (target === undefined) {
        return room === 'webview' && specifier.startsWith('node:') ? [`${path} imports ${specifier} into a page`] : [];
      }
      const fine =
        roomOf(target) === room ||
        allowed.some((each) => target.startsWith(`src/${each}/`)) ||
        EXCEPTIONS.some(([from, to]) => path.startsWith(from) && target === to);
      return fine ? [] : [`${path} imports ${target}`];
    });
  });
}

/** Folders of `test/unit` that are no mirror of a folder of `src`, and why. */
const NO_MIRRORS: readonly string[] = [
  // Of the project and its tools.
  ...['bench', 'scripts', 'hosts', 'sandbox', 'sandbox/china', 'sandbox/worldwide', 'sandbox/mail', 'sandbox/declared'],
  // What tests of several rooms share: stand-ins, generated cases, the sentences of all faults.
  ...['fakes', 'vscode', 'generated', 'words'],
  // Several processes with one store.
  'store/processes',
];

/** Unit tests that do not lie where the rooms of `src` lie. */
export function unmirrored(tests: readonly TextFile[], source: readonly TextFile[]): readonly string[] {
  const rooms = new Set(source.map(({ path }) => posix.dirname(path).replace(/^src\/?/, '')));
  return tests
    .filter(({ path }) => path.startsWith('test/unit/'))
    .filter(({ path }) => {
      const folder = posix.dirname(path).slice('test/unit/'.length);
      return folder !== '' && !rooms.has(folder) && !NO_MIRRORS.includes(folder) && !isAbove(folder, rooms);
    })
    .map(({ path }) => path);
}

/** Whether a folder holds rooms and nothing else. */
function isAbove(folder: string, rooms: ReadonlySet<string>): boolean {
  return [...rooms].some((room) => room.startsWith(`${folder}/`));
}

/** Modules that ask for each other in a ring; each ring once, beginning with the module that comes first. */
export function importCycles(files: readonly TextFile[]): readonly string[] {
  const targets = new Map(
    files.map(({ path, text }) => [path, importsOf(text).flatMap((each) => resolveImport(path, each) ?? [])]),
  );
  return ringsIn(targets).map((ring) => ring.join(' → '));
}

/** Imports of files that are not there; so a path that was misread cannot pass as a rule that was kept. */
export function brokenImports(files: readonly TextFile[], paths: readonly string[]): readonly string[] {
  const known = new Set(paths);
  return files.flatMap(({ path, text }) =>
    importsOf(text).flatMap((specifier) => {
      const target = resolveImport(path, specifier);
      return target === undefined || known.has(target) ? [] : [`${path} imports ${target}`];
    }),
  );
}

/** The innermost room that a file lies in. A file beside rooms, where the folder itself is none, is in no room. */
function roomOf(path: string): string | undefined {
  const folders = path.split('/').slice(1, -1);
  for (let depth = folders.length; depth > 0; depth--) {
    const room = folders.slice(0, depth).join('/');
    if (MAY_IMPORT[room] !== undefined) {
      return room;
    }
  }
  return undefined;
}
