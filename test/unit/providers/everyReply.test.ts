import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Quantity } from '../../../src/balance/amount/quantity.ts';
import { decodeText } from '../../../src/net/charset.ts';
import type { HttpReply } from '../../../src/net/request.ts';
import { type Asked, asked } from './asked.ts';
import { answered } from './fakeHttp.ts';
import { SAMPLES } from './samples.ts';

for (const sample of SAMPLES) {
  const { descriptor, product, good, error } = sample;
  const name = `${descriptor.id} ${product}`;
  const headers = new Map(Object.entries(sample.headers ?? {}));
  const replied = (text: string, more: Partial<HttpReply> = {}): Promise<Asked> =>
    asked(sample, answered(text, { headers, ...more }));

  test(`${name}: what wraps a reply changes no amount`, async () => {
    const { quantities } = await replied(good);
    assert.ok(quantities !== undefined && quantities.length > 0);
    for (const [wrapping, reply] of Object.entries(wrapped(good))) {
      if (good.startsWith('<') && reply.contentType === 'text/html') {
        continue;
      }
      assert.deepEqual((await asked(sample, { headers, ...reply })).quantities, quantities, wrapping);
    }
  });

  test(`${name}: numbers may be texts`, async () => {
    const { quantities } = await replied(good);
    for (const [path, text] of leavesAs(good, (value) => (/^-?\d/.test(value) ? `"${value}"` : undefined))) {
      assert.deepEqual((await replied(text)).quantities, quantities, path);
    }
  });

  test(`${name}: an error is told as one, whatever its status`, async () => {
    for (const status of sample.isPlain ? [400, 401, 403] : [200, 400, 401, 403]) {
      const { fault } = await replied(error, { status });
      assert.ok(fault !== undefined, String(status));
      assert.notEqual(fault.kind, 'bad-response', String(status));
    }
  });

  test(`${name}: what a gateway says is not of the provider`, async () => {
    for (const [status, text, contentType, kind] of [
      [401, 'Unauthorized', 'text/plain', 'bad-response'],
      [401, '<html><body>Sign in</body></html>', 'text/html', 'not-the-provider'],
      [502, 'Bad Gateway', 'text/plain', 'provider-down'],
      [502, '<html><h1>502</h1></html>', 'text/html', 'provider-down'],
      [200, '', 'text/plain', 'bad-response'],
      [200, '[]', 'application/json', 'bad-response'],
      [200, '0', 'text/plain', 'bad-response'],
      [200, 'null', 'application/json', 'bad-response'],
    ] as const) {
      assert.equal((await replied(text, { status, contentType })).fault?.kind, kind, `${status} ${text}`);
    }
  });

  test(`${name}: an error with a status of success is no balance`, async () => {
    assert.ok((await replied(error)).fault);
  });

  test(`${name}: a good body with a status of failure is no balance`, async () => {
    // One provider answers with either status, and its body decides.
    if (descriptor.id !== 'submail') {
      for (const status of [400, 401, 403, 404, 429, 500, 503]) {
        assert.ok((await replied(good, { status })).fault, String(status));
      }
    }
  });

  test(`${name}: a field that is missing or holds something else becomes no amount`, async () => {
    const known = amountsOf((await replied(good)).quantities);
    for (const instead of ['', 'null', '[]', '{}', '1e400', '""', '"n/a"', 'true', '"1e3"', '"0x10"']) {
      for (const [path, text] of leavesAs(good, () => instead)) {
        const { quantities, fault } = await replied(text);
        assert.ok(fault !== undefined || quantities !== undefined);
        for (const amount of amountsOf(quantities)) {
          assert.ok(known.has(amount), `${path} as ${instead}: ${amount}`);
        }
      }
    }
  });
}

/** The same reply as servers and networks hand it over. */
function wrapped(good: string): Record<string, HttpReply> {
  const marked = decodeText(Buffer.from(`\ufeff${good}`, 'utf8'), 'utf-8');
  assert.ok(marked !== undefined);
  return {
    'a byte order mark': answered(marked),
    'line ends of Windows': answered(`\r\n${good}\r\n`),
    'trailing blanks': answered(`${good} \t\n \n`),
    'JSON or text that calls itself a page': answered(good, { contentType: 'text/html' }),
    'no type': answered(good, { contentType: '' }),
  };
}

/** Every number that is shown. */
function amountsOf(quantities: readonly Quantity[] | undefined): ReadonlySet<string> {
  const all = (quantities ?? []).flatMap(({ amount, used, limit, parts = [] }) => [
    ...[amount, used, limit],
    ...parts.flatMap((part) => [part.amount, part.total]),
  ]);
  return new Set(all.filter((amount) => amount !== undefined && /^-?\d/.test(amount)).map(String));
}

/**
 * A JSON text with another value in place of each number and each text of digits, one at a time: `become` gives it for the old one
 * without its quotes. An empty one takes the field away. Plain texts have no such places.
 */
function leavesAs(
  good: string,
  become: (value: string) => string | undefined,
): readonly (readonly [path: string, text: string])[] {
  return [...good.matchAll(/"(\w+)":("?)(-?\d[\d.]*)\2(?=[,}])/g)].flatMap((match) => {
    const [whole, key = '', , value = ''] = match;
    const instead = become(value);
    if (instead === undefined) {
      return [];
    }
    const field = instead === '' ? '' : `"${key}":${instead}`;
    const text = good.slice(0, match.index) + field + good.slice(match.index + whole.length);
    return [[key, text.replace(/,(?=[,}])|(?<=\{),/g, '')] as const];
  });
}
