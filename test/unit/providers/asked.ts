import assert from 'node:assert/strict';
import type { Credential } from '../../../src/balance/account/account.ts';
import type { Quantity } from '../../../src/balance/amount/quantity.ts';
import { BalanceError, type Fault } from '../../../src/balance/fault/fault.ts';
import type { HttpReply, HttpRequest } from '../../../src/net/request.ts';
import type { Descriptor } from '../../../src/providers/contract.ts';
import { createProvider } from '../../../src/providers/engine/ask.ts';
import { HandClock } from '../net/handClock.ts';
import { answered, fakeHttp, requestFor } from './fakeHttp.ts';

/** An account of a provider, and when it is asked. */
export interface Subject {
  readonly descriptor: Descriptor;
  /** The first one when left out. */
  readonly product?: string;
  readonly credential: Credential;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly place?: string;
  /** The provider's own when left out. */
  readonly endpoints?: readonly string[];
  /** Milliseconds since 1970. */
  readonly now?: number;
}

/** What a provider was sent, as far as it is text, and what came of it. */
export interface Asked {
  readonly sent: readonly Pick<HttpRequest, 'method' | 'url' | 'query' | 'headers' | 'body'>[];
  readonly quantities?: readonly Quantity[];
  readonly fault?: Fault;
  /** The sentence of the provider's own for the fault. */
  readonly sentence?: string | undefined;
}

/** What a request is answered with, or the answer to it. */
export type Replied = HttpReply | Fault | ((request: HttpRequest) => HttpReply);

/** Asks for the balance of `subject`; each exchange is answered by the next reply, and the last one by all that follow. */
export async function asked(subject: Subject, ...replies: readonly Replied[]): Promise<Asked> {
  const { http, requests } = fakeHttp((request, number) => {
    const reply = replies[number - 1] ?? replies.at(-1) ?? answered('');
    return typeof reply === 'function' ? reply(request) : reply;
  });
  const clock = new HandClock();
  clock.wall = subject.now ?? clock.wall;
  const provider = createProvider(subject.descriptor, http, clock);
  const [first] = subject.descriptor.products;
  const product = subject.descriptor.products.find(({ id }) => id === subject.product) ?? first;
  assert.ok(product);
  const { parameters, place } = subject;
  const request = {
    ...requestFor(provider, product.id, {
      account: { ...(parameters && { parameters }), ...(place !== undefined && { place }) },
      endpoints: subject.endpoints ?? hostsAt(product.places, place),
    }),
    credential: subject.credential,
  };
  const sent = () =>
    requests.map(({ method, url, query, headers, body }) => ({
      ...{ method, url, headers },
      ...(query === undefined ? {} : { query }),
      ...(body === undefined ? {} : { body }),
    }));
  try {
    const quantities = await provider.fetchBalance(request);
    return { sent: sent(), quantities };
  } catch (error) {
    if (!(error instanceof BalanceError)) {
      throw error;
    }
    const sentence = provider.explain(error.fault, product, (message, ...args) =>
      message.replaceAll(/\{(\d+)\}/g, (_, index: string) => String(args[Number(index)])),
    );
    return { sent: sent(), fault: error.fault, sentence };
  }
}

function hostsAt(places: Descriptor['products'][number]['places'], place: string | undefined): readonly string[] {
  const list = places === 'personal' ? [] : places;
  return (list.find(({ id }) => id === place) ?? list[0])?.hosts ?? [];
}

/** A reply in JSON. */
export function json(value: unknown, more: Partial<HttpReply> = {}): HttpReply {
  return answered(JSON.stringify(value), more);
}
