import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { inspect } from 'node:util';
import type { Quantity } from '../../../src/balance/amount/quantity.ts';
import { BalanceError, type Fault } from '../../../src/balance/fault/fault.ts';
import { describeFault } from '../../../src/balance/fault/faultText.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { english } from '../../../src/base/language.ts';
import { TroubleLog } from '../../../src/monitor/ask/troubleLog.ts';
import { createHttp } from '../../../src/net/http.ts';
import type { HttpReply } from '../../../src/net/request.ts';
import { codeIn } from '../../../src/providers/engine/code.ts';
import { DESCRIPTORS } from '../../providers.ts';
import type { SandboxAccount } from '../../sandbox/account.ts';
import { COUNTERPARTS } from '../../sandbox/providers/index.ts';
import type { Sandbox } from '../../sandbox/sandbox.ts';
import { TestLog } from '../fakes/testLog.ts';
import { screenTexts } from '../generated/canaryPlaces.ts';
import { type Asked, askedWith, MORE, SERVED, startFullSandbox } from './sandboxAsker.ts';

const http = createHttp(systemClock);
const ALL: readonly SandboxAccount[] = [...SERVED, ...MORE];

/** What stands where an amount should be, and is none. */
const NO_AMOUNTS = ['null', 'true', '[]', '{}', '""', '"N/A"', '"12 345"', '"￥5"', '"--1"', '"NaN"'];
/** A value with digits: of JSON, of XML, or a word of plain text. */
const VALUE = /(?<=:\s*)(?:"-?\d[^"]*"|-?\d[-\w.+]*)|(?<=>)-?\d[^<>]*(?=<\/)|(?<=^|[\s,])-?\d[\d.]*(?=$|[\s,])/gm;

/** A secret in the ways in which a server may repeat it. */
const FORMS: readonly ((secret: string, beside: string) => string)[] = [
  (secret) => secret,
  (secret) => encodeURIComponent(secret),
  (secret) => Buffer.from(secret).toString('base64'),
  (secret) => JSON.stringify(secret).slice(1, -1),
  (secret, beside) => Buffer.from(`${beside}:${secret}`).toString('base64'),
];

interface Failure {
  readonly fault: Fault;
  readonly error: BalanceError;
}

/** What an account fails with; `undefined` when a state without any number was answered. */
async function failureOf({ ask }: Asked): Promise<Failure | undefined> {
  const answer: unknown = await ask().catch((reason: unknown) => reason);
  if (Array.isArray(answer)) {
    assert.deepEqual([...amountsIn(answer)], []);
    return undefined;
  }
  assert.ok(answer instanceof BalanceError, inspect(answer));
  return { fault: answer.fault, error: answer };
}

/** Everything that anybody may read of a failure. */
function textsOf({ provider, request }: Asked, { fault, error }: Failure): string {
  const trouble = { fault, since: 0, attempts: 1 };
  const log = new TestLog();
  new TroubleLog(log).continued(request.account, undefined, trouble);
  return [
    JSON.stringify(trouble),
    inspect(error, { depth: 9 }),
    describeFault(fault, english),
    provider.explain(fault, request.product, english.t) ?? '',
    ...log.lines,
    ...screenTexts(request.account, trouble, [provider]),
  ].join('\n');
}

/** None when it is refused: some accounts have nothing that could be read. */
async function quantitiesOf({ ask }: Asked): Promise<readonly Quantity[]> {
  try {
    return await ask();
  } catch (error) {
    assert.ok(error instanceof BalanceError && error.fault.kind !== 'internal', inspect(error));
    return [];
  }
}

/** Amounts by their keys; words in their place are none. */
function amountsIn(quantities: readonly Quantity[]): ReadonlyMap<string, string> {
  return new Map(
    quantities.flatMap(({ key, amount }) =>
      typeof amount === 'string' && /^-?\d/.test(amount) ? [[key, amount] as const] : [],
    ),
  );
}

/** Where values with digits stand: of those with the same name, which a list of hundreds has, the first two and the last. */
function valuesIn(text: string): readonly RegExpExecArray[] {
  const all = [...text.matchAll(VALUE)];
  const nameOf = ({ index }: RegExpExecArray) =>
    /[\w.-]*[">:\s]*$/.exec(text.slice(Math.max(0, index - 60), index))?.[0];
  const same = Map.groupBy(all, nameOf);
  return [...same.values()].flatMap((each) => (each.length > 3 ? [...each.slice(0, 2), ...each.slice(-1)] : each));
}

/** Replies in each of which one value with digits is something that is no amount. */
function spoilt(replies: readonly HttpReply[]): readonly (readonly HttpReply[])[] {
  return replies.flatMap((reply, index) =>
    valuesIn(reply.text).flatMap(({ 0: value, index: at }) =>
      NO_AMOUNTS.map((other) => {
        const written = reply.text.includes('{') ? other : other.replaceAll('"', '');
        return replies.with(index, {
          ...reply,
          text: reply.text.slice(0, at) + written + reply.text.slice(at + value.length),
        });
      }),
    ),
  );
}

/** Whoever adds a provider is in here: what is asked is what the descriptors and the sandbox list. */
describe('every provider', () => {
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startFullSandbox();
  });
  after(async () => await sandbox.close());

  const asked = (known: SandboxAccount): Asked => askedWith(http, known, sandbox);

  test('each has a stand-in with the same products', () => {
    for (const { id, products } of DESCRIPTORS) {
      const counterpart = COUNTERPARTS.find((each) => each.id === id);
      assert.ok(counterpart, `${id} has no stand-in in test/sandbox/providers`);
      assert.deepEqual(
        products.map((product) => product.id).sort(),
        counterpart.products.map(({ product }) => product).sort(),
        id,
      );
    }
  });

  for (const { id, product, codes } of DESCRIPTORS.flatMap((each) =>
    each.products.map((product) => ({ ...each, product: product.id })),
  )) {
    const { errors } = COUNTERPARTS.find((each) => each.id === id) ?? assert.fail(id);
    const known = ALL.find((each) => each.provider === id && each.product === product) ?? assert.fail(product);

    test(`${id} ${product}: each error of its documents is what its table says, in words, and tells no secret`, async () => {
      const kinds = new Set<string>();
      // Both were written from the documents by different hands. The words of a code that neither knows are told.
      // Where a number alone may be a count, one that is no code is none either: a fault of the form.
      const unknown = id === 'smsbao' ? [] : ['987654'];
      const all = [...new Set([...errors.keys(), ...Object.keys(codes), ...unknown])];
      // Each code with one of the forms, and the first ones with each: a message stands in the same place in all of them.
      const forms = all.flatMap((code, index) =>
        FORMS.flatMap((write, turn) => (index < 2 || index % FORMS.length === turn ? [[code, write] as const] : [])),
      );
      for (const [code, form] of forms) {
        const subject = asked(known);
        const [leak = ''] = subject.secrets.map((secret) => form(secret, Object.values(known.credential)[0] ?? ''));
        const message = `${errors.get(code)?.message ?? 'Unknown'} ${leak}`;
        sandbox.fault(known.id, { kind: 'provider-error', code, message });
        const failure = await failureOf(subject);
        const kind = failure?.fault.kind ?? 'answered';
        // This one says in words that no limit was set, which is an answer.
        const isState = `${id} ${code}` === 'mailgun 404';
        assertKind(kind, errors.has(code) && !isState ? codeIn(codes, code)?.kind : undefined, code);
        kinds.add(kind);
        assertHidden(failure, subject, code);
      }
      sandbox.fault(known.id, undefined);
      assert.ok(kinds.size > 1 || errors.size < 3, `all are ${[...kinds].join()}`);
    });

    test(`${id} ${product}: a page, a gateway and a connection that repeat what was sent tell no secret`, async () => {
      for (const status of [200, 403, 404, 500]) {
        const subject = asked(known);
        const { url = '', query = '', headers, body } = await sentBy(known, sandbox);
        const echo = `${url}?${query} ${JSON.stringify(headers)} ${body ?? ''}`;
        sandbox.fault(known.id, { kind: 'status', status, body: `<html><body>${echo}</body></html>` });
        assertHidden((await failureOf(subject)) ?? assert.fail('answered'), subject, String(status));
      }
      for (const kind of ['reset-before-headers', 'reset-mid-body'] as const) {
        const subject = asked(known);
        sandbox.fault(known.id, { kind });
        assertHidden((await failureOf(subject)) ?? assert.fail('answered'), subject, kind);
      }
      sandbox.fault(known.id, undefined);
    });
  }

  for (const known of SERVED) {
    test(`${known.provider}, ${known.id}: what is no amount never becomes one`, async () => {
      const replies: HttpReply[] = [];
      const recording: typeof http = async (request) => {
        const reply = await http(request);
        replies.push(reply);
        return reply;
      };
      const amounts = amountsIn(await quantitiesOf(askedWith(recording, known, sandbox)));
      for (const changed of spoilt(replies)) {
        await assertNoOther(known, changed, amounts);
      }
    });
  }

  /** Lets the provider read these replies in turn: it may refuse them, and must find no other amounts in them. */
  async function assertNoOther(
    known: SandboxAccount,
    replies: readonly HttpReply[],
    amounts: ReadonlyMap<string, string>,
  ): Promise<void> {
    let count = 0;
    const replay = askedWith(
      async () => replies[Math.min(count++, replies.length - 1)] ?? assert.fail(),
      known,
      sandbox,
    );
    for (const [key, amount] of amountsIn(await quantitiesOf(replay))) {
      assert.equal(amount, amounts.get(key), `${key} of ${replies.map(({ text }) => text).join('\n')}`);
    }
  }
});

/** `expected` is what the table says; of other codes that they are no defect. */
function assertKind(kind: string, expected: string | undefined, code: string): void {
  const isRight = expected === undefined ? !/^(?:internal|bad-response)$/.test(kind) : kind === expected;
  assert.ok(isRight, `${code}: ${kind}`);
}

function assertHidden(failure: Failure | undefined, asked: Asked, about: string): void {
  const text = failure === undefined ? '' : textsOf(asked, failure);
  const [beside = ''] = Object.values(asked.request.credential);
  for (const secret of asked.secrets) {
    for (const form of FORMS) {
      assert.ok(!text.includes(form(secret, beside)), `${about}: a secret in ${text}`);
    }
  }
}

/** What is sent for an account. */
async function sentBy(known: SandboxAccount, sandbox: Sandbox) {
  const sent: Parameters<typeof http>[0][] = [];
  await askedWith(
    (request) => {
      sent.push(request);
      return http(request);
    },
    known,
    sandbox,
  )
    .ask()
    .catch(() => undefined);
  return sent.at(-1) ?? assert.fail('nothing was sent');
}
