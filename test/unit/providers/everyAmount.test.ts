import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Account } from '../../../src/balance/account/account.ts';
import { addDecimals, type Decimal, shiftDecimal, subtractDecimals } from '../../../src/balance/amount/decimal.ts';
import { isCurrency } from '../../../src/balance/amount/quantity.ts';
import { BalanceError, type Fault } from '../../../src/balance/fault/fault.ts';
import { systemClock } from '../../../src/base/clock.ts';
import { serve } from '../../../src/monitor/ask/service.ts';
import { createHttp } from '../../../src/net/http.ts';
import { createProviders, DESCRIPTORS } from '../../providers.ts';
import type { SandboxAccount } from '../../sandbox/account.ts';
import { type Counterpart, mountOf } from '../../sandbox/counterpart.ts';
import { KNOWN_ACCOUNTS } from '../../sandbox/knownAccounts.ts';
import { COUNTERPARTS } from '../../sandbox/providers/index.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';

const isOwn = (id: string): boolean => DESCRIPTORS.some((each) => each.id === id);
const SERVED = COUNTERPARTS.filter(({ id }) => isOwn(id));
const ACCOUNTS = KNOWN_ACCOUNTS.filter(({ provider }) => isOwn(provider));

/**
 * What is to be read of an account where that is not the field of the quantity's name, by its id or by its provider's. Derived from
 * what the sandbox was told of the account, not from its replies.
 */
const DERIVED: Readonly<Record<string, (account: SandboxAccount) => Readonly<Record<string, string>>>> = {
  '46elks': (account) => ({ balance: shiftDecimal(amountOf(account, 'balance'), 4) }),
  bulksms: (account) => ({ credits: amountOf(account, 'balance'), quota: amountOf(account, 'remaining') }),
  'huawei-debt': (account) => ({ debt_amount: `-${amountOf(account, 'debt_amount')}` }),
  mailgun: (account) => ({ monthly: subtractDecimals(amountOf(account, 'limit'), amountOf(account, 'current')) }),
  'mailgun-limit-alone': () => ({ monthly: 'not-told' }),
  'mailgun-without-limit': () => ({ monthly: 'not-allocated' }),
  'messagebird-postpaid': () => ({ amount: 'postpaid' }),
  'plivo-postpaid': () => ({ cash_credits: 'postpaid' }),
  resend: () => ({ monthly: 'used-only', daily: 'used-only' }),
  'sendgrid-subuser': () => ({ remain: 'unlimited' }),
  ses: (account) => ({
    SendQuota: subtractDecimals(amountOf(account, 'Max24HourSend'), amountOf(account, 'SentLast24Hours')),
  }),
  'ses-unlimited': () => ({ SendQuota: 'unlimited' }),
  tencent: (account) => ({ Balance: shiftDecimal(amountOf(account, 'Balance'), 2) }),
  'tencent-sms': (account) => ({
    packages: (account.packages ?? [])
      .filter(({ boughtDay, expiryDay }) => boughtDay <= 0 && expiryDay > 0)
      .reduce((sum, { id }) => addDecimals(sum, amountOf(account, id)), '0' as Decimal),
  }),
  'smsapi-absent': () => ({ points: 'not-told' }),
  'smsapi-null': () => ({ points: 'not-told' }),
  'tencent-sms-international': () => ({ packages: 'not-allocated' }),
  'twilio-subaccount': () => ({ balance: 'not-told' }),
};

/** Codes among the errors that are answers: nothing is allocated. */
const STATES: readonly string[] = ['jiguang 50000', 'jiguang 50033', 'mailgun 404'];

/** Codes of what stands before a service: they are not the provider's, and nothing is learned by them. */
const BEFORE: readonly string[] = ['resend 1010'];

/** Accounts that are served, and yet get no number: why. */
const REFUSED: Readonly<Record<string, Fault['kind']>> = {
  'huawei-cents': 'bad-response',
  'resend-restricted': 'not-enabled',
  'resend-silent': 'bad-response',
};

/** What an error may mean that comes with a status. */
function kindsOf(status: number): readonly Fault['kind'][] {
  if (status === 429 || status >= 500) {
    return [status === 429 ? 'rate-limited' : 'provider-down'];
  }
  const refusals = ['auth', 'not-enabled', 'ip-blocked', 'clock'] as const;
  return status === 401
    ? refusals
    : [...refusals, 'blocked', 'bad-endpoint', 'rate-limited', 'provider-down', 'provider-error'];
}

/** An amount that the sandbox was told, without a fraction of zeros where there can be none. */
function amountOf({ id, quantities }: SandboxAccount, field: string): Decimal {
  const amount = quantities[field];
  assert.ok(amount !== undefined && amount !== null, `${id} has no ${field}`);
  return amount.replace(/\.0$/, '') as Decimal;
}

/** What is read over real HTTP, compared with what counterparts were told that others have written from the same documents. */
describe('every amount and every refusal', () => {
  let sandbox: Sandbox;
  const providers = createProviders(createHttp(systemClock), systemClock);

  before(async () => {
    sandbox = await startSandbox();
  });
  after(async () => await sandbox.close());

  async function ask(known: SandboxAccount, elsewhere?: string) {
    const { id, name, provider, product, parameters } = known;
    const place = elsewhere ?? known.place;
    const counterpart = SERVED.find((each) => each.id === provider);
    assert.ok(counterpart);
    const endpoint = sandbox.url + mountOf(counterpart, place);
    const account: Account = {
      ...{ id, name, provider, product, endpoints: [endpoint] },
      ...(parameters === undefined ? {} : { parameters }),
      ...(place === undefined ? {} : { place }),
    };
    const served = serve(account, providers);
    assert.ok(served, `${provider} has no product ${product}`);
    return await served.provider.fetchBalance({
      ...{ account, product: served.product, credential: known.credential },
      endpoints: [endpoint],
      signal: new AbortController().signal,
    });
  }

  async function faultOf(asking: Promise<unknown>): Promise<Fault> {
    const caught: unknown = await asking.catch((error: unknown) => error);
    assert.ok(caught instanceof BalanceError, JSON.stringify(caught));
    return caught.fault;
  }

  for (const known of ACCOUNTS) {
    const { provider, id, words = {} } = known;

    test(`${provider} ${id}: what the account has`, async () => {
      const refused = REFUSED[id];
      if (refused !== undefined) {
        assert.equal((await faultOf(ask(known))).kind, refused);
        return;
      }
      const quantities = await ask(known);
      const derived = (DERIVED[id] ?? (provider in DERIVED ? DERIVED[provider] : undefined))?.(known);
      for (const { key, amount, unit } of quantities) {
        const told = (derived ?? known.quantities)[key];
        // What the sandbox was told by another name is compared in the provider's own test.
        assert.ok(told === undefined || amount === told, `${key}: ${amount}, not ${told}`);
        const currency = words['currency'] ?? words['currency_name_short'];
        assert.ok(currency === undefined || !isCurrency(unit) || unit === currency, unit);
      }
      assert.ok(quantities.length > 0);
    });
  }

  for (const known of ACCOUNTS.filter(({ place, provider }) => place !== undefined && provider !== 'ses')) {
    test(`${known.provider} ${known.id}: another place than its own does not know it`, async () => {
      const { places = [] } = SERVED.find(({ id }) => id === known.provider) ?? {};
      const other = places.find((place) => place !== known.place);
      assert.ok(other);
      await faultOf(ask(known, other));
    });
  }

  for (const counterpart of SERVED) {
    test(`${counterpart.id}: each documented error by its meaning, with its own code`, async () => {
      const kinds = new Map<string, Fault['kind']>();
      const errors = [...counterpart.errors].filter(([code]) => !STATES.includes(`${counterpart.id} ${code}`));
      for (const [code, { status }] of errors) {
        const { kind } = await refusedWith(counterpart, code);
        kinds.set(code, kind);
        const may = BEFORE.includes(`${counterpart.id} ${code}`) ? ['bad-response'] : kindsOf(status);
        assert.ok(may.includes(kind), `${code}, ${status}: ${kind}`);
      }
      // A table that maps all to one kind would pass all of the above in a service that has no statuses.
      assert.ok(new Set(kinds.values()).size >= Math.min(3, errors.length - 1), JSON.stringify([...kinds]));
    });
  }

  async function refusedWith(counterpart: Counterpart, code: string): Promise<Fault> {
    const [known] = ACCOUNTS.filter(({ provider }) => provider === counterpart.id);
    assert.ok(known);
    sandbox.fault(known.id, { kind: 'provider-error', code });
    const fault = await faultOf(ask(known));
    sandbox.fault(known.id, undefined);
    return fault;
  }
});
