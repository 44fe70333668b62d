import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account } from '../../../../src/balance/account/account.ts';
import { askedOf, identityOf, isAskedAs, visibleParts } from '../../../../src/balance/account/identity.ts';

const ACCOUNT: Account = { id: 'a', name: 'SMS', provider: 'plain', product: 'sms' };
const CREDENTIAL = { key: '10001', secret: 's' };

function identity(changes: Partial<Account> = {}, credential = CREDENTIAL, turn?: string, keyIsSecret?: true): string {
  const fields = [
    { id: 'key', ...(keyIsSecret === undefined ? {} : { secret: keyIsSecret }) },
    { id: 'secret', secret: true as const },
  ];
  return identityOf({ ...ACCOUNT, ...changes }, visibleParts(credential, fields), turn);
}

for (const [what, other, isSame] of [
  ['a new secret', identity({}, { ...CREDENTIAL, secret: 'other' }), true],
  ['a name, an interval, thresholds', identity({ name: 'Other', refreshInterval: 5, daysLeft: '3' as never }), true],
  ['what is read in another form', identity({ format: 'xml', signType: 'md5', contentType: 'json' }), true],
  ['variables of other names', identity({ env: { key: 'K', secret: 'S' } }), true],
  ['another visible half', identity({}, { ...CREDENTIAL, key: '10002' }), false],
  ['another provider', identity({ provider: 'rich' }), false],
  ['another product', identity({ product: 'mail' }), false],
  ['another endpoint', identity({ endpoints: ['https://other.example'] }), false],
] as const) {
  test(`C5: ${what} is ${isSame ? 'the same' : 'another'} account of the provider`, () => {
    assert.equal(other === identity(), isSame);
  });
}

test('C5: where nothing may be seen every credential is of the same account, until the user says otherwise', () => {
  const other = { key: 'other', secret: 'other' };
  assert.equal(identity({}, CREDENTIAL, undefined, true), identity({}, other, undefined, true));
  assert.notEqual(identity({}, CREDENTIAL, undefined, true), identity({}, CREDENTIAL, 'turn', true));
});

test('C5: an identity is of its question, and tells nothing of the credential', () => {
  const subject = { identity: identity(), name: '', provider: '', product: '' };
  assert.equal(isAskedAs(subject, askedOf(ACCOUNT)), true);
  assert.equal(isAskedAs(subject, askedOf({ ...ACCOUNT, product: 'mail' })), false);
  assert.match(subject.identity, /^[0-9a-f]{12}\.[0-9a-f]{12}$/);
  // Short numbers could be tried out: equal ones of two accounts look different.
  assert.notEqual(identity().split('.')[1], identity({ id: 'b' }).split('.')[1]);
});
