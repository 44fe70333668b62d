import { element } from './base/dom.ts';
import { enlarged, type PageState, parsePageState, spentBy, toggled } from './base/pageState.ts';
import type { HistoryMessage, ShownHistory, ToHost, ToPage } from './base/protocol.ts';
import { historiesOf } from './base/quantities.ts';
import { Texts } from './base/texts.ts';
import { watchTheme } from './base/theme.ts';
import { Controls } from './controls.ts';
import { HistoryView } from './historyView.ts';
import { SpendingView } from './spending/spendingView.ts';
import { Troubles } from './troubles.ts';

/** What VS Code gives to a page. */
export interface VsCodeApi {
  postMessage(message: ToHost): void;
  getState(): unknown;
  setState(state: PageState): void;
}

type Start = Extract<ToPage, { readonly type: 'start' }>;

/** Readings are asked for anew when the charts have become wider by this factor than they were thinned for. */
const WIDENED = 1.2;

/**
 * The page: says what the extension sends, asks for what the user wants to see, and keeps what is chosen. It computes no
 * balance. What is shown of the chosen accounts stands in a view below the controls; a further view of them is a part with the same
 * `element`, `update`, `resize` and `redraw` beside it.
 */
export class HistoryPage {
  readonly #api: VsCodeApi;
  readonly #texts: Texts;
  readonly #controls: Controls;
  readonly #view: HistoryView;
  readonly #spending = new SpendingView();
  readonly #troubles: Troubles;
  readonly #heading = element('h1', { class: 'unseen' });
  readonly #notice = element('p', { class: 'notice' });
  readonly #empty = element('p', { class: 'empty' });
  #state: PageState;
  #history: HistoryMessage = { type: 'history', accounts: [], compared: [] };
  /** What the readings were thinned to when they were last asked for. */
  #columns: number;

  /** `columns`: what the first readings were asked for with. */
  constructor(root: HTMLElement, api: VsCodeApi, { locale, words, timeZone }: Start, columns: number) {
    this.#api = api;
    this.#columns = columns;
    this.#state = parsePageState(api.getState());
    this.#texts = new Texts(locale, words, timeZone);
    this.#controls = new Controls(this.#texts, {
      account: (accountId) => this.#select({ ...this.#state, accountId }),
      range: (range) => this.#select({ ...this.#state, range }),
      toggle: ({ accountId, series }) => this.#choose(toggled(this.#state, accountId, series.key)),
      period: (period) => this.#select(spentBy(this.#state, period)),
      compare: () => this.#ask('compare'),
      save: () => this.#ask('export'),
      copySpending: () => this.#ask('copySpending'),
    });
    this.#troubles = new Troubles(this.#texts, (accountId) => api.postMessage({ type: 'remedy', accountId }));
    this.#view = new HistoryView(this.#texts, (id) => this.#choose(enlarged(this.#state, id)));
    const main = element(
      'main',
      {},
      this.#heading,
      this.#notice,
      this.#troubles.element,
      this.#controls.quantities,
      this.#empty,
      this.#view.element,
      this.#spending.element,
    );
    root.replaceChildren(this.#controls.element, main);
    new ResizeObserver(() => this.#resized()).observe(this.#view.element);
    watchTheme(() => this.#view.redraw());
  }

  show(history: HistoryMessage): void {
    this.#history = history;
    const { shown, compared, accounts, spending, notice } = history;
    if (shown !== undefined) {
      const { accountId, range } = shown;
      const state = spentBy(this.#state, spending?.period);
      this.#keep({ ...state, accountId, range, compared: compared.map((other) => other.accountId) });
      this.#controls.showPeriod(spending?.period);
      this.#controls.showAccounts(accounts, accountId);
      this.#controls.showRange(range);
    }
    this.#controls.element.hidden = shown === undefined;
    this.#notice.textContent = notice ?? '';
    this.#notice.hidden = notice === undefined;
    this.#draw();
  }

  #draw(): void {
    const { accounts, shown, spending } = this.#history;
    this.#spending.element.hidden = spending === undefined;
    this.#view.element.hidden = spending !== undefined;
    const histories = historiesOf(this.#history);
    const names = histories.map(({ accountId }) => accounts.find(({ id }) => id === accountId)?.name ?? accountId);
    this.#heading.textContent = this.#texts.title(names);
    this.#troubles.update(this.#history, histories);
    const isEmpty = spending === undefined && histories.every(({ model }) => model.total === 0);
    const empty = isEmpty ? this.#emptyText(shown) : '';
    this.#empty.hidden = empty === '';
    this.#empty.textContent = empty;
    if (spending !== undefined) {
      this.#controls.quantities.hidden = true;
      this.#spending.update(spending);
      return;
    }
    // What is shown may be of another time than what was asked for a moment ago.
    const state = { ...this.#state, ...(shown && { range: shown.range }) };
    const { all, visible, isLarge } = this.#view.update(histories, state, names);
    this.#controls.showQuantities(all, visible, isLarge);
  }

  #emptyText(shown: ShownHistory | undefined): string {
    const { words } = this.#texts;
    if (shown === undefined) {
      return words.noAccount;
    }
    if (shown.isOlder === true) {
      return words.noReadingInRange;
    }
    // What is in the way of the first reading has been said.
    return shown.trouble === undefined ? words.noReadingEver : '';
  }

  #select(state: PageState): void {
    this.#keep(state);
    this.#controls.showRange(state.range);
    this.#controls.showPeriod(state.period);
    if (state.accountId !== undefined) {
      // While spending is shown in their place, charts have no width.
      this.#columns = this.#view.element.hidden ? this.#columns : this.#view.width;
      this.#api.postMessage({
        type: 'select',
        accountId: state.accountId,
        range: state.range,
        columns: this.#columns,
        ...(state.period && { period: state.period }),
      });
    }
  }

  #choose(state: PageState): void {
    this.#keep(state);
    this.#draw();
  }

  #ask(type: 'compare' | 'export' | 'copySpending'): void {
    const { accountId, range, period } = this.#state;
    if (period !== undefined) {
      this.#api.postMessage({ type: type === 'copySpending' ? type : 'exportSpending', period });
    } else if (accountId !== undefined && type !== 'copySpending') {
      this.#api.postMessage(type === 'export' ? { type, accountId, range } : { type, accountId });
    }
  }

  #resized(): void {
    if (this.#view.element.hidden) {
      return;
    }
    this.#view.resize();
    if (this.#history.shown !== undefined && this.#view.width > this.#columns * WIDENED) {
      this.#select(this.#state);
    }
  }

  #keep(state: PageState): void {
    this.#state = state;
    this.#api.setState(state);
  }
}
