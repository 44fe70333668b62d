import assert from 'node:assert/strict';
import type { Account } from '../../../src/balance/account/account.ts';
import type { Quantity } from '../../../src/balance/amount/quantity.ts';
import { BalanceError, type Fault } from '../../../src/balance/fault/fault.ts';
import type { Http, HttpReply, HttpRequest } from '../../../src/net/request.ts';
import type { Descriptor } from '../../../src/providers/contract.ts';
import { createProvider } from '../../../src/providers/engine/ask.ts';
import type { BalanceRequest, Provider } from '../../../src/providers/provider.ts';
import { HandClock } from '../net/handClock.ts';

export const HOST = 'api.example';
export const ENDPOINT = `https://${HOST}`;

export interface FakeHttp {
  readonly http: Http;
  readonly requests: readonly HttpRequest[];
}

/** Answers with what `answer` gives for a request: a reply, or a fault to throw. */
export function fakeHttp(
  answer: (request: HttpRequest, number: number) => HttpReply | Fault | Promise<HttpReply>,
): FakeHttp {
  const requests: HttpRequest[] = [];
  return {
    requests,
    async http(request) {
      requests.push(request);
      const result = await answer(request, requests.length);
      if ('kind' in result) {
        throw new BalanceError(result);
      }
      return result;
    },
  };
}

/** A reply of {@link HOST}. */
export function answered(text: string, more: Partial<HttpReply> = {}): HttpReply {
  return { status: 200, host: HOST, contentType: 'application/json', text, ...more };
}

/** The provider of a descriptor, with a clock that stands still. */
export function createdWith(descriptor: Descriptor, http: Http): Provider {
  return createProvider(descriptor, http, new HandClock());
}

/** A request for a product of `provider`, as the monitor makes it. */
export function requestFor(
  provider: Provider,
  productId: string,
  more: {
    readonly account?: Partial<Account>;
    readonly endpoints?: readonly string[];
    readonly signal?: AbortSignal;
  } = {},
): BalanceRequest {
  const product = provider.products.find(({ id }) => id === productId);
  assert.ok(product);
  return {
    account: { id: 'a', name: 'A', provider: provider.id, product: productId, ...more.account },
    product,
    credential: { key: '10001', secret: 'abcdef0123456789abcdef0123456789' },
    endpoints: more.endpoints ?? [ENDPOINT],
    signal: more.signal ?? new AbortController().signal,
  };
}

/** Quantities as `key=amount unit`, with `null` for what is not allocated. */
export function written(quantities: readonly Quantity[]): readonly string[] {
  return quantities.map(({ key, amount, unit }) => `${key}=${amount} ${unit}`);
}
