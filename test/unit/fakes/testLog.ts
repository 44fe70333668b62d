import type { Log } from '../../../src/base/log.ts';

/** Keeps what is logged, as `level message`. */
export class TestLog implements Log {
  readonly lines: string[] = [];

  /** The lines but for what is asked and decided in the usual course. */
  get told(): readonly string[] {
    return this.lines.filter((line) => !/: (?:asked|not asked|answered|attempt \d+ failed|given up)\b/.test(line));
  }

  debug(message: string): void {
    this.lines.push(`debug ${message}`);
  }

  info(message: string): void {
    this.lines.push(`info ${message}`);
  }

  warn(message: string): void {
    this.lines.push(`warn ${message}`);
  }

  error(message: string): void {
    this.lines.push(`error ${message}`);
  }
}
