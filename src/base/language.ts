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

/** Fills `{0}`, `{1}`… and translates nothing: the English text itself. */
export const english: Language = {
  t: (message, ...args) =>
    message.replace(/\{(\d+)\}/g, (placeholder, index: string) => String(args[Number(index)] ?? placeholder)),
  locale: 'en',
};
