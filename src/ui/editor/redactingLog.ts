import type { Redactor } from '../../balance/secret/redaction.ts';
import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { Log } from '../../base/log.ts';

/** How many lines are kept for a report. */
const KEPT_LINES = 50;
const LONGEST_LINE = 2_000;

/** What writes the lines. */
export interface LogTarget extends Log, Disposable {
  show(): void;
}

/** A log whose lines hold no secret and stay one line each, whatever is in them. It remembers the last ones. */
export class RedactingLog implements LogTarget {
  readonly #target: LogTarget;
  readonly #redactor: Redactor;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #recent: string[] = [];

  constructor(target: LogTarget, redactor: Redactor, clock: Pick<Clock, 'now'>) {
    this.#target = target;
    this.#redactor = redactor;
    this.#clock = clock;
  }

  /** The last lines, oldest first, each with its time and level. */
  get recent(): readonly string[] {
    return this.#recent;
  }

  debug(message: string): void {
    this.#target.debug(this.#keep('debug', message));
  }

  info(message: string): void {
    this.#target.info(this.#keep('info', message));
  }

  warn(message: string): void {
    this.#target.warn(this.#keep('warning', message));
  }

  error(message: string): void {
    this.#target.error(this.#keep('error', message));
  }

  show(): void {
    this.#target.show();
  }

  dispose(): void {
    this.#target.dispose();
  }

  #keep(level: string, message: string): string {
    const line = this.#redactor.clean(message, LONGEST_LINE);
    this.#recent.push(`${new Date(this.#clock.now()).toISOString()} [${level}] ${line}`);
    this.#recent.splice(0, this.#recent.length - KEPT_LINES);
    return line;
  }
}
