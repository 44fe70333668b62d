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
  readonly style: string;
}

/** The history page. It loads one script and its style sheet, and nothing else may be loaded, run or sent. */
export function historyPanelHtml({ title, locale, cspSource, nonce, script, style }: PageParts): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${cspSource}`;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${escapeHtml(style)}">
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
