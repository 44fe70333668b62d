import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SandboxAccount } from '../../sandbox/account.ts';
import { SandboxAccounts } from '../../sandbox/accounts.ts';
import { addUnits } from '../../sandbox/amount.ts';
import { KNOWN_ACCOUNTS, SANDBOX_ACCOUNTS } from '../../sandbox/knownAccounts.ts';

/** What `count` accepted requests in a row get. */
function taken(accounts: SandboxAccounts, id: string, field: string, count: number): (string | null | undefined)[] {
  return Array.from({ length: count }, () => accounts.advance(id).quantities[field]);
}

const VOICE: Omit<SandboxAccount, 'endpoint'> = {
  id: 'calls',
  name: 'Calls',
  provider: 'submail',
  product: 'voice',
  credential: { key: '10004', secret: 'k' },
  quantities: { balance: '3.5' },
};

const OTHER = { key: 'o', secret: 'o' };

test('accounts are there from the start, each of another product, with its provider’s endpoint', () => {
  const accounts = new SandboxAccounts();
  assert.deepEqual(accounts.list(), KNOWN_ACCOUNTS);
  assert.ok(SANDBOX_ACCOUNTS.length >= 5);
  const products = SANDBOX_ACCOUNTS.map(({ provider, product }) => `${provider} ${product}`);
  assert.deepEqual([...new Set(products)], products);
  for (const { provider, endpoint } of SANDBOX_ACCOUNTS) {
    assert.equal(endpoint, `/${provider}`);
  }
});

test('an added account gets its provider’s endpoint; doubles and unknown things are refused', () => {
  const accounts = new SandboxAccounts();
  assert.equal(accounts.add(VOICE).endpoint, '/submail');
  assert.throws(() => accounts.add({ ...VOICE, credential: { key: 'other', secret: 'k' } }), /already/);
  assert.throws(() => accounts.add({ ...VOICE, id: 'other' }), /already/);
  assert.throws(() => accounts.add({ ...VOICE, id: 'o', credential: OTHER, product: 'fax' }), /no product/);
  assert.throws(
    () => accounts.add({ ...VOICE, id: 'o', credential: OTHER, quantities: { credit: '1' } }),
    /no quantity credit/,
  );
  assert.throws(() => accounts.get('o'), /no account o/);
});

test('a set quantity stays until it is changed; the others keep their amounts', () => {
  const accounts = new SandboxAccounts();
  accounts.set('checkout-app', { app_voice: null });
  assert.deepEqual(accounts.advance('checkout-app').quantities, {
    app_balance: '1',
    app_voice: null,
    app_industry: '44',
    app_market: '14',
  });
  assert.throws(() => accounts.set('checkout-app', { balance: '1' }), /no quantity balance/);
  for (const amount of ['', '1e3', '01', '1.', '+1', '1,000']) {
    assert.throws(() => accounts.set('checkout-app', { app_voice: amount }), /plain notation/);
  }
});

test('a script takes one step per request and stays at its last', () => {
  const accounts = new SandboxAccounts();
  accounts.script('newsletter', [{ balance: '40' }, { balance: '-1', free_balance: null }]);
  assert.equal(accounts.get('newsletter').quantities['balance'], '50', 'nothing moves before a request');
  assert.deepEqual(taken(accounts, 'newsletter', 'balance', 3), ['40', '-1', '-1']);
  assert.equal(accounts.get('newsletter').quantities['free_balance'], null);
  assert.throws(() => accounts.script('newsletter', [{ balance: '1' }, { balance: 'x' }]), /plain notation/);
});

test('setting a quantity ends a script', () => {
  const accounts = new SandboxAccounts();
  accounts.script('newsletter', [{ balance: '40' }]);
  accounts.set('newsletter', { balance: '30' });
  assert.deepEqual(taken(accounts, 'newsletter', 'balance', 2), ['30', '30']);
});

test('a drifting balance falls, is topped up when low, and is the same on every run', () => {
  const run = (): (string | null | undefined)[] => {
    const accounts = new SandboxAccounts();
    accounts.drift('international-sms', 3);
    return taken(accounts, 'international-sms', 'balance', 200);
  };
  const amounts = run();
  assert.deepEqual(run(), amounts);
  let topUps = 0;
  let before = 100.15;
  for (const amount of amounts) {
    assert.match(amount ?? '', /^\d+\.\d\d$/);
    const now = Number(amount);
    if (now > before) {
      topUps += 1;
      assert.equal(amount, '100.15');
      assert(before < 100.15 * 0.2);
    } else {
      assert(before - now <= 6.001);
    }
    before = now;
  }
  assert(topUps >= 3, `${topUps} top-ups`);
});

test('drift leaves what is not allocated and never goes below nothing', () => {
  const accounts = new SandboxAccounts();
  accounts.set('checkout-app', { app_balance: null, app_voice: '0' });
  accounts.drift('checkout-app', 1000);
  for (let request = 0; request < 5; request += 1) {
    const { app_balance, app_voice, app_industry } = accounts.advance('checkout-app').quantities;
    assert.equal(app_balance, null);
    assert.equal(app_voice, '0');
    assert(Number(app_industry) >= 0);
  }
});

test('a secret can change while everything else stays', () => {
  const accounts = new SandboxAccounts();
  accounts.changeSecret('newsletter', 'fresh');
  assert.deepEqual(accounts.get('newsletter'), {
    ...SANDBOX_ACCOUNTS[3],
    credential: { key: '10002', secret: 'fresh' },
  });
  assert.throws(() => accounts.changeSecret('newsletter', 'x', 'token'), /no part token/);
});

test('amounts are added exactly', () => {
  assert.equal(addUnits('100.15', -20n), '99.95');
  assert.equal(addUnits('0.05', -10n), '-0.05');
  assert.equal(addUnits('9007199254740993', 1n), '9007199254740994');
  assert.equal(addUnits('-1', 1n), '0');
});

test('an account belongs to a place of its provider, and is found by parts of its credential', () => {
  const accounts = new SandboxAccounts();
  assert.equal(accounts.add({ ...VOICE, place: 'backup' }).endpoint, '/submail/backup');
  assert.throws(() => accounts.add({ ...VOICE, id: 'o', place: 'moon' }), /no place submail\/moon/);
  assert.equal(accounts.with('submail', { key: '10004' })?.id, 'calls');
  assert.equal(accounts.with('submail', { key: '10004', secret: 'x' }), undefined);
  assert.equal(accounts.with('jiguang', { key: '10004' }), undefined);
});

test('packages are quantities by their ids, and words can change', () => {
  const accounts = new SandboxAccounts();
  const bought = { id: 'P1', total: '100', boughtDay: -1, expiryDay: 30 };
  accounts.add({ ...VOICE, quantities: { balance: '3.5', P1: '40' }, packages: [bought] });
  accounts.set('calls', { P1: '39' });
  assert.deepEqual(accounts.get('calls').quantities, { balance: '3.5', P1: '39' });
  assert.throws(() => accounts.set('calls', { P2: '1' }), /no quantity P2/);
  accounts.say('calls', { currency: 'EUR' });
  accounts.say('calls', { payment: 'postpaid' });
  assert.deepEqual(accounts.get('calls').words, { currency: 'EUR', payment: 'postpaid' });
});
