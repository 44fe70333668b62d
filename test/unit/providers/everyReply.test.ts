import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Quantity } from '../../../src/balance/amount/quantity.ts';
import { BalanceError, type Fault } from '../../../src/balance/fault/fault.ts';
import { decodeText } from '../../../src/net/charset.ts';
import type { HttpReply } from '../../../src/net/request.ts';
import { EACH_PRODUCT, readAs } from './recorded.ts';

/** Those whose errors have no code, which is nothing without a status of failure. */
const PLAIN: readonly string[] = ['africastalking', '46elks', 'esendex', 'mailgun', 'plivo'];

/** Those that are known to refuse in plain text, and for which the status decides. */
const BY_STATUS: readonly string[] = ['africastalking', 'esendex', 'plivo'];

interface Read {
  readonly quantities?: readonly Quantity[];
  readonly fault?: Fault;
}

for (const recorded of EACH_PRODUCT) {
  const { name, known, errors } = recorded;
  const last = recorded.good.at(-1) ?? assert.fail(name);
  const good = last.text;
  const [first] = errors.values();
  const error = [...errors.values()].find(({ status }) => status === 401) ?? first ?? assert.fail(name);
  /** The last of the exchanges with another text. */
  const replied = async (text: string, more: Partial<HttpReply> = {}): Promise<Read> => {
    const read = await readAs(recorded, [...recorded.good.slice(0, -1), { ...last, text, ...more }]);
    return read instanceof BalanceError ? { fault: read.fault } : { quantities: read };
  };

  test(`${name}: what wraps a reply changes no amount`, async () => {
    const { quantities } = await replied(good);
    assert.ok(quantities !== undefined && quantities.length > 0);
    for (const [wrapping, { text = good, ...reply }] of Object.entries(wrapped(good))) {
      if (!good.startsWith('<') || reply.contentType !== 'text/html') {
        assert.deepEqual((await replied(text, reply)).quantities, quantities, wrapping);
      }
    }
  });

  test(`${name}: numbers may be texts`, async () => {
    const { quantities } = await replied(good);
    for (const [path, text] of leavesAs(good, (value) => (/^-?\d/.test(value) ? `"${value}"` : undefined))) {
      assert.deepEqual((await replied(text)).quantities, quantities, path);
    }
  });

  test(`${name}: an error is told as one, whatever its status`, async () => {
    for (const status of PLAIN.includes(known.provider) ? [400, 401, 403] : [200, 400, 401, 403]) {
      const { fault } = await replied(error.text, { ...error, status });
      assert.ok(fault !== undefined, String(status));
      assert.notEqual(fault.kind, 'bad-response', String(status));
    }
  });

  test(`${name}: what a gateway says is not of the provider`, async () => {
    for (const [status, text, contentType, kind] of [
      [401, 'Unauthorized', 'text/plain', BY_STATUS.includes(known.provider) ? 'auth' : 'bad-response'],
      [401, 'Sign in first', 'text/plain', 'bad-response'],
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
    assert.ok((await replied(error.text, { ...error, status: 200 })).fault);
  });

  test(`${name}: a good body with a status of failure is no balance`, async () => {
    // One provider answers with either status, and its body decides.
    if (known.provider !== 'submail') {
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
function wrapped(good: string): Record<string, Partial<HttpReply>> {
  const marked = decodeText(Buffer.from(`\ufeff${good}`, 'utf8'), 'utf-8');
  assert.ok(marked !== undefined);
  return {
    'a byte order mark': { text: marked },
    'line ends of Windows': { text: `\r\n${good}\r\n` },
    'trailing blanks': { text: `${good} \t\n \n` },
    'JSON or text that calls itself a page': { contentType: 'text/html' },
    'no type': { contentType: '' },
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
