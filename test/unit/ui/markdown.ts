/** How VS Code reads the Markdown of a tooltip, as far as these tests need it. */

/** A character that stands for itself, a blank or a dollar by its name, or an icon. */
const TOKEN = /\\([!-/:-@[-`{-~])|(&nbsp;)|(&#36;)|\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/g;
/** Not escaped: behind an even number of backslashes. */
const BARE = '(?<=(?<!\\\\)(?:\\\\\\\\)*)';
const CELL_END = new RegExp(`${BARE}\\|`);
const LINK = new RegExp(`(?<!!)${BARE}\\[((?:\\\\.|[^\\]\\\\])*)\\]\\(([^)]*)\\)`, 'g');
const PICTURE = new RegExp(`${BARE}!\\[((?:\\\\.|[^\\]\\\\])*)\\]\\((data:[^)]*)\\)`, 'g');
const SPECIAL = /[[\]<>*_`~#|&@\\]|:\/\/|www\.|\$\(/i;

/**
 * What the reader sees of one line of Markdown without emphasis and links; icons show as `<icon name>`, all blanks alike, and what
 * only says where a line may break is left out.
 */
export function shownText(markdown: string): string {
  return markdown
    .replace(TOKEN, (_, escaped?: string, blank?: string, dollar?: string, icon?: string) =>
      icon === undefined ? (escaped ?? (blank && ' ') ?? (dollar && '$') ?? '') : `<icon ${icon}>`,
    )
    .replaceAll('\u00a0', ' ')
    .replaceAll(/[\u2060\u200b]/g, '');
}

/** Whether a line of Markdown holds a character that means something other than itself. */
export function hasMarkup(markdown: string): boolean {
  return SPECIAL.test(markdown.replace(/\\[!-/:-@[-`{-~]|&nbsp;|&#36;/g, ' '));
}

/** The cells of a row of a table, still Markdown. Before the first and behind the last line there is none. */
export function cellsOf(row: string): readonly string[] {
  return row
    .split(CELL_END)
    .slice(1, -1)
    .map((cell) => cell.replaceAll(/^(?:\s|&nbsp;)+|(?:\s|&nbsp;)+$/g, ''));
}

/** The rows of the only table, without its two head rows. */
export function tableOf(markdown: string): readonly (readonly string[])[] {
  const lines = markdown.split('\n');
  const delimiter = lines.findIndex((line) => /^\|(?: :?-+:? \|)+$/.test(line));
  const rows = delimiter < 0 ? [] : lines.slice(delimiter + 1);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end < 0 ? undefined : end).map(cellsOf);
}

/** The pictures: what is said of them, and their addresses. */
export function picturesOf(markdown: string): readonly (readonly [said: string, address: string])[] {
  return [...markdown.matchAll(PICTURE)].map(([, said = '', address = '']) => [shownText(said), address] as const);
}

/** The Markdown with what is said of its pictures in their place. */
export function withoutPictures(markdown: string): string {
  return markdown.replace(PICTURE, '<$1>');
}

/** The links: what they are called and where they lead. */
export function linksOf(markdown: string): readonly (readonly [label: string, target: string])[] {
  return [...markdown.matchAll(LINK)].map(([, label = '', target = '']) => [shownText(label), target] as const);
}
