import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { inspect } from 'node:util';
import type { HttpRequest } from '../../../src/net/request.ts';
import { outgoing } from '../../../src/providers/outgoing.ts';
import { parametersOf, placeOf } from '../../../src/providers/places.ts';
import type { Field } from '../../../src/providers/provider.ts';
import { DESCRIPTORS } from '../../providers.ts';
import { asked } from './asked.ts';
import { answered } from './fakeHttp.ts';
import { SAMPLES, type Sample } from './samples.ts';
import { SERVED } from './sandboxAsker.ts';

const SECRET = 'zQ7/canary+x&9=Key';
/** The digest of a body that is empty, which some sign in a header of its own. */
const EMPTY_BODY = createHash('sha256').digest('hex');

function signatureOf({ headers }: HttpRequest): string {
  return /Signature=(\w+)/.exec(headers['authorization'] ?? '')?.[1] ?? '';
}

/** The sample with the same secret in each secret part that it has, and in those that may be left empty. */
function withCanary(sample: Sample, fields: readonly Field[]): Sample {
  const secrets = fields.filter(({ secret }) => secret === true).map(({ id }) => [id, SECRET + id]);
  return { ...sample, credential: { ...sample.credential, ...Object.fromEntries(secrets) } };
}

for (const sample of SAMPLES) {
  const service = sample.descriptor.products.find(({ id }) => id === sample.product);
  assert.ok(service);
  const subject = withCanary(sample, service.credential);

  test(`${sample.descriptor.id} ${sample.product}: nothing secret of a request is told, whatever is repeated of it`, async () => {
    const [request] = (await asked(subject, answered(sample.good))).sent;
    assert.ok(request);
    const { authorization = '' } = request.headers;
    const parts = Object.values(subject.credential).filter((part) => part.startsWith(SECRET));
    assert.ok(parts.length > 0);
    const [, token] = /(?:Basic|Bearer|AccessKey) (.*)/.exec(authorization) ?? [];
    const forms = parts.flatMap((part) => [part, encodeURIComponent(part), Buffer.from(part).toString('base64')]);
    const repeated = [...forms, token].flatMap((leak) => (leak === undefined ? [] : [() => leak]));
    // A signature is another one with each request.
    const leaks = authorization.includes('Signature=') ? [...repeated, signatureOf] : repeated;
    for (const leakOf of leaks) {
      for (const [index] of repeating(sample.error, '').entries()) {
        for (const status of [200, 401, 500]) {
          let leak = '';
          const { fault } = await asked(subject, (own) => {
            leak = leakOf(own);
            return answered(repeating(sample.error, leak)[index] ?? '', { status });
          });
          const shown = `${inspect(fault)} ${JSON.stringify(fault)}`;
          assert.ok(leak !== '' && fault !== undefined && !shown.includes(leak.slice(0, 14)), `${leak} in ${shown}`);
        }
      }
    }
  });
}

/** Whoever adds a provider is in here by its account of the sandbox. */
for (const known of SERVED) {
  test(`${known.provider} ${known.id}: what is secret in its request is marked, and in no address`, () => {
    const { products } = DESCRIPTORS.find(({ id }) => id === known.provider) ?? assert.fail();
    const service = products.find(({ id }) => id === known.product) ?? assert.fail();
    const secrets = service.credential.flatMap(({ id, secret }) => (secret === true ? [[id, SECRET + id]] : []));
    const { auth, ...marked } = service.request({
      credential: { ...known.credential, ...Object.fromEntries(secrets) },
      parameters: parametersOf(known, service),
      place: known.place ?? placeOf(known, service).id,
      ...{ now: 0, host: 'h', nonce: 'n' },
    });
    const shown = `${inspect(marked, { depth: null })} ${JSON.stringify(marked)}`;
    assert.doesNotMatch(shown.replaceAll(EMPTY_BODY, ''), /canary|[0-9a-f]{40}/i);
    const { url } = outgoing({ ...marked, ...(auth && { auth }) }, 'https://h', new AbortController().signal);
    assert.ok(!decodeURIComponent(url).includes(SECRET), url);
  });
}

/** The error with the leak in place of its texts, of its numbers, and behind its end. */
function repeating(error: string, leak: string): readonly string[] {
  const text = JSON.stringify(leak);
  return [
    error.replace(/:"[^"]*"/g, `:${text}`),
    error.replace(/:\d+/g, `:${text}`),
    error.replace(/(?<=^ERROR )\d+/, leak),
    `${error} ${leak}`,
    `{"message":${text},"code":${text},"error":${text}}`,
  ];
}
