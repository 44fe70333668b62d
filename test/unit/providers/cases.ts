import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Quantity } from '../../../src/balance/amount/quantity.ts';
import type { Fault } from '../../../src/balance/fault/fault.ts';
import type { HttpReply, HttpRequest } from '../../../src/net/request.ts';
import { asked, type Subject } from './asked.ts';
import { answered } from './fakeHttp.ts';

/** What a reply says: quantities as {@link lineOf} writes them, or a part of a fault. */
export type Says = readonly string[] | Partial<Fault>;

/** A reply: a body of status 200, or more of it. */
export type Replied = string | Partial<HttpReply>;

/** One product with its requests and replies, as the documents have them. */
export interface ProductCases extends Subject {
  readonly product: string;
  /** The first request, as {@link requestText} writes it; a pattern where a nonce is in it. */
  readonly sends: string | RegExp;
  /** By name, which may begin with an issue's label: the reply, or one for each exchange, and what it says. */
  readonly replies: Readonly<Record<string, readonly [Replied | readonly Replied[], Says]>>;
}

/** Tests the request and each reply of a product. */
export function testProduct(cases: ProductCases): void {
  const { descriptor, product } = cases;
  const name = `${descriptor.id}/${product}`;
  test(`${name}: sends what the documents have`, async () => {
    const { sent } = await asked(cases, answered('{}'));
    const text = requestText(sent[0]);
    if (typeof cases.sends === 'string') {
      assert.equal(text, cases.sends);
    } else {
      assert.match(text, cases.sends);
    }
  });
  for (const [reply, [replied, says]] of Object.entries(cases.replies)) {
    const [label = ''] = /^\d+: /.exec(reply) ?? [];
    test(`${label}${name}: ${reply.slice(label.length)}`, async () => {
      const { quantities, fault } = await asked(cases, ...[replied].flat().map(replyOf));
      if (isList(says)) {
        assert.deepEqual([fault, quantities?.map(lineOf)], [undefined, says]);
      } else {
        assert.partialDeepStrictEqual(fault, says);
      }
    });
  }
}

/** `key=amount unit`, with what is known besides: `used=1`, `limit=2`, `expires=2026-01-01T00:00:00Z`, `(part amount of total until …)`. */
export function lineOf({ key, amount, unit, used, limit, resetsAt, expiresAt, parts, label }: Quantity): string {
  const more = [
    used === undefined ? [] : [`used=${used}`],
    limit === undefined ? [] : [`limit=${limit}`],
    resetsAt === undefined ? [] : [`resets=${timeText(resetsAt)}`],
    expiresAt === undefined ? [] : [`expires=${timeText(expiresAt)}`],
    label === undefined ? [] : [`label=${label}`],
    (parts ?? []).map(
      (part) =>
        `(${part.name} ${part.amount} of ${part.total ?? '?'}${part.expiresAt === undefined ? '' : ` until ${timeText(part.expiresAt)}`})`,
    ),
  ];
  return [`${key}=${amount} ${unit}`, ...more.flat()].join(' ');
}

/** A request as text: method and address, headers by name, a blank line, the body. */
export function requestText(
  request: Pick<HttpRequest, 'method' | 'url' | 'query' | 'headers' | 'body'> | undefined,
): string {
  assert.ok(request);
  const { method, url, query, headers, body } = request;
  const lines = Object.keys(headers)
    .sort()
    .map((header) => `${header}: ${headers[header]}`);
  const address = `${method} ${url}${query === undefined ? '' : `?${query}`}`;
  return [address, ...lines, ...(body === undefined ? [] : ['', String(body)])].join('\n');
}

function replyOf(reply: Replied): HttpReply {
  return typeof reply === 'string' ? answered(reply) : answered(reply.text ?? '', reply);
}

function timeText(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

function isList<T>(value: T | readonly string[] | readonly Replied[]): value is Extract<T, readonly unknown[]> {
  return Array.isArray(value);
}
