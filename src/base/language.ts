/**
 * Translates an English message. `{0}`, `{1}`… in it stand for `args`. The signature is that of `vscode.l10n.t`,
 * so that the core can be translated without importing `vscode`.
 */
export type Translate = (message: string, ...args: (string | number)[]) => string;

/** The language that texts for the user are written in. */
export interface Language {
  readonly t: Translate;
  /** A BCP 47 tag (`en`, `zh-CN`) for `Intl`. */
  readonly locale: string;
}

/** Words one after the other, without the empty ones: `a, b`, and in Chinese `a，b`. */
export function joinWords(words: readonly string[], language: Pick<Language, 'locale'>): string {
  return words.filter((word) => word !== '').join(isChinese(language) ? '，' : ', ');
}

/** The same of longer items, which may hold a comma themselves: `a; b`, and in Chinese `a；b`. */
export function joinItems(items: readonly string[], language: Pick<Language, 'locale'>): string {
  return items.filter((item) => item !== '').join(isChinese(language) ? '；' : '; ');
}

/** Sentences one after the other, without the empty ones. In Chinese nothing stands between them. */
export function joinSentences(sentences: readonly string[], language: Pick<Language, 'locale'>): string {
  return sentences.filter((sentence) => sentence !== '').join(isChinese(language) ? '' : ' ');
}

/** What a thing is called or when it was, and what is said of it: `a: b`, and in Chinese `a：b`. */
export function labelled(label: string, text: string, language: Pick<Language, 'locale'>): string {
  return `${label}${isChinese(language) ? '：' : ': '}${text}`;
}

function isChinese({ locale }: Pick<Language, 'locale'>): boolean {
  return /^zh\b/i.test(locale);
}

/** Fills `{0}`, `{1}`… and translates nothing: the English text itself. */
export const english: Language = {
  t: (message, ...args) =>
    message.replace(/\{(\d+)\}/g, (placeholder, index: string) => String(args[Number(index)] ?? placeholder)),
  locale: 'en',
};
