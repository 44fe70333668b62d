import { mkdir, readFile } from 'node:fs/promises';
import { dirname, posix, win32 } from 'node:path';
import { plainText } from '../../balance/text/plainText.ts';
import type { Clock } from '../../base/clock.ts';
import { codeOf } from '../../base/errorCode.ts';
import type { Translate } from '../../base/language.ts';
import { CliError, EXIT, givenUp } from '../shell/exit.ts';
import { locked } from './lock.ts';
import { newState, parseState, type State, stateText } from './state.ts';
import { writeWhole } from './wholeFile.ts';

/** What a change makes of the state, and what it has found out. */
export interface Change<T> {
  /** Absent where there is nothing to write. */
  readonly state?: State;
  readonly result: T;
}

/** Where the state is kept unless an option says otherwise: a folder that may be deleted at any time. `undefined`: the user has none. */
export function defaultStatePath(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  home: string | undefined,
): string | undefined {
  const { join } = platform === 'win32' ? win32 : posix;
  const below = (...folders: readonly string[]): string | undefined => home && join(home, ...folders);
  const cache = (): string | undefined => {
    switch (platform) {
      case 'win32':
        return env['LOCALAPPDATA'] || below('AppData', 'Local');
      case 'darwin':
        return below('Library', 'Caches');
      default:
        return env['XDG_CACHE_HOME'] || below('.cache');
    }
  };
  const folder = cache();
  return folder && join(folder, 'messaging-balance', 'state.json');
}

/** The file by which runs know of each other. */
export class StateFile {
  readonly #path: string;
  readonly #clock: Clock;
  readonly #t: Translate;
  readonly #stop: AbortSignal;
  readonly #warn: (sentence: string) => void;
  #isWarned = false;

  /** `stop` is aborted when the user gives up. `warn` is told once that a damaged file is begun anew. */
  constructor(path: string, clock: Clock, t: Translate, stop: AbortSignal, warn: (sentence: string) => void) {
    this.#path = path;
    this.#clock = clock;
    this.#t = t;
    this.#stop = stop;
    this.#warn = warn;
  }

  /**
   * Makes one change while no other run reads or writes. Throws a {@link CliError} when the file cannot be written, is of a later
   * version, is held by others for too long, or until the user gives up.
   */
  async change<T>(edit: (state: State) => Change<T>): Promise<T> {
    try {
      await mkdir(dirname(this.#path), { recursive: true, mode: 0o700 });
      const done = await locked(`${this.#path}.lock`, this.#clock, this.#stop, async () => {
        const { state, result } = edit(await this.#read());
        if (state !== undefined) {
          await writeWhole(this.#path, stateText(state, this.#clock.now()), 0o600);
        }
        return result;
      });
      if (done !== undefined) {
        return done.result;
      }
    } catch (error) {
      throw error instanceof CliError ? error : this.#unwritable(error);
    }
    if (this.#stop.aborted) {
      throw givenUp(this.#stop, this.#t);
    }
    throw new CliError(
      EXIT.busy,
      this.#t(
        'Other runs hold {0}. Try again; if there are none, delete that file.',
        this.#shown(`${this.#path}.lock`),
      ),
    );
  }

  async #read(): Promise<State> {
    let text: string;
    try {
      text = await readFile(this.#path, 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') {
        return newState();
      }
      throw error;
    }
    const state = parseState(text);
    if (state === 'later') {
      throw new CliError(
        EXIT.unwritable,
        this.#t('{0} was written by a later version. Use that one, or name another file: --state', this.#shown()),
      );
    }
    if (state === 'damaged') {
      if (!this.#isWarned) {
        this.#isWarned = true;
        this.#warn(this.#t('{0} cannot be read and is begun anew.', this.#shown()));
      }
      return newState();
    }
    return state;
  }

  #unwritable(error: unknown): CliError {
    return new CliError(
      EXIT.unwritable,
      this.#t('{0} cannot be written ({1}). Name a file in another folder: --state', this.#shown(), codeOf(error)),
    );
  }

  #shown(path = this.#path): string {
    return plainText(path);
  }
}
