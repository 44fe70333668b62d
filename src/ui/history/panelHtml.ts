/** What the page is made of. Addresses are those that a webview may load. */
export interface PageParts {
  readonly title: string;
  /** A BCP 47 tag. */
  readonly locale: string;
  /** Where style sheets may come from, as the webview names it. */
  readonly cspSource: string;
  /** Random, of letters and digits, and not used before. */
  readonly nonce: string;
  readonly script: string;
  readonly styles: readonly string[];
}

/** The history page. It loads one script and its style sheets, and nothing else may be loaded, run or sent. */
export function historyPanelHtml({ title, locale, cspSource, nonce, script, styles }: PageParts): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}`;
  const links = styles.map((address) => `<link rel="stylesheet" href="${escapeHtml(address)}">`);
  return `<!DOCTYPE html>
<html lang="${escapeHtml(locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
${links.join('\n')}
<title>${escapeHtml(title)}</title>
</head>
<body>
<script nonce="${nonce}" src="${escapeHtml(script)}"></script>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
