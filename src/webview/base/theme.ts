/** A colour of the present theme by its variable, such as `charts-blue`. */
export function themeColor(name: string): string {
  const value = getComputedStyle(document.documentElement).getPropertyValue(`--vscode-${name}`).trim();
  return value === '' ? getComputedStyle(document.body).color : value;
}

/** A colour of the theme, let through to `percent`. */
export function fadedColor(name: string, percent: number): string {
  return `color-mix(in srgb, ${themeColor(name)} ${percent}%, transparent)`;
}

/** In these themes nothing may rely on faint colours. */
export function isHighContrast(): boolean {
  const { classList } = document.body;
  return classList.contains('vscode-high-contrast') || classList.contains('vscode-high-contrast-light');
}

/** The font of texts in a chart; sizes in pixels of the screen. */
export function chartFont(pixels: number): string {
  return `${pixels}px ${getComputedStyle(document.body).fontFamily}`;
}

/** Calls `changed` whenever VS Code has put another theme into the page. */
export function watchTheme(changed: () => void): void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'class'] });
  observer.observe(document.body, { attributes: true, attributeFilter: ['style', 'class', 'data-vscode-theme-id'] });
}
