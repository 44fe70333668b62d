import { AfterPaint } from './afterPaint.ts';
import { Panes } from './chart/panes.ts';
import { Controls } from './controls.ts';
import { element } from './dom.ts';
import { hiddenOf, type PageState, parsePageState, type Range, type ToHost, type ToPage, toggled } from './protocol.ts';
import { ReadingTable } from './table/table.ts';
import { Texts } from './texts.ts';
import { watchTheme } from './theme.ts';

/** What VS Code gives to a page. */
export interface VsCodeApi {
  postMessage(message: ToHost): void;
  getState(): unknown;
  setState(state: PageState): void;
}

type Start = Extract<ToPage, { readonly type: 'start' }>;
type History = Extract<ToPage, { readonly type: 'history' }>;

/** Readings are asked for anew when the charts have become wider by this factor than they were thinned for. */
const WIDENED = 1.2;

/** The page: draws what the extension sends and asks for what the user wants to see. It computes no balance. */
export class HistoryPage {
  readonly #api: VsCodeApi;
  readonly #texts: Texts;
  readonly #controls: Controls;
  readonly #panes: Panes;
  readonly #table: ReadingTable;
  readonly #notice = element('p', { class: 'notice' });
  readonly #summary = element('p', { class: 'summary', role: 'status' });
  readonly #empty = element('p', { class: 'empty' });
  readonly #afterPaint = new AfterPaint();
  #state: PageState;
  #history: History | undefined;
  /** What the table shows: another account or time starts at its first page. */
  #tabled = '';
  /** What the readings were thinned to when they were last asked for. */
  #columns: number;

  /** `columns`: what the first readings were asked for with. */
  constructor(root: HTMLElement, api: VsCodeApi, { locale, words }: Start, columns: number) {
    this.#api = api;
    this.#columns = columns;
    this.#state = parsePageState(api.getState());
    this.#texts = new Texts(locale, words);
    this.#controls = new Controls(this.#texts, {
      account: (accountId) => this.#select({ ...this.#state, accountId }),
      range: (range) => this.#select({ ...this.#state, range }),
      toggle: (key) => this.#toggle(key),
      exportHistory: () => this.#export(),
    });
    this.#panes = new Panes(this.#texts);
    this.#table = new ReadingTable(this.#texts);
    root.replaceChildren(
      this.#controls.element,
      this.#notice,
      this.#controls.quantities,
      this.#empty,
      this.#panes.element,
      this.#summary,
      this.#table.element,
    );
    new ResizeObserver(() => this.#resized()).observe(this.#panes.element);
    watchTheme(() => this.#panes.redraw());
  }

  show(history: History): void {
    this.#history = history;
    const { shown, accounts, notice } = history;
    if (shown !== undefined) {
      this.#keep({ ...this.#state, accountId: shown.accountId, range: shown.range });
      this.#controls.showAccounts(accounts, shown.accountId);
      this.#controls.showRange(shown.range);
    }
    this.#controls.element.hidden = shown === undefined;
    this.#notice.textContent = notice ?? '';
    this.#notice.hidden = notice === undefined;
    this.#draw();
  }

  #draw(): void {
    const shown = this.#history?.shown;
    const model = shown?.model;
    const hidden = hiddenOf(this.#state, shown?.accountId ?? '');
    const isEmpty = model === undefined || model.total === 0;
    this.#controls.showQuantities(model?.series ?? [], hidden);
    this.#empty.hidden = !isEmpty;
    this.#empty.textContent = this.#emptyText(shown?.range);
    this.#summary.textContent = isEmpty ? '' : this.#texts.summary(model);
    this.#table.element.hidden = isEmpty && (model?.failures.length ?? 0) === 0;
    if (model === undefined || shown === undefined) {
      this.#panes.clear();
      return;
    }
    const visible = model.series.filter(({ key }) => !hidden.includes(key));
    this.#panes.update(model, visible);
    const tabled = `${shown.accountId}\n${shown.range}`;
    // The charts are what is looked at first; the table is below them, and makes a text of each of its cells.
    this.#afterPaint.run(() => {
      this.#table.update(model, visible, this.#caption(shown.accountId, shown.range), this.#tabled !== tabled);
      this.#tabled = tabled;
    });
  }

  #emptyText(range: Range | undefined): string {
    const { words } = this.#texts;
    return range === undefined ? words.noAccount : range === 'all' ? words.noReadingEver : words.noReadingInRange;
  }

  #caption(accountId: string, range: Range): string {
    const name = this.#history?.accounts.find(({ id }) => id === accountId)?.name ?? '';
    return this.#texts.caption(name, this.#texts.words.ranges[range]);
  }

  #select(state: PageState): void {
    this.#keep(state);
    this.#controls.showRange(state.range);
    if (state.accountId !== undefined) {
      this.#columns = this.#panes.width;
      this.#api.postMessage({
        type: 'select',
        accountId: state.accountId,
        range: state.range,
        columns: this.#columns,
      });
    }
  }

  #toggle(key: string): void {
    this.#keep(toggled(this.#state, this.#state.accountId ?? '', key));
    this.#draw();
  }

  #export(): void {
    if (this.#state.accountId !== undefined) {
      this.#api.postMessage({ type: 'export', accountId: this.#state.accountId });
    }
  }

  #resized(): void {
    this.#panes.resize();
    if (this.#history?.shown !== undefined && this.#panes.width > this.#columns * WIDENED) {
      this.#select(this.#state);
    }
  }

  #keep(state: PageState): void {
    this.#state = state;
    this.#api.setState(state);
  }
}
