import { element } from '../base/dom.ts';
import type { Texts } from '../base/texts.ts';
import type { ChartView } from './chart.ts';
import { signsOf } from './signs.ts';

/** What the signs in the charts mean: those that are there. */
export class Legend {
  readonly element: HTMLElement;
  readonly #texts: Texts;

  constructor(texts: Texts) {
    this.#texts = texts;
    this.element = element('ul', { class: 'legend', 'aria-label': texts.words.legend });
  }

  update(views: readonly ChartView[]): void {
    const marks = signsOf(views);
    this.element.replaceChildren(
      ...marks.map((mark) => element('li', { 'data-mark': mark, text: this.#texts.words.marks[mark] })),
    );
    this.element.hidden = marks.length === 0;
  }
}
