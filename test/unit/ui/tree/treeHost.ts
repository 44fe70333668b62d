import type { TreeDataProvider, TreeItem } from 'vscode';
import { settled } from '../../fakes/fakeClock.ts';

/** A row of the tree as the window holds it. */
interface Row {
  readonly id: string;
  readonly label: string;
  readonly isOpen: boolean;
  /** What the provider has answered for it, until it is refreshed. */
  answered?: readonly Row[] | undefined;
  /** What the tree shows below it. */
  shown: readonly Row[];
}

/**
 * How VS Code (1.105 to 1.139) fills a tree from a data provider, as far as one depends on it. The extension host knows
 * elements by the ids of their items. The window asks for children in batches: each row that asks sets a timer, and rows
 * that ask at one moment share one request and take their places in its answer. A timer that finds another batch begun
 * since takes its place in the answer to that one: so rows get the children of others when two refreshes mix. What is told to
 * have changed, the extension host forgets with all that is below it, until the window has asked for it again.
 */
export class TreeHost<T> {
  readonly #provider: TreeDataProvider<T>;
  readonly #elements = new Map<string, T>();
  readonly #tasks: (() => void)[] = [];
  readonly #root: Row = { id: '', label: '', isOpen: true, shown: [] };
  #batch: Row[] | undefined;
  #answer: Promise<readonly (readonly Row[])[]> | undefined;
  /** Refreshes are carried out one after another. */
  #refreshes: Promise<void> = Promise.resolve();

  constructor(provider: TreeDataProvider<T>) {
    this.#provider = provider;
    provider.onDidChangeTreeData?.((changed) => {
      const elements = Array.isArray(changed) ? changed : changed == null ? [] : [changed];
      this.#refreshes = this.#refreshes.then(() => this.#refresh(elements));
    });
  }

  /** Opens the view. It is filled, and refreshed for being visible before that has come to an end. */
  open(): void {
    const filled = this.#fill(this.#root);
    this.#root.answered = undefined;
    this.#refreshes = filled.then(() => this.#fill(this.#root));
  }

  /** Lets the window and the extension host work until nothing is left to do. */
  async work(): Promise<void> {
    await settled();
    for (let task = this.#tasks.shift(); task !== undefined; task = this.#tasks.shift()) {
      task();
      await settled();
    }
    await this.#refreshes;
  }

  /** What is shown: `group( account( 'row' 'row' ) )`, one line. */
  get text(): string {
    const textOf = ({ label, shown }: Row): string =>
      shown.length === 0 ? label : `${label}(${shown.map(textOf).join(', ')})`;
    return this.#root.shown.map(textOf).join(', ');
  }

  /** What a click in a row comes with: `undefined` as long as the extension host does not know the row. */
  clicked(label: string): T | undefined {
    return this.#elements.get(this.#rows(this.#root).find((row) => row.label === label)?.id ?? '');
  }

  async #refresh(elements: readonly T[]): Promise<void> {
    if (elements.length === 0) {
      this.#elements.clear();
    }
    // Whoever it was not given is nobody.
    const known = elements.filter((element) => [...this.#elements.values()].includes(element));
    const ids = await Promise.all(known.map(async (element) => (await this.#provider.getTreeItem(element)).id));
    const rows = elements.length === 0 ? [this.#root] : this.#rows(this.#root).filter(({ id }) => ids.includes(id));
    for (const row of rows) {
      row.answered = undefined;
    }
    await Promise.all(rows.map((row) => this.#fill(row)));
  }

  #rows(row: Row): readonly Row[] {
    return row.shown.flatMap((each) => [each, ...this.#rows(each)]);
  }

  async #fill(row: Row): Promise<void> {
    row.shown = await this.#childrenOf(row);
    await Promise.all(row.shown.filter(({ isOpen }) => isOpen).map((each) => this.#fill(each)));
  }

  #childrenOf(row: Row): Promise<readonly Row[]> {
    if (this.#batch === undefined) {
      this.#batch = [];
      this.#answer = undefined;
    }
    const place = this.#batch.push(row) - 1;
    return new Promise((resolve) => {
      this.#tasks.push(() => {
        const batch = this.#batch ?? [];
        this.#batch = undefined;
        this.#answer ??= this.#ask(batch);
        void this.#answer.then((answer) => resolve(answer[place] ?? []));
      });
    });
  }

  /** The children of each row of a batch; without a request when all were answered before. */
  async #ask(batch: readonly Row[]): Promise<readonly (readonly Row[])[]> {
    if (batch.some(({ answered }) => answered === undefined)) {
      const answers = await new Promise<readonly (readonly Row[])[]>((resolve) => {
        this.#tasks.push(() => void Promise.all(batch.map((row) => this.#fetch(row))).then(resolve));
      });
      for (const [index, row] of batch.entries()) {
        row.answered = answers[index];
      }
    }
    return batch.map(({ answered = [] }) => answered);
  }

  async #fetch({ id }: Row): Promise<readonly Row[]> {
    const children = (await this.#provider.getChildren(this.#elements.get(id))) ?? [];
    const items = await Promise.all(children.map((element) => this.#provider.getTreeItem(element)));
    return items.map((item: TreeItem, index) => {
      const element = children[index];
      const key = item.id ?? String(item.label);
      if (element !== undefined) {
        this.#elements.set(key, element);
      }
      return { id: key, label: String(item.label), isOpen: item.collapsibleState === 2, shown: [] };
    });
  }
}
