import { randomUUID } from 'node:crypto';
import type { Credential } from '../../balance/account/account.ts';
import type { Quantity } from '../../balance/amount/quantity.ts';
import { BalanceError, type Fault } from '../../balance/fault/fault.ts';
import type { Clock } from '../../base/clock.ts';
import { parseJson } from '../../net/json.ts';
import { ParseError } from '../../net/parseError.ts';
import type { Http, HttpReply } from '../../net/request.ts';
import { DECLARED_PRODUCT, type Declaration } from '../declared/declaration.ts';
import { providerOf } from '../declared/declaredProvider.ts';
import type { Provider } from '../provider.ts';
import type { Sample } from './replyNumbers.ts';

/** What a request that is being declared has brought: a reply to choose from, or why there is none. */
export type Trial =
  | { readonly kind: 'answered'; readonly reply: HttpReply; readonly sample: Sample }
  | { readonly kind: 'refused'; readonly fault: Fault };

/**
 * Sends the request of a declaration once, by the engine that asks accounts, with all its limits. Nothing is read of the reply
 * yet. Throws the signal's reason when aborted.
 */
export async function tryRequest(
  declaration: Declaration,
  credential: Credential,
  http: Http,
  clock: Clock,
  signal: AbortSignal,
): Promise<Trial> {
  let reply: HttpReply | undefined;
  const listening: Http = async (request) => {
    reply = await http(request);
    return reply;
  };
  try {
    await ask(declaration, credential, listening, clock, signal);
  } catch (error) {
    if (!(error instanceof BalanceError)) {
      throw error;
    }
    // A reply of success that is not read yet is what is sought; whatever else was said of it is for its reader.
    if (reply === undefined || !isReadable(error.fault, reply)) {
      return { kind: 'refused', fault: error.fault };
    }
  }
  return reply === undefined
    ? { kind: 'refused', fault: { kind: 'internal', name: 'NoReply' } }
    : { kind: 'answered', reply, sample: sampleOf(reply.text) };
}

/** What a declaration makes of a reply that is there already. Throws `BalanceError` as asking does. */
export async function readTrial(
  declaration: Declaration,
  credential: Credential,
  reply: HttpReply,
  clock: Clock,
): Promise<readonly Quantity[]> {
  return ask(declaration, credential, async () => reply, clock, new AbortController().signal);
}

/** Whether nothing is wrong with a reply but that it is not known yet what to read of it. */
function isReadable(fault: Fault, { status, text }: HttpReply): boolean {
  if (fault.kind !== 'bad-response' || status < 200 || status > 299) {
    return false;
  }
  return fault.problem === 'malformed' ? !/^\s*[[{]/.test(text) : /^(?:missing-field|wrong-type)$/.test(fault.problem);
}

async function ask(
  declaration: Declaration,
  credential: Credential,
  http: Http,
  clock: Clock,
  signal: AbortSignal,
): Promise<readonly Quantity[]> {
  const provider: Provider = providerOf(declaration, http, clock);
  const [product] = provider.products;
  if (product === undefined || product.places === 'personal') {
    throw new BalanceError({ kind: 'internal', name: 'NoProduct' });
  }
  return provider.fetchBalance({
    account: { id: randomUUID(), name: declaration.label, provider: declaration.id, product: DECLARED_PRODUCT },
    ...{ product, credential, signal },
    endpoints: product.places[0]?.hosts ?? [],
  });
}

function sampleOf(text: string): Sample {
  try {
    return { kind: 'json', body: parseJson(text) };
  } catch (error) {
    if (!(error instanceof ParseError)) {
      throw error;
    }
    return { kind: 'text', lines: text.split(/\r?\n/).map((line) => line.trim()) };
  }
}
