import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Counterpart } from '../../sandbox/counterpart.ts';
import { startSandbox } from '../../sandbox/sandbox.ts';
import { type Exchange, exchange, requestText } from './wire.ts';

/** The moment at which these sandboxes stand still. */
export const NOW = Date.UTC(2026, 10, 28, 9, 30);

/** A request without a body. */
export function get(path: string, headers: Readonly<Record<string, string | null>> = {}, method = 'GET'): string {
  return requestText(method, path, headers);
}

/** Sends one request to a sandbox of its own, and tells what the sandbox made of it. */
export async function asked(
  request: string,
  prepare: (sandbox: Awaited<ReturnType<typeof startSandbox>>) => void = () => undefined,
): Promise<
  Exchange & { readonly text: string; readonly outcome: string | undefined; readonly path: string | undefined }
> {
  const sandbox = await startSandbox({ now: () => NOW });
  try {
    prepare(sandbox);
    const reply = await exchange(sandbox.url, request);
    const [logged] = sandbox.requests;
    return { ...reply, text: reply.body.toString(), outcome: logged?.outcome, path: logged?.path };
  } finally {
    await sandbox.close();
  }
}

/** A test for each good reply: the request, and the body byte by byte. */
export function answers(
  { id }: Counterpart,
  cases: readonly (readonly [what: string, request: string, body: string])[],
): void {
  for (const [what, request, body] of cases) {
    test(`${id} answers ${what}`, async () => {
      const reply = await asked(request);
      assert.deepEqual([reply.outcome, reply.status, reply.text], ['ok', 200, body]);
    });
  }
}

/** A test for each request that is refused with a code of the table, or of the sandbox's own, and its status. */
export function refuses(
  { id, errors }: Counterpart,
  cases: readonly (readonly [what: string, request: string, code: string, status?: number])[],
): void {
  for (const [what, request, code, status = errors.get(code)?.status] of cases) {
    test(`${id} refuses ${what}`, async () => {
      const reply = await asked(request);
      assert.deepEqual([reply.outcome, reply.status], [`refused ${code}`, status]);
    });
  }
}

/** That every error can be had on demand with its status, by which they are listed, and that no two of them look the same. */
export function tellsEveryError(
  { id, errors }: Counterpart,
  accountId: string,
  request: string,
  byStatus: Readonly<Record<number, readonly string[]>>,
): void {
  const expected = Object.entries(byStatus).flatMap(([status, codes]) => codes.map((code) => [code, Number(status)]));
  test(`${id} tells each of its ${expected.length} errors on demand`, async () => {
    const sandbox = await startSandbox({ now: () => NOW });
    const told = new Set<string>();
    const statuses: [code: string, status: number][] = [];
    try {
      for (const code of errors.keys()) {
        sandbox.fault(accountId, { kind: 'provider-error', code });
        const reply = await exchange(sandbox.url, request);
        assert.equal(sandbox.requests.at(-1)?.outcome, 'fault provider-error', code);
        statuses.push([code, reply.status]);
        told.add(`${reply.status} ${reply.headers.get('x-amzn-errortype')} ${reply.body.toString()}`);
      }
    } finally {
      await sandbox.close();
    }
    assert.deepEqual(statuses.sort(), expected.sort());
    assert.equal(told.size, expected.length);
  });
}
