import { english, type Language, localeFor } from '../../base/language.ts';

/** What `--lang` takes. */
export const LANGUAGES = ['en', 'zh-CN'] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The language of all texts: as `--lang` says, whatever else is wrong with the arguments; else that of the environment. English
 * for every language that there are no texts of.
 */
export async function languageFor(args: readonly string[], env: Environment): Promise<Language> {
  const locale = localeFor(wishOf(args) ?? tagOf(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''));
  if (locale === english.locale) {
    return english;
  }
  const { default: loaded } = await import('../../../l10n/bundle.l10n.zh-cn.json', { with: { type: 'json' } });
  const texts: Readonly<Record<string, string>> = loaded;
  return { locale, t: (message, ...args) => english.t(texts[message] ?? message, ...args) };
}

function wishOf(args: readonly string[]): string | undefined {
  const index = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const arg = args[index];
  return arg === '--lang' ? args[index + 1] : arg?.slice('--lang='.length);
}

/** `zh-CN` of `zh_CN.UTF-8`. */
function tagOf(locale: string): string {
  return locale.replace(/[.@].*$/, '').replace('_', '-');
}
