import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Account } from '../../../../src/balance/account/account.ts';
import { askedOf, identityOf, isAskedAs, visibleParts } from '../../../../src/balance/account/identity.ts';
import { questionOf } from '../../../../src/providers/places.ts';
import type { Product } from '../../../../src/providers/provider.ts';

const ACCOUNT: Account = { id: 'a', name: 'SMS', provider: 'plain', product: 'sms' };
/** Two places and two parameters, one of which only says in which form it is asked. */
const PRODUCT: Pick<Product, 'places' | 'parameters'> = {
  places: [
    { id: 'eu', label: () => 'EU', hosts: ['https://eu.example'] },
    { id: 'us', label: () => 'US', hosts: ['https://us.example'] },
  ],
  parameters: [
    { id: 'format', label: () => 'Format', initial: 'json', isForm: true },
    { id: 'subuser', label: () => 'Subuser', initial: '' },
  ],
};
const CREDENTIAL = { key: '10001', secret: 's' };

function identity(changes: Partial<Account> = {}, credential = CREDENTIAL, turn?: string, keyIsSecret?: true): string {
  const fields = [
    { id: 'key', ...(keyIsSecret === undefined ? {} : { secret: keyIsSecret }) },
    { id: 'secret', secret: true as const },
  ];
  const account = { ...ACCOUNT, ...changes };
  return identityOf(account, questionOf(account, PRODUCT), visibleParts(credential, fields), turn);
}

for (const [what, other, isSame] of [
  ['a new secret', identity({}, { ...CREDENTIAL, secret: 'other' }), true],
  ['a name, an interval, thresholds', identity({ name: 'Other', refreshInterval: 5, daysLeft: '3' as never }), true],
  ['what is read in another form', identity({ parameters: { format: 'xml' } }), true],
  ['the first place, by its name', identity({ place: 'eu' }), true],
  ['another place', identity({ place: 'us' }), false],
  ['a parameter that says what is asked', identity({ parameters: { subuser: 'a' } }), false],
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
  assert.equal(isAskedAs(subject, askedOf(ACCOUNT, questionOf(ACCOUNT, PRODUCT))), true);
  assert.equal(isAskedAs(subject, askedOf({ ...ACCOUNT, product: 'mail' }, questionOf(ACCOUNT, PRODUCT))), false);
  assert.match(subject.identity, /^[0-9a-f]{12}\.[0-9a-f]{12}$/);
  // Short numbers could be tried out: equal ones of two accounts look different.
  assert.notEqual(identity().split('.')[1], identity({ id: 'b' }).split('.')[1]);
});
