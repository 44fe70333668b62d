/**
 * How VS Code reads the Markdown of a tooltip, as far as these tests need it. Icons are looked for in the text that Markdown
 * has already been turned into (`renderLabelWithIcons` after `marked`), where only a backslash of its own keeps them away.
 */

/** As VS Code finds icons. */
const ICON = /(\\)?\$\(([A-Za-z0-9-]+(?:~[A-Za-z]+)?)\)/g;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;
const SPECIAL = /[[\]()<>*_`~#|&]/;

/** What the reader sees of one line of Markdown without emphasis and links; icons show as `<icon name>`. */
export function shownText(markdown: string): string {
  // A backslash before what would be an icon anyway is doubled first, so that it outlives the next step.
  const text = markdown
    .replace(ICON, (match, backslash: string | undefined) => (backslash === undefined ? match : `\\${match}`))
    .replace(ESCAPE, '$1');
  return text.replace(ICON, (match, backslash: string | undefined, name: string) =>
    backslash === undefined ? `<icon ${name}>` : match.slice(1),
  );
}

/** Whether a line of Markdown holds a character that means something other than itself. */
export function hasMarkup(markdown: string): boolean {
  return SPECIAL.test(markdown.replace(ESCAPE, ''));
}

/** The cells of a row of a table, still Markdown. */
export function cellsOf(row: string): readonly string[] {
  const cells: string[] = [];
  let cell = '';
  for (let index = 0; index < row.length; index++) {
    const character = row.charAt(index);
    if (character === '\\') {
      cell += character + row.charAt(++index);
    } else if (character === '|') {
      cells.push(cell.trim());
      cell = '';
    } else {
      cell += character;
    }
  }
  // Before the first and behind the last line there is no cell.
  return [...cells.slice(1), ...(cell.trim() === '' ? [] : [cell.trim()])];
}

/** The rows of the only table, without its two head rows. */
export function tableOf(markdown: string): readonly (readonly string[])[] {
  const lines = markdown.split('\n');
  const delimiter = lines.findIndex((line) => /^\|(?::?-+:?\|)+$/.test(line));
  const rows = delimiter < 0 ? [] : lines.slice(delimiter + 1);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end < 0 ? undefined : end).map(cellsOf);
}

/** The links: what they are called and where they lead. */
export function linksOf(markdown: string): readonly (readonly [label: string, target: string])[] {
  return [...markdown.matchAll(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\(([^)]*)\)/g)].map(
    ([, label = '', target = '']) => [shownText(label), target] as const,
  );
}
