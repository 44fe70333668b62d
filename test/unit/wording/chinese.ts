import { english, type Language, localeFor } from '../../../src/base/language.ts';
import { readFiles } from '../../architecture/files.ts';

const [bundle] = await readFiles('l10n', /^l10n\/bundle\.l10n\.zh-cn\.json$/);
const texts: Readonly<Record<string, string>> = JSON.parse(bundle?.text ?? '{}');

/** A window in the language `display`: VS Code translates where it has the texts of that language. */
export const languageOf = (display: string): Language => ({
  locale: localeFor(display),
  // The sample's own texts are in no bundle.
  t: (message, ...args) => english.t(display === 'zh-cn' ? (texts[message] ?? message) : message, ...args),
});

export const chinese = languageOf('zh-cn');
