import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { BalanceError, type Fault } from '../../../src/balance/fault/fault.ts';
import type { HttpReply, HttpRequest } from '../../../src/net/request.ts';
import { outgoing } from '../../../src/providers/engine/outgoing.ts';
import { parametersOf, placeOf } from '../../../src/providers/places.ts';
import type { Product } from '../../../src/providers/provider.ts';
import type { SandboxAccount } from '../../sandbox/account.ts';
import { askedAgain, EACH_PRODUCT } from './recorded.ts';
import { describedOf, SERVED } from './sandboxAsker.ts';

const SECRET = 'zQ7/canary+x&9=Key';
/** The digest of a body that is empty, which some sign in a header of its own. */
const EMPTY_BODY = createHash('sha256').digest('hex');

function signatureOf({ headers }: HttpRequest): string {
  return /Signature=(\w+)/.exec(headers['authorization'] ?? '')?.[1] ?? '';
}

/** The account with a canary in each secret part that it has, and in those that may be left empty. */
function withCanary(known: SandboxAccount, { credential }: Product): SandboxAccount {
  const secrets = credential.flatMap(({ id, secret }) => (secret === true ? [[id, SECRET + id] as const] : []));
  return { ...known, credential: { ...known.credential, ...Object.fromEntries(secrets) } };
}

for (const recorded of EACH_PRODUCT) {
  const subject = withCanary(recorded.known, describedOf(recorded.known).product);
  const [error] = recorded.errors.values();

  /** What comes of what `reply` makes of the last request. */
  const failed = async (reply: (request: HttpRequest) => HttpReply): Promise<Fault | undefined> => {
    const { ask } = askedAgain(recorded, async (request) => reply(request), subject);
    const outcome: unknown = await ask().catch((reason: unknown) => reason);
    return outcome instanceof BalanceError ? outcome.fault : undefined;
  };

  test(`${recorded.name}: nothing secret of a request is told, whatever is repeated of it`, async () => {
    assert.ok(error);
    const sent: HttpRequest[] = [];
    await failed((own) => {
      sent.push(own);
      return error;
    });
    const [request] = sent;
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
      for (const [index] of repeating(error.text, '').entries()) {
        for (const status of [200, 401, 500]) {
          let leak = '';
          const fault = await failed((own) => {
            leak = leakOf(own);
            return { ...error, text: repeating(error.text, leak)[index] ?? '', status };
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
    const service = describedOf(known).product;
    const { auth, ...marked } = service.request({
      credential: withCanary(known, service).credential,
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
