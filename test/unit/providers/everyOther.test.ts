import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BalanceError } from '../../../src/balance/fault/fault.ts';
import type { HttpReply } from '../../../src/net/request.ts';
import { codeIn } from '../../../src/providers/engine/code.ts';
import { EACH_PRODUCT, RECORDED, type Recorded, readAs } from './recorded.ts';
import { describedOf } from './sandboxAsker.ts';

/** Whose good replies have all that a provider's own one is known by: `reader < other`. */
const SAME_FORM: Readonly<Record<string, string>> = {
  'infobip < twilio': 'Infobip documents nothing but a balance and a currency, which this reply has',
  'infobip < 46elks': 'the same; Infobip’s host is each user’s own, so that no other service is there by chance',
};

/** Whose errors have the same form and the same codes. */
const SAME_ERRORS: Readonly<Record<string, string>> = {
  'tencent < tencent-sms': 'one cloud, one table of codes',
  'tencent-sms < tencent': 'one cloud, one table of codes',
  'feige < yunpian': 'a number as the code and its text as msg',
  'bulksms < vonage': 'RFC 7807',
  'vonage < bulksms': 'RFC 7807',
  'ses < baidu': 'AWS’s form and one of its codes',
};

const others = (reader: Recorded) => RECORDED.filter(({ known }) => known.provider !== reader.known.provider);

/** Whether it stands for its provider: the products of one have the same errors. */
function isFirst({ known }: Recorded): boolean {
  return EACH_PRODUCT.find((other) => other.known.provider === known.provider)?.known === known;
}

/** Whether anything in the error could be taken for a refused credential: a status, or what stands in the reader's table. */
function mayRefuse({ known }: Recorded, { status, text, headers }: HttpReply): boolean {
  const { codes } = describedOf(known).descriptor;
  const refusing = Object.keys(codes).filter((code) => codeIn(codes, code)?.kind === 'auth');
  const said = `${text} ${[...(headers ?? [])].join()}`;
  return status === 401 || status === 403 || refusing.some((code) => said.includes(code));
}

/** The replies, and the same with whole numbers alone, which more units can be. */
function withWhole(replies: readonly HttpReply[]): readonly (readonly HttpReply[])[] {
  const whole = replies.map((reply) => ({ ...reply, text: reply.text.replaceAll(/(?<=[:" ]-?\d+)\.\d+/g, '') }));
  return whole.every(({ text }, index) => text === replies[index]?.text) ? [replies] : [replies, whole];
}

const SEEN = new Set<string>();

for (const reader of EACH_PRODUCT) {
  test(`16: ${reader.name}: a good reply of any other provider is none of its own, and says so`, async () => {
    for (const other of others(reader).filter(({ quantities }) => quantities.length > 0)) {
      const pair = `${reader.known.provider} < ${other.known.provider}`;
      for (const replies of withWhole(other.good)) {
        const read = await readAs(reader, replies);
        const fault = read instanceof BalanceError ? read.fault.kind : `${read.map(({ key, amount }) => key + amount)}`;
        if (Object.hasOwn(SAME_FORM, pair) && !(read instanceof BalanceError)) {
          SEEN.add(pair);
        } else if (replies.every(({ status }) => status < 400)) {
          assert.match(fault, /^(?:bad-response|not-the-provider)$/, `${other.known.id}: ${replies.at(-1)?.text}`);
        }
      }
    }
  });

  test(`16: ${reader.name}: no error of any other provider says that its credential is wrong`, async () => {
    for (const { known, errors } of others(reader).filter(isFirst)) {
      const pair = `${reader.known.provider} < ${known.provider}`;
      for (const [code, reply] of [...errors].filter(([, each]) => mayRefuse(reader, each))) {
        const read = await readAs(reader, [reply]);
        assert.ok(
          read instanceof BalanceError || read.every(({ amount }) => !/\d/.test(amount)),
          `${known.id} ${code}`,
        );
        const isRefused = read instanceof BalanceError && read.fault.kind === 'auth' && read.fault.definitive;
        if (isRefused && Object.hasOwn(SAME_ERRORS, pair)) {
          SEEN.add(pair);
        } else {
          assert.ok(!isRefused, `${known.id} ${code}: ${reply.status} ${reply.text}`);
        }
      }
    }
  });
}

test('16: no pair is excused that tells itself apart', () => {
  assert.deepEqual([...SEEN].sort(), [...Object.keys(SAME_FORM), ...Object.keys(SAME_ERRORS)].sort());
});
