import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import type { Field } from '../../../src/providers/provider.ts';
import { asked } from './asked.ts';
import { answered } from './fakeHttp.ts';
import { SAMPLES, type Sample } from './samples.ts';

const SECRET = 'zQ7/canary+x&9=Key';

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
    const [, token, signature] = /(?:Basic|Bearer|AccessKey) (.*)|Signature=(\w+)/.exec(authorization) ?? [];
    const forms = parts.flatMap((part) => [part, encodeURIComponent(part), Buffer.from(part).toString('base64')]);
    for (const leak of [...forms, token, signature].filter((each) => each !== undefined)) {
      for (const text of repeating(sample.error, leak)) {
        for (const status of [200, 401, 500]) {
          const { fault } = await asked(subject, answered(text, { status }));
          const shown = `${inspect(fault)} ${JSON.stringify(fault)}`;
          assert.ok(fault !== undefined && !shown.includes(leak.slice(0, 14)), `${leak} in ${shown}`);
        }
      }
    }
  });

  test(`${sample.descriptor.id} ${sample.product}: what is secret in a request is marked`, () => {
    const { credential, parameters = {}, place = '', now = 0 } = subject;
    const { auth: _, ...marked } = service.request({ credential, parameters, place, now, host: 'h', nonce: 'n' });
    const shown = `${inspect(marked, { depth: null })} ${JSON.stringify(marked)}`;
    assert.doesNotMatch(shown, /canary|[0-9a-f]{40}/i);
  });

  test(`${sample.descriptor.id} ${sample.product}: no address holds a secret`, async () => {
    for (const { url } of (await asked(subject, answered(sample.good))).sent) {
      assert.ok(!decodeURIComponent(url).includes(SECRET), url);
    }
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
