import { element } from '../base/dom.ts';

/** Has a table that is wider than the page move sideways, with the keyboard, too: then it can have the focus, and a name. */
export function scrollerOf(table: HTMLElement, label: string): HTMLElement {
  const scroller = element('div', { class: 'scroll' }, table);
  new ResizeObserver(() => {
    const isWider = scroller.scrollWidth > scroller.clientWidth;
    for (const [name, value] of [
      ['tabindex', '0'],
      ['role', 'group'],
      ['aria-label', label],
    ] as const) {
      if (isWider) {
        scroller.setAttribute(name, value);
      } else {
        scroller.removeAttribute(name);
      }
    }
  }).observe(scroller);
  return scroller;
}
