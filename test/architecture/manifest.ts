import { doesKey } from '../../scripts/docs.ts';

/** A JSON object as it is read. */
export type Json = Readonly<Record<string, unknown>>;

/** The ids that the code knows. */
export interface Ids {
  readonly commands: readonly string[];
  readonly containers: readonly string[];
  readonly views: readonly string[];
  readonly settings: readonly string[];
  /** What language models call. */
  readonly tools: readonly string[];
  /** Values of `viewItem`. */
  readonly rows: readonly string[];
  readonly walkthroughs: readonly string[];
  /** Context keys of the extension's own. */
  readonly contextKeys: readonly string[];
}

/** Ids that stand in the manifest and not in the code, or the other way round. */
export function idDifferences(manifest: Json, ids: Ids): readonly string[] {
  const contributes = objectIn(manifest['contributes']);
  const views = objectIn(contributes['views']);
  return [
    ...difference('command', textsIn(contributes['commands'], 'command'), ids.commands),
    ...difference('container', textsIn(objectIn(contributes['viewsContainers']), 'id'), ids.containers),
    ...difference('container of views', Object.keys(views), ids.containers),
    ...difference('view', textsIn(views, 'id'), ids.views),
    ...difference('tool', textsIn(contributes['languageModelTools'], 'name'), ids.tools),
    ...difference('setting', Object.keys(settingsOf(manifest)), ids.settings),
    ...difference('viewItem', rowsIn(manifest), ids.rows),
    ...difference('walkthrough', idsIn(contributes['walkthroughs']), ids.walkthroughs),
    // VS Code's own keys have no dot, but for the settings.
    ...difference(
      'condition',
      [
        ...valuesOf(manifest, /^onContext:([\w.-]+)/g),
        ...keysIn(manifest).filter((key) => key.includes('.') && !SETTING.test(key)),
      ],
      ids.contextKeys,
    ),
  ];
}

/** Menus, links and conditions of the manifest that name what there is not. `texts` are its texts in one language. */
export function danglingIds(manifest: Json, texts: Json, ids: Ids): readonly string[] {
  const commands = [
    ...textsIn(manifest['contributes'], 'command'),
    ...valuesOf([manifest, texts], /\(command:([\w.-]+)/g),
    ...valuesOf(manifest, /^onCommand:([\w.-]+)/g),
  ];
  const views = [
    ...textsIn(manifest['contributes'], 'view'),
    ...valuesOf(manifest, /\bview\s*[=!]=\s*'?([\w.-]+)/g),
    ...valuesOf(manifest, /^onView:([\w.-]+)/g),
  ];
  return [
    ...[...new Set(commands)].filter((id) => !ids.commands.includes(id) && !/^(?:workbench|vscode)\./.test(id)),
    ...[...new Set(views)].filter((id) => !ids.views.includes(id)),
    ...keysIn(manifest).filter((key) => SETTING.test(key) && !ids.settings.includes(key.replace(SETTING, ''))),
  ];
}

/** Settings that a workspace could set. */
export function workspaceSettings(manifest: Json): readonly string[] {
  return Object.entries(settingsOf(manifest))
    .filter(([, setting]) => objectIn(setting)['scope'] !== 'application')
    .map(([id]) => id);
}

/**
 * Texts that the manifest refers to and a language lacks, and texts that it does not refer to. Beside the title of each
 * command, `….does` says in the README what it does.
 */
export function textDifferences(manifest: Json, texts: Json): readonly string[] {
  const titles = textsIn(objectIn(manifest['contributes'])['commands'], 'title');
  const used = [...valuesOf(manifest, /^%(.+)%$/g), ...valuesOf(titles.map(doesKey), /^%(.+)%$/g)];
  const filled = Object.entries(texts).flatMap(([key, text]) => (typeof text === 'string' && text !== '' ? [key] : []));
  return difference('text', filled, used);
}

/** Links and placeholders that a text has in one language and not in the other. */
export function linkDifferences(english: Json, other: Json): readonly string[] {
  const marksOf = (text: unknown): string =>
    (String(text).match(/\]\([^)]*\)|\{\d+\}|`[^`]*`/g) ?? []).sort().join(' ');
  return Object.keys(english).filter((key) => marksOf(english[key]) !== marksOf(other[key]));
}

const SETTING = /^config\./;

/** The rows that conditions name: `viewItem == a`, `viewItem =~ /^(a|b)$/`. */
function rowsIn(manifest: Json): readonly string[] {
  const alternatives = valuesOf(manifest, /\bviewItem\s*=~\s*\/\^\(([\w.|-]+)\)\$\//g);
  return [
    ...valuesOf(manifest, /\bviewItem\s*[=!]=\s*'?([\w.-]+)/g),
    ...alternatives.flatMap((names) => names.split('|')),
  ];
}

/** The context keys that conditions look at. */
function keysIn(manifest: Json): readonly string[] {
  const terms = textsIn(manifest, 'when').flatMap((condition) => condition.split(/&&|\|\|/));
  return terms.flatMap((term) => /^[\s!(]*([\w.]+)/.exec(term)?.[1] ?? []);
}

function settingsOf(manifest: Json): Json {
  const configuration = objectIn(manifest['contributes'])['configuration'];
  const sections: readonly unknown[] = Array.isArray(configuration) ? configuration : [configuration];
  return Object.assign({}, ...sections.map((section) => objectIn(objectIn(section)['properties'])));
}

function difference(what: string, found: readonly string[], known: readonly string[]): readonly string[] {
  const [left, right] = [new Set(found), new Set(known)];
  return [
    ...[...left].filter((id) => !right.has(id)).map((id) => `${what} ${id} is unknown or unused`),
    ...[...right].filter((id) => !left.has(id)).map((id) => `${what} ${id} is missing`),
  ];
}

/** The ids of the entries of a list, not of what is within them. */
function idsIn(list: unknown): readonly string[] {
  return (Array.isArray(list) ? list : []).map((entry) => String(objectIn(entry)['id']));
}

/** The texts under `name` anywhere within a value. */
function textsIn(value: unknown, name: string): readonly string[] {
  if (Array.isArray(value)) {
    return value.flatMap((each) => textsIn(each, name));
  }
  return Object.entries(objectIn(value)).flatMap(([key, each]) =>
    key === name && typeof each === 'string' ? [each] : textsIn(each, name),
  );
}

/** What `pattern` finds in any text within a value. */
function valuesOf(value: unknown, pattern: RegExp): readonly string[] {
  if (typeof value === 'string') {
    return [...value.matchAll(pattern)].map(([, found = '']) => found);
  }
  const parts: readonly unknown[] = Array.isArray(value) ? value : Object.values(objectIn(value));
  return parts.flatMap((each) => valuesOf(each, pattern));
}

function objectIn(value: unknown): Json {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
