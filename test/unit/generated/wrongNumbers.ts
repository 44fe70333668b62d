import fc from 'fast-check';
import { isAmount, type Quantity } from '../../../src/balance/amount/quantity.ts';
import { BalanceError } from '../../../src/balance/fault/fault.ts';
import type { Provider } from '../../../src/providers/provider.ts';
import { createProviders } from '../../providers.ts';
import { HandClock } from '../net/handClock.ts';
import { answered, requestFor } from '../providers/fakeHttp.ts';
import { type MutatedReply, mutatedReplies } from './mutatedReplies.ts';
import { SERVICES, type Service } from './services.ts';
import { type Amounts, canonical, strictReading } from './strictReading.ts';

/** What became of mutated replies. */
export interface Numbers {
  /** Still valid, and read as the strict reading reads them. */
  readonly accepted: number;
  readonly refused: number;
  /** Valid for the strict reading, but refused. */
  readonly overcautious: number;
  /** The longest time that reading one reply took, the best of several where it was long. */
  readonly slowestMs: number;
}

const SLOW_MS = 5;
const MOST_READINGS = 20;

/**
 * Lets the adapters read `count` replies that were valid before they were mutated; throws with the smallest one that
 * becomes amounts which a strict reading does not find in it, or another error than a `BalanceError`.
 */
export async function checkWrongNumbers(count: number, seed: number): Promise<Numbers> {
  let current = answered('');
  const providers = createProviders(() => Promise.resolve(current), new HandClock());
  const total = { accepted: 0, refused: 0, overcautious: 0, slowestMs: 0 };

  const read = async (provider: Provider, reply: MutatedReply<Service>): Promise<Amounts | undefined> => {
    const { status, contentType, text, service } = reply;
    current = answered(text, { status, contentType });
    const request = requestFor(provider, service.product, { account: { parameters: { format: service.format } } });
    try {
      return written(await provider.fetchBalance(request));
    } catch (error) {
      if (!(error instanceof BalanceError) || error.fault.kind === 'internal') {
        throw new Error('no fault but a defect', { cause: error });
      }
      return undefined;
    }
  };

  await fc.assert(
    fc.asyncProperty(mutatedReplies(SERVICES), async (reply) => {
      const provider = providers.find(({ id }) => id === reply.service.provider);
      if (provider === undefined) {
        throw new TypeError('no such provider');
      }
      const time = async (): Promise<{ readonly found: Amounts | undefined; readonly ms: number }> => {
        const start = performance.now();
        const found = await read(provider, reply);
        return { found, ms: performance.now() - start };
      };
      let { found, ms } = await time();
      // A pause of the machine is not the parser's; what is slow is slow each time.
      for (let again = 0; ms > SLOW_MS && again < MOST_READINGS; again++) {
        ms = Math.min(ms, (await time()).ms);
      }
      total.slowestMs = Math.max(total.slowestMs, ms);
      const strict = strictReading(reply.service, reply.status, reply.text);
      if (found === undefined) {
        total.refused++;
        total.overcautious += strict === undefined ? 0 : 1;
        return;
      }
      total.accepted++;
      if (strict?.join() !== found.join()) {
        throw new Error(`read as ${found.join()}, strictly ${strict?.join() ?? 'no amounts'}`);
      }
    }),
    { numRuns: count, seed },
  );
  return total;
}

function written(quantities: readonly Quantity[]): Amounts {
  return quantities.map(({ key, amount }) => `${key}=${isAmount(amount) ? canonical(amount) : 'null'}`);
}
