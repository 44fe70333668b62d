import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostOf } from '../../../src/balance/account/endpoint.ts';
import { outgoing } from '../../../src/providers/engine/outgoing.ts';
import { takeApart } from '../../../src/providers/pasted/pasted.ts';
import { parametersOf, placeOf } from '../../../src/providers/places.ts';
import { createProviders, DESCRIPTORS } from '../../providers.ts';
import { HandClock } from '../net/handClock.ts';
import { SERVED } from './sandboxAsker.ts';

const providers = createProviders(() => Promise.reject(new Error('asks no one')), new HandClock());

/** The request for an account as a line for curl, and which parts of its credential stand in it as they are. */
function lineFor(known: (typeof SERVED)[number]) {
  const provider = providers.find(({ id }) => id === known.provider) ?? assert.fail();
  const service = DESCRIPTORS.find(({ id }) => id === known.provider)?.products.find(({ id }) => id === known.product);
  assert.ok(service);
  const place = service.places === 'personal' ? 'https://own.example' : known.place;
  const account = {
    ...(place === undefined ? {} : { place }),
    ...(known.parameters === undefined ? {} : { parameters: known.parameters }),
  };
  const chosen = placeOf(account, service);
  const [endpoint = assert.fail()] = chosen.hosts;
  const spec = service.request({
    ...{ credential: known.credential, parameters: parametersOf(account, service), place: chosen.id },
    ...{ host: hostOf(endpoint), now: 1_700_000_000_000, nonce: 'nonce' },
  });
  const { method, url, query, headers, body } = outgoing(spec, endpoint, new AbortController().signal);
  const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
  const line = [
    `curl -X ${method} ${quoted(query === undefined ? url : `${url}?${query}`)}`,
    ...Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${quoted(String(body))}`]),
  ].join(' ');
  return { line, provider, product: service, place: chosen.id };
}

for (const known of SERVED) {
  test(`the request of ${known.provider} for ${known.id} is taken apart when it is pasted`, () => {
    const { line, provider, product, place } = lineFor(known);
    const pasted = takeApart(line, { provider, product, place }, providers);
    assert.ok('parts' in pasted, `${pasted.kind}: ${line}`);
    assert.ok(Object.keys(pasted.parts).length > 0);
    for (const [part, value] of Object.entries(pasted.parts)) {
      assert.equal(value, known.credential[part], part);
    }
    for (const [parameter, value] of Object.entries(pasted.parameters)) {
      assert.equal(value, known.parameters?.[parameter], parameter);
    }
    if (pasted.kind === 'elsewhere') {
      // Two products may be asked by one request.
      assert.deepEqual([pasted.provider.id, pasted.place ?? place], [provider.id, place]);
    }
  });
}
