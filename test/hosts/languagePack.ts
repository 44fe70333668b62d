import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DisplayLanguage } from './host.ts';

/**
 * Registers a language pack with no texts in it: the workbench stays English, and extensions are told the language.
 * VS Code takes a display language only when a pack for it is registered.
 * @param userDataFolder where VS Code looks for `languagepacks.json`
 */
export async function registerLanguage(userDataFolder: string, language: DisplayLanguage): Promise<void> {
  if (language === 'en') {
    return;
  }
  await mkdir(userDataFolder, { recursive: true });
  const translations = join(userDataFolder, 'translations.json');
  await writeFile(translations, JSON.stringify({ version: '1.0.0', contents: {} }));
  const pack = {
    hash: 'empty',
    label: language,
    extensions: [{ extensionIdentifier: { id: `empty.${language}`, uuid: '' }, version: '1.0.0' }],
    translations: { vscode: translations },
  };
  await writeFile(join(userDataFolder, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}
