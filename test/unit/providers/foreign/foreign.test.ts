import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FOREIGN_ID } from '../../../../src/balance/account/account.ts';
import { english } from '../../../../src/base/language.ts';
import type { Http } from '../../../../src/net/request.ts';
import { foreignProvider } from '../../../../src/providers/foreign/foreign.ts';
import { hostsOf } from '../../../../src/providers/places.ts';
import { createProviders } from '../../../providers.ts';
import { settingsById } from '../../../settings.ts';
import { HandClock } from '../../net/handClock.ts';
import { description, product, quantity } from './foreignDescription.ts';

const clock = new HandClock();
const http: Http = () => Promise.reject(new Error('asks no one'));

test('a description becomes a provider with its labels, products and quantities', () => {
  const provider = foreignProvider(description(), clock, http);
  assert.equal(provider.id, 'acme.sms');
  assert.equal(provider.isForeign, true);
  assert.equal(provider.label(english.t), 'Acme');
  const [first] = provider.products;
  assert.ok(first);
  const { id, console, credential, quantities } = first;
  assert.deepEqual(
    [id, hostsOf(first), console, credential],
    [
      'sms',
      ['api.acme.example'],
      product().console,
      [
        { id: 'key', name: 'key' },
        { id: 'secret', name: 'token', secret: true, isChosen: true },
      ],
    ],
  );
  const texts = [first.label, first.description, first.whereToFind].map((text) => text(english.t));
  assert.deepEqual(texts, ['SMS', 'messages', 'It is in the console.']);
  assert.deepEqual(
    quantities.map(({ key, unit, resets, label }) => [key, unit, resets, label(english.t)]),
    [
      ['left', 'messages', undefined, 'Messages'],
      ['free', 'emails', 'day', 'Free e-mails'],
      ['money', 'CNY', undefined, 'Money'],
    ],
  );
});

test('what is described is read once: later changes are not looked at', () => {
  const described = description();
  const provider = foreignProvider(described, clock, http);
  described.label = 'SUBMAIL';
  described.products[0] = product({ hosts: ['https://evil.example'] });
  assert.equal(provider.label(english.t), 'Acme');
  assert.deepEqual(provider.products.flatMap(hostsOf), ['api.acme.example']);
});

test('texts are one harmless line, and are cut', () => {
  const long = 'x'.repeat(1_000);
  const provider = foreignProvider(description({ label: `A\u202e\nB \u0000${long}` }), clock, http);
  assert.equal(provider.label(english.t), `A B ${'x'.repeat(55)}…`);
});

const products = (changes: object): object => ({ products: [product(changes)] });
const quantities = (changes: object): object => products({ quantities: [quantity(changes)] });

for (const [about, changes, message] of [
  ['no id', { id: undefined }, /"id" must be a text/],
  ['an id without a dot, as the own ones have', { id: 'submail' }, /"id" must be words with dots/],
  ['an id in capitals', { id: 'Acme.sms' }, /"id" must be words with dots/],
  ['an id that is a field of objects', { id: '__proto__' }, /"id" must be words with dots/],
  ['a label that shows nothing', { label: '\u200b ' }, /"label" must be a text/],
  ['a label that is no text', { label: { toString: () => 'Acme' } }, /"label" must be a text/],
  ['no function', { fetchBalance: 'x' }, /"fetchBalance" must be a function/],
  ['no products', { products: [] }, /"products" must be a list of 1 to 50/],
  ['products that are no list', { products: { length: 1 } }, /"products" must be a list of 1 to 50/],
  [
    'too many products',
    { products: Array.from({ length: 51 }, () => product()) },
    /"products" must be a list of 1 to 50/,
  ],
  ['a product that is nothing', { products: [null] }, /a product must be an object/],
  ['two products of one id', { products: [product(), product()] }, /no two of "products"/],
  ['a product id that is a field of objects', products({ id: '__proto__' }), /"id" must be a name/],
  [
    'a host without TLS',
    products({ hosts: ['http://api.acme.example'] }),
    /"hosts" must be https addresses \(not-https\)/,
  ],
  [
    'a host with a password',
    products({ hosts: ['https://a:b@acme.example'] }),
    /"hosts" must be https addresses \(user-info\)/,
  ],
  ['a host that is no text', products({ hosts: [7] }), /"hosts" must be https addresses \(not-a-url\)/],
  ['no host', products({ hosts: [] }), /"hosts" must be a list/],
  [
    'a console that is a command',
    products({ console: 'command:workbench.action.quit' }),
    /"console" must be an https address/,
  ],
  ['a console that is a file', products({ console: 'file:///etc/passwd' }), /"console" must be an https address/],
  ['no name of the secret', products({ secretName: '' }), /"secretName" must be a text/],
  ['no quantities', products({ quantities: undefined }), /"quantities" must be a list/],
  ['two quantities of one key', products({ quantities: [quantity(), quantity()] }), /no two of "quantities"/],
  [
    'a unit that is unknown',
    quantities({ unit: 'dollars' }),
    /"unit" must be one of messages, emails, credits, in reply, or a currency such as CNY/,
  ],
  ['a unit that is a field of objects', quantities({ unit: 'toString' }), /"unit" must be one of/],
  ['a key with blanks', quantities({ key: 'a b' }), /"key" must be a name/],
  ['a key that is a field of objects', quantities({ key: '__proto__' }), /"key" must be a name/],
] as const) {
  test(`refused with a sentence: ${about}`, () =>
    assert.throws(() => foreignProvider({ ...description(), ...changes }, clock, http), {
      name: 'TypeError',
      message,
    }));
}

test('what is no object is refused, and what throws while it is read throws for its author', () => {
  for (const value of [undefined, null, 'acme.sms', 5]) {
    assert.throws(() => foreignProvider(value, clock, http), /the provider must be an object/);
  }
  const hostile = {
    get id(): string {
      throw new RangeError('mine');
    },
  };
  assert.throws(() => foreignProvider(hostile, clock, http), /mine/);
});

test('no provider of the program has an id that another extension may take, and the schema has the same pattern', async () => {
  const own = createProviders(http, clock);
  assert.deepEqual(
    own.filter(({ id }) => FOREIGN_ID.test(id)),
    [],
  );
  interface Setting {
    readonly items: { readonly properties: { readonly provider: { readonly anyOf: readonly { pattern?: string }[] } } };
  }
  const { items } = settingsById<Setting>()['messagingBalance.accounts'] ?? assert.fail('no setting');
  assert.equal(items.properties.provider.anyOf[1]?.pattern, FOREIGN_ID.source);
});
