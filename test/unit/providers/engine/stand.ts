import type { HttpReply, HttpRequest } from '../../../../src/net/request.ts';
import type { Descriptor, Service } from '../../../../src/providers/contract.ts';
import { createProvider } from '../../../../src/providers/engine/ask.ts';
import { onePlace } from '../../../../src/providers/terms.ts';
import { HandClock } from '../../net/handClock.ts';
import { answered, ENDPOINT, fakeHttp, requestFor } from '../fakeHttp.ts';

const SERVICE: Service = {
  id: 'sms',
  places: onePlace(ENDPOINT),
  quantities: [{ key: 'left', unit: 'messages', label: () => 'Left' }],
  console: 'https://console.example',
  credential: [
    { id: 'key', name: 'key' },
    { id: 'secret', name: 'secret', secret: true },
  ],
  label: () => 'SMS',
  description: () => 'messages',
  whereToFind: () => 'In the console.',
  request: () => ({ path: '/left' }),
  read: (reply) => {
    const code = reply.code('/code');
    return code === undefined
      ? [{ key: 'left', amount: reply.amount('/data/left', 'messages'), unit: 'messages' }]
      : { code, message: reply.at('/text') };
  },
};

const CODES = { 7: 'clock', 8: 'auth' } as const;

/** A provider with one service like {@link SERVICE}, whose host answers with what `answer` gives. */
export function stand(service: Partial<Service>, answer: (request: HttpRequest, number: number) => HttpReply) {
  const clock = new HandClock();
  const descriptor: Descriptor = { id: 'x', label: () => 'X', codes: CODES, products: [{ ...SERVICE, ...service }] };
  const { http, requests } = fakeHttp(answer);
  const provider = createProvider(descriptor, http, clock);
  const ask = (endpoints = [ENDPOINT]) => provider.fetchBalance(requestFor(provider, 'sms', { endpoints }));
  return { clock, requests, provider, ask };
}

/** The answer with so many messages left. */
export const left = (amount: number | string) => answered(JSON.stringify({ data: { left: amount } }));
/** The answer with an error code. */
export const coded = (code: number, text = '', more: Partial<HttpReply> = {}) =>
  answered(JSON.stringify({ code, text }), more);
