/**
 * Requests to one host that may run at the same time. Only who refreshes everything asks for so many: what is due by itself
 * is spread over half a minute. Each is for a credential of its own, so a wait in line would spare the provider nothing.
 */
export const LANE_WIDTH = 100;

/**
 * Lets at most `width` tasks of the same name run at a time; the others wait in line. A host that hangs fills its own
 * lane and holds up no other.
 */
export class Lanes {
  readonly #width: number;
  readonly #lanes = new Map<string, { running: number; readonly waiting: (() => void)[] }>();

  constructor(width: number) {
    this.#width = width;
  }

  async run<T>(name: string, task: () => Promise<T>): Promise<T> {
    const lane = this.#lanes.get(name) ?? { running: 0, waiting: [] };
    this.#lanes.set(name, lane);
    if (lane.running >= this.#width) {
      await new Promise<void>((enter) => lane.waiting.push(enter));
    } else {
      lane.running++;
    }
    try {
      return await task();
    } finally {
      const next = lane.waiting.shift();
      if (next !== undefined) {
        // The place is handed on, so the count stays.
        next();
      } else if (--lane.running === 0) {
        this.#lanes.delete(name);
      }
    }
  }
}
