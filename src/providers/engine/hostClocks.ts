import { BalanceError } from '../../balance/fault/fault.ts';
import type { Clock } from '../../base/clock.ts';
import type { Http, HttpReply } from '../../net/request.ts';
import type { TimeService } from '../contract.ts';
import { badResponse, parseObject, readReply, statusFault } from './reply.ts';
import { ReplyReader } from './replyReader.ts';

/** How far a host's clock is ahead of the monotonic one; compared by identity to tell an outdated one. */
export interface ClockOffset {
  readonly ms: number;
}

interface Learning {
  readonly offset: Promise<ClockOffset>;
  readonly controller: AbortController;
  /** How many requests wait for it. */
  waiting: number;
  /** Set once it is known. */
  learned?: ClockOffset;
}

/**
 * The clocks of a provider's hosts that have a service for the time. Each is asked once; concurrent requests share the
 * question, which is given up when none of them waits any more.
 */
export class HostClocks {
  readonly #http: Http;
  readonly #clock: Clock;
  readonly #learnings = new Map<string, Learning>();

  constructor(http: Http, clock: Clock) {
    this.#http = http;
    this.#clock = clock;
  }

  /**
   * The offset of the host at `endpoint`, asked for unless it is known. An offset given as `outdated` is not returned again.
   * Throws `BalanceError`, or the signal's reason.
   */
  async offset(
    endpoint: string,
    service: TimeService,
    signal: AbortSignal,
    outdated?: ClockOffset,
  ): Promise<ClockOffset> {
    signal.throwIfAborted();
    const known = this.#learnings.get(endpoint);
    const reusable = known !== undefined && (outdated === undefined || known.learned !== outdated);
    const learning = reusable ? known : this.#learn(endpoint, service);
    learning.waiting += 1;
    try {
      return await untilAborted(learning.offset, signal);
    } finally {
      learning.waiting -= 1;
      if (learning.waiting === 0 && learning.learned === undefined) {
        learning.controller.abort();
        this.#forget(endpoint, learning);
      }
    }
  }

  #learn(endpoint: string, service: TimeService): Learning {
    const controller = new AbortController();
    const learning: Learning = { offset: this.#ask(endpoint, service, controller.signal), controller, waiting: 0 };
    this.#learnings.set(endpoint, learning);
    learning.offset.then(
      (offset) => {
        learning.learned = offset;
      },
      // Reported by those who wait, the last of whom forgets it.
      () => undefined,
    );
    return learning;
  }

  #forget(endpoint: string, learning: Learning): void {
    if (this.#learnings.get(endpoint) === learning) {
      this.#learnings.delete(endpoint);
    }
  }

  async #ask(endpoint: string, { path, at }: TimeService, signal: AbortSignal): Promise<ClockOffset> {
    const reply = await this.#http({
      method: 'GET',
      url: endpoint + path,
      headers: { accept: 'application/json' },
      signal,
    });
    // The moment of the answer, not of the question: so the time that is signed is never ahead of the host's.
    return { ms: timestampOf(reply, at) * 1000 - this.#clock.monotonic() };
  }
}

function timestampOf(reply: HttpReply, at: string): number {
  try {
    return readTimestamp(reply, at);
  } catch (error) {
    // This service takes no credential, so a refusal says nothing about one.
    throw error instanceof BalanceError && error.fault.kind === 'auth'
      ? new BalanceError({ kind: 'bad-endpoint', code: String(reply.status) })
      : error;
  }
}

/** A time counts with a status of success alone: what is signed with a wrong one is refused. */
function readTimestamp(reply: HttpReply, at: string): number {
  const body = readReply(reply, parseObject);
  const byStatus = statusFault(reply);
  if (byStatus !== undefined) {
    throw new BalanceError(byStatus);
  }
  const text = new ReplyReader(reply, body).code(at);
  if (text === undefined || !/^[1-9]\d{8,10}$/.test(text)) {
    const problem = text === undefined ? 'missing-field' : 'bad-amount';
    throw new BalanceError(badResponse(reply, problem, at.slice(1).replaceAll('/', '.')));
  }
  return Number(text);
}

/** Waits for `promise`, or until `signal` is aborted, which leaves the promise running. */
async function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason);
    signal.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
