/** A row of a table in Markdown. */
export function written(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** A page with other rows in the table below a mark, such as `<!-- settings -->`. */
export function withRows(page: string, mark: string, rows: readonly (readonly string[])[]): string {
  const [table, before = '', head = ''] =
    new RegExp(`(\n<!-- ${mark} -->\n\n)((?:\\|.*\n){2})(?:\\|.*\n)*`).exec(page) ?? [];
  if (table === undefined) {
    throw new RangeError(`no table is marked as ${mark}`);
  }
  return page.replace(table, () => `${before}${head}${rows.map(written).join('\n')}\n`);
}
