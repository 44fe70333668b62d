import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../src/base/language.ts';
import { OFFERED } from '../../../src/providers/offered.ts';
import type { Offer } from '../../../src/providers/provider.ts';
import { createProviders } from '../../providers.ts';
import { settingsById } from '../../settings.ts';
import { HandClock } from '../net/handClock.ts';

interface Schema {
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly const?: string;
  readonly pattern?: string;
  readonly propertyNames?: Schema;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema | false>>;
}

interface Entries extends Schema {
  readonly allOf: readonly { readonly if: Schema; readonly then: Schema }[];
  readonly defaultSnippets: readonly { readonly body: Readonly<Record<string, unknown>> }[];
}

const schema =
  settingsById<{ readonly items: Entries }>()['messagingBalance.accounts']?.items ?? assert.fail('no schema');
const providers = createProviders(() => Promise.reject(new Error('asks no one')), new HandClock());

function property({ properties }: Schema, name: string): Schema {
  const found = properties?.[name];
  assert.ok(found, name);
  return found;
}

function propertiesIn(rule: Schema | false | undefined): object {
  return rule ? (rule.properties ?? {}) : {};
}

/** What the schema says of the entries of one product: what all its rules together say. */
function ruleOf(provider: string, product: string): Schema {
  const rules = schema.allOf.filter(({ if: { properties } }) => {
    const [own, of] = [properties?.['provider'], properties?.['product']];
    return own && own.const === provider && (!of || of.enum?.includes(product) === true);
  });
  assert.ok(rules.length > 0, `package.json has no rule for entries of ${provider}`);
  return { properties: Object.assign({}, ...rules.map(({ then }) => then.properties)) };
}

test('the setting offers the providers that there are, each with a description', () => {
  const [own] = property(schema, 'provider').anyOf ?? [];
  assert.deepEqual(
    own?.enum,
    providers.map(({ id }) => id),
  );
  assert.equal(own?.enumDescriptions?.length, providers.length);
});

test('what is known of providers before they are loaded is what they say of themselves', () => {
  const told = ({ id, label, otherNames }: Offer) => [id, label(english.t), otherNames];
  assert.deepEqual(OFFERED.map(told), providers.map(told));
});

test('every credential has one to four parts with ids of their own, at least one of them secret', () => {
  for (const { credential, id } of providers.flatMap(({ products }) => products)) {
    assert.ok(credential.length >= 1 && credential.length <= 4, id);
    assert.equal(new Set(credential.map((field) => field.id)).size, credential.length, id);
    assert.ok(
      credential.some(({ secret }) => secret === true),
      id,
    );
    // What is saved has the places beside the parts.
    assert.ok(
      credential.every((field) => /^[a-z][A-Za-z]*$/.test(field.id) && field.id !== 'places'),
      id,
    );
  }
});

for (const { id, products } of providers) {
  test(`the setting takes the products, quantities, places, parameters and variables of ${id}, and no others`, () => {
    const keys = products.flatMap(({ quantities }) => quantities.map(({ key }) => key));
    for (const product of products) {
      const rule = ruleOf(id, product.id);
      assert.deepEqual(
        property(rule, 'product').enum,
        products.map((each) => each.id),
      );
      assert.deepEqual(property(rule, 'thresholds').propertyNames?.enum, [...new Set(keys)]);
      const { places, parameters = [], credential } = product;
      const place = property(rule, 'place');
      if (places === 'personal') {
        assert.match('https://own.example', new RegExp(place.pattern ?? 'none'));
      } else {
        assert.deepEqual(
          place.enum,
          places.map((each) => each.id),
        );
      }
      assert.deepEqual(
        Object.keys(propertiesIn(rule.properties?.['parameters'])),
        parameters.map((each) => each.id),
      );
      for (const { id: parameter, choices } of parameters) {
        assert.deepEqual(property(property(rule, 'parameters'), parameter).enum, choices);
      }
      const env = property(rule, 'env');
      assert.deepEqual(env.propertyNames?.enum?.toSorted(), credential.map((field) => field.id).toSorted());
      const needed = credential.filter(({ optional }) => optional !== true).map((field) => field.id);
      assert.deepEqual(env.required?.toSorted(), needed.toSorted());
    }
  });

  test(`a snippet begins an entry of ${id}`, () => {
    const body = schema.defaultSnippets.find((snippet) => snippet.body['provider'] === id)?.body;
    assert.equal(body?.['product'], `\${3|${products.map((product) => product.id).join(',')}|}`);
  });
}

test('E5: a provider is found by the names that it has in other languages and places', () => {
  const namesOf = (id: string): string => {
    const provider = providers.find((each) => each.id === id);
    return [provider?.label(english.t), ...(provider?.otherNames ?? [])].join(' ').toLowerCase();
  };
  for (const name of ['jiguang', 'jpush', '极光']) {
    assert.ok(namesOf('jiguang').includes(name), name);
  }
  for (const name of ['submail', '赛邮']) {
    assert.ok(namesOf('submail').includes(name), name);
  }
});
