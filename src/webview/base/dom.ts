/** What an element is made with: `text` is shown as it is, whatever it holds; the rest are attributes. */
export interface Making {
  readonly text?: string;
  readonly [attribute: string]: string | undefined;
}

/** Makes an element with attributes and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { text, ...attributes }: Making = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) {
      made.setAttribute(name, value);
    }
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  made.append(...children);
  return made;
}
