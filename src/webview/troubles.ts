import { element } from './base/dom.ts';
import type { HistoryMessage } from './base/protocol.ts';
import type { NamedHistory } from './base/quantities.ts';
import type { Texts } from './base/texts.ts';

/** What is wrong with the shown accounts, each with a button that helps. */
export class Troubles {
  readonly element = element('div', { class: 'troubles', role: 'status' });
  readonly #texts: Texts;
  readonly #help: (accountId: string) => void;

  constructor(texts: Texts, help: (accountId: string) => void) {
    this.#texts = texts;
    this.#help = help;
  }

  update({ shown, compared }: HistoryMessage, histories: readonly NamedHistory[]): void {
    const troubles = [...(shown === undefined ? [] : [shown]), ...compared].flatMap(({ accountId, trouble }) => {
      const account = histories.find((history) => history.accountId === accountId)?.account;
      return trouble === undefined
        ? []
        : [{ ...trouble, accountId, text: this.#texts.ofAccount(account, trouble.text) }];
    });
    const wanted = JSON.stringify(troubles);
    // What was said already is not said again, and a button keeps the focus.
    if (this.element.dataset['wanted'] !== wanted) {
      this.element.dataset['wanted'] = wanted;
      this.element.replaceChildren(
        ...troubles.map(({ text, remedy, accountId }) => {
          const help = remedy === undefined ? [] : [this.#button(remedy, accountId)];
          return element('div', { class: 'trouble' }, element('span', { text }), ...help);
        }),
      );
    }
  }

  #button(text: string, accountId: string): HTMLElement {
    const button = element('button', { type: 'button', class: 'secondary', text });
    button.addEventListener('click', () => this.#help(accountId));
    return button;
  }
}
