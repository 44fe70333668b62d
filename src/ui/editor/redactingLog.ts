import type { Redactor } from '../../balance/secret/redaction.ts';
import type { Clock } from '../../base/clock.ts';
import type { Disposable } from '../../base/lifecycle.ts';
import type { Log } from '../../base/log.ts';

/** How many lines are kept for a report: of what went wrong, and of the rest, which would push it out. */
const KEPT_LINES = 50;
const LONGEST_LINE = 2_000;

type Level = 'debug' | 'info' | 'warning' | 'error';

interface KeptLine {
  readonly line: string;
  readonly isTrouble: boolean;
}

/** What writes the lines. */
export interface LogTarget extends Log, Disposable {
  show(): void;
}

/** A log whose lines hold no secret and stay one line each, whatever is in them. It remembers the last ones, and longer those of what went wrong. */
export class RedactingLog implements LogTarget {
  readonly #target: LogTarget;
  readonly #redactor: Redactor;
  readonly #clock: Pick<Clock, 'now'>;
  #recent: readonly KeptLine[] = [];

  constructor(target: LogTarget, redactor: Redactor, clock: Pick<Clock, 'now'>) {
    this.#target = target;
    this.#redactor = redactor;
    this.#clock = clock;
  }

  /** The last lines, oldest first, each with its time and level. */
  get recent(): readonly string[] {
    return this.#recent.map(({ line }) => line);
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

  #keep(level: Level, message: string): string {
    const line = this.#redactor.clean(message, LONGEST_LINE);
    const isTrouble = level === 'warning' || level === 'error';
    const kept = { line: `${new Date(this.#clock.now()).toISOString()} [${level}] ${line}`, isTrouble };
    const alike = this.#recent.filter((other) => other.isTrouble === isTrouble);
    const [oldest] = alike.length < KEPT_LINES ? [] : alike;
    this.#recent = [...this.#recent.filter((other) => other !== oldest), kept];
    return line;
  }
}
