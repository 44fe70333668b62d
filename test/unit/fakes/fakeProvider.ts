import type { Quantity } from '../../../src/balance/amount/quantity.ts';
import { BalanceError, type Fault } from '../../../src/balance/fault/fault.ts';
import type { Clock } from '../../../src/base/clock.ts';
import type { BalanceRequest, Product, Provider, QuantityDescription } from '../../../src/providers/provider.ts';
import { onePlace } from '../../../src/providers/terms.ts';
import { messages } from './amounts.ts';

/** A request that reached the fake provider. */
export interface FakeRequest extends BalanceRequest {
  /** When it came, by both clocks. */
  readonly at: number;
  readonly monotonic: number;
  answer(quantities: readonly Quantity[]): void;
  fail(problem: Fault | Error): void;
}

/** What a request is answered with; `undefined` leaves it open. */
export type Answer = readonly Quantity[] | Fault | Error | undefined;

function product(id: string, host: string, quantities: readonly QuantityDescription[]): Product {
  return {
    id,
    places: onePlace(host),
    parameters: [{ id: 'form', label: () => 'Form', initial: 'usual', isForm: true }],
    quantities,
    console: 'https://console.example',
    credential: [
      { id: 'key', name: 'key' },
      { id: 'secret', name: 'secret', secret: true },
    ],
    label: () => id,
    description: () => id,
    whereToFind: () => 'in the console',
  };
}

/** A provider that answers as it is told, and remembers what it was asked. */
export class FakeProvider implements Provider {
  readonly id = 'fake';
  leastInterval?: number;
  readonly products = [
    product('sms', 'https://sms.example', [{ key: 'sms', unit: 'messages', label: () => 'SMS' }]),
    product('mail', 'https://mail.example', [{ key: 'mail', unit: 'emails', label: () => 'E-mail' }]),
  ];
  readonly requests: FakeRequest[] = [];
  readonly #clock: Clock;
  /** Decides about each request when it comes. */
  respond: (request: FakeRequest) => Answer = () => messages('100');
  /** Whether requests go on when they are aborted. */
  deaf = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  label(): string {
    return 'Fake';
  }

  explain(): string | undefined {
    return undefined;
  }

  fetchBalance(request: BalanceRequest): Promise<readonly Quantity[]> {
    return new Promise((resolve, reject) => {
      const fail = (problem: Fault | Error): void =>
        reject(problem instanceof Error ? problem : new BalanceError(problem));
      const received: FakeRequest = {
        ...request,
        at: this.#clock.now(),
        monotonic: this.#clock.monotonic(),
        answer: resolve,
        fail,
      };
      this.requests.push(received);
      if (!this.deaf) {
        request.signal.addEventListener('abort', () => reject(request.signal.reason), { once: true });
      }
      const answer = this.respond(received);
      if (answer !== undefined) {
        if (answer instanceof Error || 'kind' in answer) {
          fail(answer);
        } else {
          resolve(answer);
        }
      }
    });
  }

  /** The latest request. */
  get last(): FakeRequest {
    const last = this.requests.at(-1);
    if (last === undefined) {
      throw new TypeError('no request came');
    }
    return last;
  }

  /** Requests of one account. */
  of(accountId: string): readonly FakeRequest[] {
    return this.requests.filter(({ account }) => account.id === accountId);
  }
}
