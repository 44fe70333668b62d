import type { Credential } from '../balance/account.ts';
import type { Decimal } from '../balance/decimal.ts';
import { hostOf } from '../balance/endpoint.ts';
import { BalanceError, type Fault } from '../balance/errors.ts';
import type { Quantity, Unit } from '../balance/quantity.ts';
import type { Clock } from '../base/clock.ts';
import { readAmount } from './amount.ts';
import { quoted } from './code.ts';
import type { BalanceRequest, Product } from './provider.ts';
import { plainName } from './reply.ts';

/** What the adapter of another extension is called with: `FetchRequest` in `src/ui/api.ts`. */
export interface ForeignRequest {
  readonly accountId: string;
  readonly product: string;
  readonly credential: { readonly key: string; readonly secret: string };
  readonly endpoints: readonly string[];
  readonly signal: AbortSignal;
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
): Promise<readonly Quantity[]> {
  const { signal, product } = request;
  const host = hostOf(request.endpoints[0] ?? '');
  signal.throwIfAborted();
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
  try {
    const answer = await Promise.race([end, answered(ask, request, stop.signal, host)]);
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
  { account, product, credential, endpoints }: BalanceRequest,
  signal: AbortSignal,
  host: string,
): Promise<unknown> {
  try {
    // Copies: what the other extension does to them must not reach this one.
    return await ask({
      accountId: account.id,
      product: product.id,
      credential: { key: credential.key, secret: credential.secret },
      endpoints: [...endpoints],
      signal,
    });
  } catch (error) {
    throw new BalanceError(safely(() => faultOfFailure(error, host, credential)));
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
  const amounts = new Map<string, unknown>(Object.entries(answer));
  const read: Quantity[] = [];
  for (const { key, unit } of quantities.filter((known) => amounts.has(known.key))) {
    const amount = exactAmount(amounts.get(key), unit);
    if (amount === undefined) {
      return { kind: 'bad-response', host, problem: 'bad-amount', field: key };
    }
    amounts.delete(key);
    read.push({ key, amount, unit });
  }
  // What was not declared has no unit.
  const [unknown] = amounts.keys();
  if (unknown !== undefined) {
    return { kind: 'bad-response', host, problem: 'bad-amount', field: plainName(unknown, LONGEST_NAME) };
  }
  const [first] = quantities;
  return read.length === 0 && first !== undefined
    ? { kind: 'bad-response', host, problem: 'missing-field', field: first.key }
    : read;
}

/** A number is refused: it may have lost digits before it came here. */
function exactAmount(value: unknown, unit: Unit): Decimal | null | undefined {
  return value === null ? null : typeof value === 'string' ? readAmount(value, unit) : undefined;
}

/** What was thrown as a fault of the closed union. What is none of the declared failures is a mistake of the other extension. */
function faultOfFailure(error: unknown, host: string, credential: Credential): Fault {
  const fields: Readonly<Record<string, unknown>> =
    typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {};
  const [kind, code, message] = [fields['kind'], fields['code'], fields['message']];
  const [status, retryAfter] = [fields['status'], fields['retryAfterMs']];
  const named = typeof code === 'string' || typeof code === 'number' ? plainName(String(code), LONGEST_NAME) : '';
  const coded = named === '' ? {} : { code: named };
  const later =
    typeof retryAfter === 'number' && retryAfter >= 0 && Number.isFinite(retryAfter)
      ? { retryAfterMs: retryAfter }
      : {};
  switch (kind) {
    case 'network':
      return { kind, host, problem: 'unreachable' };
    case 'timeout':
      return { kind, host, seconds: DEADLINE_MS / 1000 };
    case 'auth':
      return { kind, definitive: true, ...coded };
    case 'not-enabled':
    case 'blocked':
    case 'ip-blocked':
      return { kind, code: named };
    case 'rate-limited':
      return { kind, ...coded, ...later };
    case 'provider-down':
      return { kind, status: isStatus(status) ? status : 500, ...coded, ...later };
    case 'provider-error':
      return { kind, code: named, text: typeof message === 'string' ? quoted(message, credential) : '' };
    default:
      return { kind: 'foreign', name: nameOf(error) };
  }
}

/** What `read` gives; a mistake of the other extension when that throws, as objects with getters may. */
function safely<T>(read: () => T): T | Fault {
  try {
    return read();
  } catch {
    return { kind: 'foreign', name: 'UnreadableAnswer' };
  }
}

function isStatus(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? plainName(String(error.constructor.name), LONGEST_NAME) : typeof error;
}
