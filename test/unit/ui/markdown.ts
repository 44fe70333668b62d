/**
 * How VS Code reads the Markdown of a tooltip, as far as these tests need it. Icons are looked for in the HTML that Markdown
 * has been turned into (`renderLabelWithIcons` after `marked`), where characters that were written by their numbers still are.
 */

/** As VS Code finds icons. */
const ICON = /(\\)?\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/g;
const NUMBERED = /&#(\d+);/g;
const SPECIAL = /[[\]()<>*_`~#|&\\]/;

/** What the reader sees of one line of Markdown without emphasis and links; icons show as `<icon name>`, all blanks alike. */
export function shownText(markdown: string): string {
  return markdown
    .replace(ICON, (match, backslash: string | undefined, name: string) =>
      backslash === undefined ? `<icon ${name}>` : match.slice(1),
    )
    .replaceAll('&nbsp;', ' ')
    .replace(NUMBERED, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('\u00a0', ' ');
}

/** Whether a line of Markdown holds a character that means something other than itself. */
export function hasMarkup(markdown: string): boolean {
  return SPECIAL.test(markdown.replaceAll('&nbsp;', '').replace(NUMBERED, ''));
}

/** The cells of a row of a table, still Markdown. Before the first and behind the last line there is none. */
export function cellsOf(row: string): readonly string[] {
  return row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.replaceAll(/^(?:&nbsp;)+|(?:&nbsp;)+$/g, '').trim());
}

/** The rows of the only table, without its two head rows and without the row of links. */
export function tableOf(markdown: string): readonly (readonly string[])[] {
  const lines = markdown.split('\n');
  const delimiter = lines.findIndex((line) => /^\|(?::?-+:?\|)+$/.test(line));
  const rows = delimiter < 0 ? [] : lines.slice(delimiter + 1);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows
    .slice(0, end < 0 ? undefined : end)
    .filter((row) => linksOf(row).length === 0)
    .map(cellsOf);
}

/** The links: what they are called and where they lead. */
export function linksOf(markdown: string): readonly (readonly [label: string, target: string])[] {
  return [...markdown.matchAll(/\[([^\]]*)\]\(([^)]*)\)/g)].map(
    ([, label = '', target = '']) => [shownText(label), target] as const,
  );
}
