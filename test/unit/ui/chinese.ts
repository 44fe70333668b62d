import { english, type Language } from '../../../src/base/language.ts';
import { readFiles } from '../../architecture/files.ts';

const [bundle] = await readFiles('l10n', /^l10n\/bundle\.l10n\.zh-cn\.json$/);
const texts: Readonly<Record<string, string>> = JSON.parse(bundle?.text ?? '{}');

/** A window in Chinese. The samples' own texts are in no bundle. */
export const chinese: Language = {
  locale: 'zh-CN',
  timeZone: 'UTC',
  t: (message, ...args) => english.t(texts[message] ?? message, ...args),
};
