import { readFile } from 'node:fs/promises';

/** A group of settings, as the settings editor shows it. Texts are keys in `%`. */
export interface SettingGroup<T> {
  readonly title: string;
  readonly order: number;
  readonly properties: Readonly<Record<string, T>>;
}

const manifest = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8'));

/** The groups of the manifest, in their order there. */
export function settingGroups<T>(): readonly SettingGroup<T>[] {
  return manifest.contributes.configuration;
}

/** The settings of the manifest by their ids, whatever group they stand in. */
export function settingsById<T>(): Readonly<Record<string, T>> {
  return Object.assign({}, ...settingGroups<T>().map(({ properties }) => properties));
}
