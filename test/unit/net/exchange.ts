import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import type { Socket } from 'node:net';
import { createHttp } from '../../../src/net/http.ts';
import { HandClock } from './handClock.ts';
import { openWire, type Wire } from './wire.ts';

export const SECRET = 'sesame-4711';

/** Runs `act` against a server, and checks that afterwards no timer, listener or connection is left. */
export async function withWire(
  answer: (socket: Socket, number: number, request: string) => void,
  act: (
    wire: Wire,
    ask: (path?: string) => ReturnType<ReturnType<typeof createHttp>>,
    clock: HandClock,
  ) => Promise<void>,
): Promise<void> {
  const wire = await openWire(answer);
  const clock = new HandClock();
  const http = createHttp(clock);
  const { signal } = new AbortController();
  const headers = { authorization: `Basic ${SECRET}` };
  await act(wire, (path = '/') => http({ method: 'GET', url: wire.url + path, headers, signal }), clock);
  assert.equal(clock.pending, 0, 'timers');
  assert.equal(getEventListeners(signal, 'abort').length, 0, 'listeners');
  await wire.close();
}
