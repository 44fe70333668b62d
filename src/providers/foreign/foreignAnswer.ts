import { hostOf } from '../../balance/account/endpoint.ts';
import type { Quantity } from '../../balance/amount/quantity.ts';
import { BalanceError, type Fault } from '../../balance/fault/fault.ts';
import type { Clock } from '../../base/clock.ts';
import type { Http } from '../../net/request.ts';
import { plainName } from '../engine/reply.ts';
import type { BalanceRequest, Product } from '../provider.ts';
import { type FailureScene, faultOfFailure } from './foreignFailure.ts';
import { type ForeignHttp, foreignHttp } from './foreignHttp.ts';
import { foreignQuantity } from './foreignQuantity.ts';

/** What the adapter of another extension is called with: `FetchRequest` in `src/ui/publicApi/api.ts`. */
export interface ForeignRequest {
  readonly accountId: string;
  readonly product: string;
  readonly credential: { readonly key: string; readonly secret: string };
  readonly endpoints: readonly string[];
  readonly signal: AbortSignal;
  readonly http: ForeignHttp;
}

export type ForeignFetch = (request: ForeignRequest) => unknown;

/** Whoever asks two hosts has about as long for each as the program's own adapters have. */
const DEADLINE_MS = 30_000;
const LONGEST_NAME = 60;

/**
 * Asks the adapter of another extension and believes nothing that it does not have to: it may throw, answer with anything,
 * or not at all. Throws `BalanceError`, or the signal's reason when aborted.
 */
export async function foreignAnswer(
  ask: ForeignFetch,
  request: BalanceRequest,
  clock: Clock,
  http: Http,
): Promise<readonly Quantity[]> {
  const { signal, product } = request;
  const host = hostOf(request.endpoints[0] ?? '');
  signal.throwIfAborted();
  const started = clock.monotonic();
  const stop = new AbortController();
  const { promise: end, reject } = Promise.withResolvers<never>();
  const giveUp = (reason: unknown): void => {
    stop.abort(reason);
    reject(reason);
  };
  const abort = (): void => giveUp(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  const deadline = clock.after(DEADLINE_MS, () =>
    giveUp(new BalanceError({ kind: 'timeout', host, seconds: DEADLINE_MS / 1000 })),
  );
  const told = foreignHttp(http, request.endpoints, stop.signal);
  const scene: FailureScene = {
    host,
    credential: request.credential,
    seconds: () => Math.max(1, Math.round((clock.monotonic() - started) / 1000)),
    faultOf: told.faultOf,
  };
  try {
    const answer = await Promise.race([end, answered(ask, request, stop.signal, told.http, scene)]);
    return quantitiesOf(answer, product, host);
  } finally {
    deadline.dispose();
    signal.removeEventListener('abort', abort);
    // Whatever is still under way there is of no use to anyone.
    stop.abort();
  }
}

/** The answer, or what was thrown as a fault. */
async function answered(
  ask: ForeignFetch,
  { account, product, credential: { key = '', secret = '' }, endpoints }: BalanceRequest,
  signal: AbortSignal,
  http: ForeignHttp,
  scene: FailureScene,
): Promise<unknown> {
  try {
    // Copies: what the other extension does to them must not reach this one.
    return await ask({
      accountId: account.id,
      product: product.id,
      credential: { key, secret },
      endpoints: [...endpoints],
      signal,
      http,
    });
  } catch (error) {
    throw new BalanceError(safely(() => faultOfFailure(error, scene)));
  }
}

function quantitiesOf(answer: unknown, product: Product, host: string): readonly Quantity[] {
  const read = safely(() => readAnswer(answer, product, host));
  if ('kind' in read) {
    throw new BalanceError(read);
  }
  return read;
}

/** The quantities of an answer that is right in every point, else what is wrong with it. */
function readAnswer(answer: unknown, { quantities }: Product, host: string): readonly Quantity[] | Fault {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) {
    return { kind: 'bad-response', host, problem: 'malformed' };
  }
  const told = new Map<string, unknown>(Object.entries(answer));
  const read: Quantity[] = [];
  for (const description of quantities.filter(({ key }) => told.has(key))) {
    const { key } = description;
    const quantity = foreignQuantity(told.get(key), description);
    if (quantity === undefined) {
      return { kind: 'bad-response', host, problem: 'bad-amount', field: key };
    }
    told.delete(key);
    read.push(quantity);
  }
  // What was not declared has no unit.
  const [unknown] = told.keys();
  if (unknown !== undefined) {
    return { kind: 'bad-response', host, problem: 'bad-amount', field: plainName(unknown, LONGEST_NAME) };
  }
  const [first] = quantities;
  return read.length === 0 && first !== undefined
    ? { kind: 'bad-response', host, problem: 'missing-field', field: first.key }
    : read;
}

/** What `read` gives; a mistake of the other extension when that throws, as objects with getters may. */
function safely<T>(read: () => T): T | Fault {
  try {
    return read();
  } catch {
    return { kind: 'foreign', name: 'UnreadableAnswer' };
  }
}
