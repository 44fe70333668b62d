import type { SandboxFault } from './fault.ts';

/** Which fault is switched on for whom, and for how many more requests. */
export class Switchboard {
  readonly #faults = new Map<string, { readonly fault: SandboxFault; left: number }>();

  /** Without `times` the fault stays until another one, or `undefined`, is set. */
  set(target: string, fault: SandboxFault | undefined, times = Number.POSITIVE_INFINITY): void {
    if (fault === undefined) {
      this.#faults.delete(target);
    } else {
      this.#faults.set(target, { fault, left: times });
    }
  }

  /** The fault for a request that is being answered now; counts it. */
  take(target: string): SandboxFault | undefined {
    const entry = this.#faults.get(target);
    if (entry === undefined || entry.left <= 0) {
      return undefined;
    }
    entry.left -= 1;
    return entry.fault;
  }
}
