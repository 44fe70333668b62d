/**
 * Translates an English message. `{0}`, `{1}`… in it stand for `args`. The signature is that of `vscode.l10n.t`,
 * so that the core can be translated without importing `vscode`.
 */
export type Translate = (message: string, ...args: (string | number)[]) => string;

/** The language that texts for the user are written in. */
export interface Language {
  readonly t: Translate;
  /** A BCP 47 tag (`en`, `zh-CN`) for `Intl`: that of the texts, whatever language the rest of the window has. */
  readonly locale: string;
  /** In whose time zone days and times are told, as IANA names it; in that of this machine when absent. */
  readonly timeZone?: string | undefined;
}

/**
 * The language of texts, weekdays, ages, grouping and punctuation in a window whose language is `display`: Simplified
 * Chinese where VS Code has our Chinese texts, and English with English formats for everyone else.
 */
export function localeFor(display: string): string {
  return display.toLowerCase() === 'zh-cn' ? 'zh-CN' : 'en';
}

/** Words one after the other, without the empty ones: `a, b`, and in Chinese `a，b`. */
export function joinWords(words: readonly string[], language: Pick<Language, 'locale'>): string {
  return words.filter((word) => word !== '').join(isChinese(language) ? '，' : ', ');
}

/** The same of longer items, which may hold a comma themselves: `a; b`, and in Chinese `a；b`. */
export function joinItems(items: readonly string[], language: Pick<Language, 'locale'>): string {
  return items.filter((item) => item !== '').join(isChinese(language) ? '；' : '; ');
}

/** Names, addresses or other single things one after the other: `a, b`, and in Chinese `a、b`. */
export function joinList(names: readonly string[], language: Pick<Language, 'locale'>): string {
  return names.join(isChinese(language) ? '、' : ', ');
}

/** Things beside each other, without the empty ones: `a · b`. */
export function joinDotted(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

/** Sentences one after the other, without the empty ones. In Chinese nothing stands between them. */
export function joinSentences(sentences: readonly string[], language: Pick<Language, 'locale'>): string {
  return sentences.filter((sentence) => sentence !== '').join(isChinese(language) ? '' : ' ');
}

/** What a thing is called or when it was, and what is said of it: `a: b`, and in Chinese `a：b`. */
export function labelled(label: string, text: string, language: Pick<Language, 'locale'>): string {
  return `${label}${isChinese(language) ? '：' : ': '}${text}`;
}

/** Whether texts of a language are Chinese. */
export function isChinese({ locale }: Pick<Language, 'locale'>): boolean {
  return /^zh-cn$/i.test(locale);
}

/** Fills `{0}`, `{1}`… and translates nothing: the English text itself. */
export const english: Language = {
  t: (message, ...args) =>
    message.replace(/\{(\d+)\}/g, (placeholder, index: string) => String(args[Number(index)] ?? placeholder)),
  locale: 'en',
};
