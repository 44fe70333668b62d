import { Panes } from './chart/panes.ts';
import { Controls } from './controls.ts';
import { element } from './dom.ts';
import {
  hiddenOf,
  type PageState,
  parsePageState,
  type Range,
  type ShownHistory,
  type ToHost,
  type ToPage,
  toggled,
} from './protocol.ts';
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
  readonly #trouble = element('div', { class: 'trouble' });
  readonly #troubleText = element('span', { role: 'status' });
  readonly #remedy = element('button', { type: 'button', class: 'secondary' });
  #state: PageState;
  #history: History | undefined;
  /** What the table shows: another account or time starts at its first page. */
  #tabled = '';
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
      toggle: (key) => this.#toggle(key),
      exportHistory: () => this.#export(),
    });
    this.#panes = new Panes(this.#texts);
    this.#table = new ReadingTable(this.#texts);
    this.#trouble.append(this.#troubleText, this.#remedy);
    this.#remedy.addEventListener('click', () => this.#help());
    root.replaceChildren(
      this.#controls.element,
      this.#notice,
      this.#trouble,
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
    this.#showTrouble(shown?.trouble);
    this.#draw();
  }

  #draw(): void {
    const shown = this.#history?.shown;
    const model = shown?.model;
    const hidden = hiddenOf(this.#state, shown?.accountId ?? '');
    const isEmpty = model === undefined || model.total === 0;
    this.#controls.showQuantities(model?.series ?? [], hidden);
    const empty = isEmpty ? this.#emptyText(shown) : '';
    this.#empty.hidden = empty === '';
    this.#empty.textContent = empty;
    this.#summary.textContent = isEmpty ? '' : this.#texts.summary(model);
    this.#table.element.hidden = isEmpty && (model?.failures.length ?? 0) === 0;
    if (model === undefined || shown === undefined) {
      this.#panes.clear();
      return;
    }
    const visible = model.series.filter(({ key }) => !hidden.includes(key));
    this.#panes.update(model, visible);
    const tabled = `${shown.accountId}\n${shown.range}`;
    this.#table.update(model, visible, this.#caption(shown.accountId, shown.range), this.#tabled !== tabled);
    this.#tabled = tabled;
  }

  #showTrouble(trouble: ShownHistory['trouble']): void {
    this.#trouble.hidden = trouble === undefined;
    this.#troubleText.textContent = trouble?.text ?? '';
    this.#remedy.hidden = trouble?.remedy === undefined;
    this.#remedy.textContent = trouble?.remedy ?? '';
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
    const { accountId, range } = this.#state;
    if (accountId !== undefined) {
      this.#api.postMessage({ type: 'export', accountId, range });
    }
  }

  #help(): void {
    if (this.#state.accountId !== undefined) {
      this.#api.postMessage({ type: 'remedy', accountId: this.#state.accountId });
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
