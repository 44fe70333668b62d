import { entriesOf, entryId } from '../../balance/account/accounts.ts';
import { Queue } from '../../base/queue.ts';
import { EditRefused } from './editProblem.ts';

/** The setting that holds the list, as one window reaches it. */
export interface ListSetting {
  readonly name: string;
  /** Has this window read its settings anew, as far as that can be had. Never rejects. */
  renew(): Promise<void>;
  /** What stands in the user's settings, as far as this window knows right now; `undefined` without the setting. */
  read(): unknown;
  /** Puts a list in its place. Rejects with VS Code's own error when the settings cannot be written. */
  write(list: readonly unknown[]): PromiseLike<void>;
  /** Lets a moment pass, in which a window that has begun before could write. */
  settle(): Promise<void>;
}

/** How often a change is made anew after another window has written over it. */
const ATTEMPTS = 3;

/**
 * The only one who writes the list of accounts in this window: one change after the other, each made to the list as it stands
 * at that moment, and looked for afterwards.
 *
 * VS Code writes a setting as a whole and knows no compare-and-set, and a window hears late, or never, of what another one has
 * written. So the settings are read anew right before a change, and again a moment after it: a change that another window has
 * written over in between is made again. What cannot be guaranteed: a window that begins before a change, and writes later
 * than that moment after it, still undoes it; so does whoever saves a settings file that was opened before.
 */
export class ListWriter {
  readonly #setting: ListSetting;
  readonly #queue = new Queue();

  constructor(setting: ListSetting) {
    this.#setting = setting;
  }

  /**
   * Makes a change once those before it have ended, however they ended. `change` is pure, gets the newest list and returns the
   * list to be; it is called anew when its list was written over. Throws what `change` throws, {@link EditRefused}, and what
   * keeps the setting from being written.
   */
  change(change: (entries: readonly unknown[]) => readonly unknown[]): Promise<void> {
    return this.#queue.run(() => this.#make(change));
  }

  /** The list as it stands, newly read. Throws {@link EditRefused} when the setting holds something else. */
  async entries(): Promise<readonly unknown[]> {
    await this.#setting.renew();
    const entries = entriesOf(this.#setting.read());
    if (entries === undefined) {
      throw new EditRefused({ kind: 'no-list', setting: this.#setting.name });
    }
    return entries;
  }

  /**
   * Throws {@link EditRefused} when the setting holds something else than a list. What is asked behind this does not wait for the
   * settings' file: it is read anew only where there seems to be no list.
   */
  async requireList(): Promise<void> {
    if (entriesOf(this.#setting.read()) === undefined) {
      await this.entries();
    }
  }

  async #make(change: (entries: readonly unknown[]) => readonly unknown[]): Promise<void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const before = await this.entries();
      const wanted = change(before);
      if (textOf(wanted) === textOf(before)) {
        return;
      }
      await this.#setting.write(wanted);
      await this.#setting.settle();
      if (holds(await this.entries(), before, wanted)) {
        return;
      }
    }
    throw new EditRefused({ kind: 'overtaken' });
  }
}

/** Whether the change from `before` to `wanted` is in the list `now`, whatever else has changed in it. */
export function holds(now: readonly unknown[], before: readonly unknown[], wanted: readonly unknown[]): boolean {
  const [nowById, beforeById, wantedById] = [byId(now), byId(before), byId(wanted)];
  const changed = [...new Set([...beforeById.keys(), ...wantedById.keys()])].filter(
    (id) => beforeById.get(id) !== wantedById.get(id),
  );
  if (changed.some((id) => nowById.get(id) !== wantedById.get(id))) {
    return false;
  }
  const common = (lists: ReadonlyMap<string, string>): string =>
    textOf([...lists.keys()].filter((id) => [nowById, beforeById, wantedById].every((each) => each.has(id))));
  return common(beforeById) === common(wantedById) || common(nowById) === common(wantedById);
}

/** The entries of each id as text, in the order of the first ones. */
function byId(entries: readonly unknown[]): ReadonlyMap<string, string> {
  const groups = new Map<string, string>();
  for (const entry of entries) {
    const id = entryId(entry);
    if (id !== undefined) {
      groups.set(id, (groups.get(id) ?? '') + textOf(entry));
    }
  }
  return groups;
}

function textOf(value: unknown): string {
  return JSON.stringify(value) ?? '';
}
