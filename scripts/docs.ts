import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { english, joinSentences, type Language, labelled } from '../src/base/language.ts';
import { helpText } from '../src/cli/shell/help.ts';
import { languageFor } from '../src/cli/shell/language.ts';
import { SETTINGS } from '../src/ui/editor/manifestIds.ts';
import { DESCRIPTORS } from '../test/providers.ts';
import { root } from './paths.ts';
import {
  type AccountsSchema,
  fillSchema,
  isProviderText,
  offeredText,
  providerRows,
  providerTexts,
  type Texts,
} from './providerDocs.ts';
import { withFacts } from './providerFacts.ts';
import { withRows } from './table.ts';

/** What of the manifest is told again elsewhere. Texts are keys in `%`. */
interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    /** In groups, as the settings editor shows them. */
    readonly configuration: readonly { readonly properties: Readonly<Record<string, Setting>> }[];
    readonly menus: { readonly commandPalette: readonly { readonly command: string; readonly when: string }[] };
  };
}

interface Setting {
  readonly default: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  /** The schema of an account, in the setting of accounts. */
  readonly items?: AccountsSchema;
}

/** A README, the texts of the manifest in its language, and that language. Each table has a mark such as `<!-- settings -->`. */
const PAGES = [
  ['README.md', 'package.nls.json', 'en'],
  ['README.zh-CN.md', 'package.nls.zh-cn.json', 'zh-CN'],
] as const;
const IDS = 'src/ui/editor/manifestIds.ts';
const OFFERED = 'src/providers/offered.ts';
const PROVIDERS_PAGE = 'docs/providers.md';
const COMMAND_PAGE = 'docs/cli.md';

/**
 * The files that repeat what stands elsewhere, by their paths, as they should be: of the manifest the tables of both READMEs and
 * the ids of commands and settings; of the providers the rules for accounts in the manifest, their names among its texts, their
 * table in both READMEs, what is asked of them and shown, and what is known of them before they are loaded; of the command what its
 * help says.
 */
export async function repeatedInDocs(): Promise<ReadonlyMap<string, string>> {
  const read = async (path: string): Promise<string> => await readFile(join(root, path), 'utf8');
  const manifest: Manifest = JSON.parse(await read('package.json'));
  const { commands, configuration, menus } = manifest.contributes;
  const settings = configuration.flatMap(({ properties }) => Object.entries(properties));
  const inTree = menus.commandPalette.filter(({ when }) => when === 'false').map(({ command }) => command);
  const schema = settings.find(([id]) => id === SETTINGS.accounts)?.[1].items;
  if (schema !== undefined) {
    fillSchema(schema, DESCRIPTORS);
  }
  const pages = PAGES.map(async ([file, textsFile, lang]) => {
    const language = await languageFor([`--lang=${lang}`], {});
    const texts = withProviders(JSON.parse(await read(textsFile)), providerTexts(DESCRIPTORS, language));
    const rowsOf = (isInTree: boolean) =>
      commands
        .filter(({ command }) => inTree.includes(command) === isInTree)
        .map(({ title }) => [textOf(title, texts), textOf(doesKey(title), texts)]);
    const settingRows = settings.map(([id, setting]) => [
      `\`${id}\``,
      `\`${JSON.stringify(setting.default)}\``,
      settingText(setting, texts, language),
    ]);
    const tables = {
      providers: providerRows(DESCRIPTORS, language),
      commands: rowsOf(false),
      'commands in the tree': rowsOf(true),
      settings: settingRows,
    };
    return [
      [file, Object.entries(tables).reduce((page, table) => withRows(page, ...table), await read(file))],
      [textsFile, `${JSON.stringify(texts, undefined, 2)}\n`],
    ] as const;
  });
  const ids = [commands.map(({ command }) => command), settings.map(([id]) => id)] as const;
  return new Map([
    ...(await Promise.all(pages)).flat(),
    [IDS, idsText(...ids)],
    [PROVIDERS_PAGE, withFacts(await read(PROVIDERS_PAGE), DESCRIPTORS)],
    [OFFERED, offeredText(DESCRIPTORS)],
    [COMMAND_PAGE, withExample(await read(COMMAND_PAGE), helpText(english))],
    ['package.json', `${JSON.stringify(manifest, undefined, 2)}\n`],
  ]);
}

/** A page with another text in its first example without a language's name. */
function withExample(page: string, text: string): string {
  return page.replace(/(?<=\n```text\n)[\s\S]*?(?=```\n)/, () => text);
}

/** Texts with other names of providers, where such names stand. */
function withProviders(texts: Texts, names: Texts): Texts {
  const entries = Object.entries(texts);
  const at = entries.findIndex(([key]) => isProviderText(key));
  const others = entries.filter(([key]) => !isProviderText(key));
  return Object.fromEntries(others.toSpliced(at, 0, ...Object.entries(names)));
}

/** The key of the sentence that says what a command does, beside that of its title. */
export function doesKey(title: string): string {
  return title.replace(/%$/, '.does%');
}

/** What a setting is for, with its choices. */
export function settingText(setting: Setting, texts: Texts, language: Pick<Language, 'locale'>): string {
  const description = textOf(setting.markdownDescription ?? setting.description ?? '', texts)
    .replaceAll(/\[([^\]]+)\]\(command:[^)]*\)/g, '**$1**')
    .replaceAll(/`#([\w.]+)#`/g, '`$1`');
  const choices = (setting.enum ?? []).map((choice, index) =>
    labelled(`\`${choice}\``, textOf(setting.enumDescriptions?.[index] ?? '', texts), language),
  );
  return joinSentences([description, ...choices], language);
}

function textOf(key: string, texts: Texts): string {
  return texts[key.replaceAll('%', '')] ?? '';
}

/** Ids by their last parts: `messagingBalance.tree.order` is `treeOrder`. */
function idsText(commands: readonly string[], settings: readonly string[]): string {
  const name = (id: string): string =>
    id.replace(/^\w+\./, '').replaceAll(/\.(\w)/g, (_, letter: string) => letter.toUpperCase());
  const table = (ids: readonly string[]): string => ids.map((id) => `  ${name(id)}: '${id}',\n`).join('');
  return `/** Commands of the manifest. \`npm run docs\` writes this file. */
export const COMMANDS = {
${table(commands)}} as const;

/** Settings of the manifest, all of application scope: a workspace must not redirect a credential. */
export const SETTINGS = {
${table(settings)}} as const;
`;
}

if (import.meta.main) {
  for (const [path, text] of await repeatedInDocs()) {
    await writeFile(join(root, path), text);
  }
}
