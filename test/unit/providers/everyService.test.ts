import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Account, Credential } from '../../../src/balance/account/account.ts';
import { isAmount } from '../../../src/balance/amount/quantity.ts';
import { BalanceError, type Fault, type FaultKind, faultOf } from '../../../src/balance/fault/fault.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { serve } from '../../../src/monitor/ask/service.ts';
import { createHttp } from '../../../src/net/http.ts';
import { createProviders } from '../../providers.ts';
import type { SandboxAccount } from '../../sandbox/account.ts';
import type { SandboxFault } from '../../sandbox/faults/fault.ts';
import { WRONG_AMOUNTS } from '../../sandbox/faults/samples.ts';
import { KNOWN_ACCOUNTS } from '../../sandbox/knownAccounts.ts';
import { COUNTERPARTS } from '../../sandbox/providers/index.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';

const providers = createProviders(createHttp(systemClock), systemClock);

/** Accounts that the documents have no amount for, and what is said of them. */
const WITHOUT_AMOUNT: Readonly<Record<string, readonly FaultKind[]>> = {
  'huawei-cents': ['bad-response'],
  'resend-silent': ['bad-response'],
  'resend-restricted': ['not-enabled'],
};

/** What a reply with an error of the provider's documents may never be taken for. */
const NEVER: readonly FaultKind[] = ['timeout', 'too-large', 'internal'];

/** In place of a reply. */
const NOBODYS: Readonly<Record<string, SandboxFault>> = {
  nothing: { kind: 'empty' },
  'a plain 0': { kind: 'body', text: '0', contentType: 'text/plain' },
  'an empty object': { kind: 'body', text: '{}' },
  'an empty list': { kind: 'body', text: '[]' },
  null: { kind: 'body', text: 'null' },
  'a page to sign in': { kind: 'html-portal' },
};

/** Replies whose first amount is none, or not where it belongs. Some providers group digits, which is none of these. */
const SPOILED: Readonly<Record<string, SandboxFault>> = {
  ...Object.fromEntries(Object.entries(WRONG_AMOUNTS).filter(([name]) => name !== 'grouped')),
  missing: { kind: 'field', change: 'missing' },
  renamed: { kind: 'field', change: 'renamed' },
  nested: { kind: 'field', change: 'nested' },
  doubled: { kind: 'doubled' },
  malformed: { kind: 'malformed' },
  'keys of prototypes': { kind: 'hostile-keys', instead: true },
  truncated: { kind: 'truncated', by: 'content-length' },
};

/** In a plain text nobody sees that an amount is there twice: it is a longer one. */
const PLAIN_TEXT: readonly string[] = ['messente', 'smsbao'];

describe('every account of the sandbox, asked over real HTTP', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
  });
  after(async () => await sandbox.close());

  async function ask(known: SandboxAccount, credential: Credential = known.credential) {
    const { id, name, provider, product, place, parameters } = known;
    const account: Account = {
      ...{ id, name, provider, product, endpoints: [sandbox.endpointOf(id)] },
      ...(place === undefined ? {} : { place }),
      ...(parameters === undefined ? {} : { parameters }),
    };
    const served = serve(account, providers) ?? assert.fail(`${provider}/${product} is not served`);
    return await served.provider.fetchBalance({
      account,
      product: served.product,
      credential,
      endpoints: account.endpoints ?? [],
      signal: new AbortController().signal,
    });
  }

  async function faultFrom(known: SandboxAccount, credential?: Credential): Promise<Fault> {
    const fault = await ask(known, credential).then(
      (quantities) => assert.fail(`${known.id} got ${JSON.stringify(quantities)}`),
      (error: unknown) => (error instanceof BalanceError ? error.fault : assert.fail(String(error))),
    );
    return checked(known, fault);
  }

  /** A fault that is of the reply, and holds no part of the credential. */
  function checked(known: SandboxAccount, fault: Fault): Fault {
    assert.ok(!NEVER.includes(fault.kind), `${known.id}: ${JSON.stringify(fault)}`);
    for (const part of Object.values(known.credential)) {
      assert.ok(
        part.length < 8 || !JSON.stringify(fault).includes(part),
        `${known.id}: a part of the credential got out`,
      );
    }
    return fault;
  }

  for (const { id } of providers) {
    const counterpart = COUNTERPARTS.find((each) => each.id === id);
    const accounts = KNOWN_ACCOUNTS.filter(({ provider }) => provider === id);

    test(`${id}: the sandbox has an account of it, with the parts, the parameters and the place of its product`, () => {
      assert.ok(counterpart !== undefined && accounts.length > 0);
      for (const { product, credential, parameters = {}, place } of accounts) {
        const described = providers.find((each) => each.id === id)?.products.find((each) => each.id === product);
        assert.ok(described !== undefined, `no product ${product}`);
        const parts = described.credential.map((part) => part.id);
        assert.deepEqual(
          Object.keys(credential).filter((part) => !parts.includes(part)),
          [],
          product,
        );
        const known = (described.parameters ?? []).map((each) => each.id);
        assert.deepEqual(
          Object.keys(parameters).filter((each) => !known.includes(each)),
          [],
          product,
        );
        const places = described.places === 'personal' ? [] : described.places.map((each) => each.id);
        assert.ok(place === undefined || places.includes(place), `no place ${place}`);
      }
    });

    for (const known of accounts) {
      const expected = WITHOUT_AMOUNT[known.id];
      test(`${id}: ${known.id} is answered`, async () => {
        if (expected !== undefined) {
          assert.ok(expected.includes((await faultFrom(known)).kind));
          return;
        }
        const quantities = await ask(known);
        assert.ok(quantities.length > 0);
        const keys = quantities.map(({ key }) => key);
        assert.deepEqual([...new Set(keys)], keys);
      });

      if (expected === undefined) {
        for (const part of Object.keys(known.credential)) {
          test(`${id}: ${known.id} with a wrong ${part} is refused`, async () => {
            const fault = await faultFrom(known, {
              ...known.credential,
              [part]: changed(known.credential[part] ?? ''),
            });
            assert.ok(['auth', 'bad-endpoint'].includes(fault.kind), JSON.stringify(fault));
          });
        }
      }
    }

    const [first] = accounts.filter((known) => WITHOUT_AMOUNT[known.id] === undefined);
    if (counterpart !== undefined && first !== undefined) {
      test(`${id}: no reply that is spoiled gives a number`, async () => {
        const good = new Set<string>((await ask(first)).map(({ amount }) => amount));
        const faults = Object.entries(SPOILED).filter(([what]) => what !== 'doubled' || !PLAIN_TEXT.includes(id));
        for (const [what, fault] of faults) {
          sandbox.fault(first.id, fault);
          const quantities = await ask(first).catch((error: unknown) => [checked(first, faultOf(error))]);
          for (const each of quantities) {
            assert.ok(
              !('amount' in each && isAmount(each.amount)) || good.has(each.amount),
              `${what}: ${JSON.stringify(each)}`,
            );
          }
        }
        sandbox.fault(first.id, undefined);
      });

      test(`${id}: a reply in nobody's form proves no credential`, async () => {
        for (const [what, fault] of Object.entries(NOBODYS)) {
          sandbox.fault(first.id, fault);
          assert.ok((await faultFrom(first)).kind, what);
        }
        sandbox.fault(first.id, undefined);
      });

      test(`${id}: is asked all the same while its clock is an hour off`, async () => {
        for (const hours of [1, -1, 0]) {
          sandbox.setClockSkew(hours * 3_600_000);
          assert.ok((await ask(first)).length > 0, `${hours} hours`);
        }
      });
    }
  }
});

/** Another text that looks the same. */
function changed(part: string): string {
  return part.replace(/\w(?=\W*$)/, (last) => (last === '0' ? '1' : '0'));
}
