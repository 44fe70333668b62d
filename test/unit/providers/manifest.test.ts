import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { english } from '../../../src/base/language.ts';
import { createProviders } from '../../../src/providers/index.ts';
import { HandClock } from '../net/handClock.ts';

interface Schema {
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly const?: string;
  readonly pattern?: string;
  readonly propertyNames?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema | false>>;
}

interface Entries extends Schema {
  readonly allOf: readonly { readonly if: Schema; readonly then: Schema }[];
  readonly defaultSnippets: readonly { readonly body: Readonly<Record<string, string>> }[];
}

const manifest = JSON.parse(await readFile(new URL('../../../package.json', import.meta.url), 'utf8'));
const schema: Entries = manifest.contributes.configuration.properties['messagingBalance.accounts'].items;
const providers = createProviders(() => Promise.reject(new Error('asks no one')), new HandClock());

function property({ properties }: Schema, name: string): Schema {
  const found = properties?.[name];
  assert.ok(found, name);
  return found;
}

/** What the schema says of the entries of one provider. */
function ruleOf(provider: string): Schema {
  const rule = schema.allOf.find((each) => property(each.if, 'provider').const === provider);
  assert.ok(rule, `package.json has no rule for entries of ${provider}`);
  return rule.then;
}

test('the setting offers the providers that there are, each with a description', () => {
  const [own] = property(schema, 'provider').anyOf ?? [];
  assert.deepEqual(
    own?.enum,
    providers.map(({ id }) => id),
  );
  assert.equal(own?.enumDescriptions?.length, providers.length);
});

test('the setting takes a variable for each part of the credentials that there are', () => {
  const fields = providers.flatMap(({ products }) => products.flatMap(({ credential }) => credential));
  const { properties = {} } = property(schema, 'env');
  assert.deepEqual(Object.keys(properties).sort(), [...new Set(fields.map(({ id }) => id))].sort());
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

for (const { id, products, options } of providers) {
  test(`the setting takes the products, quantities and options of ${id}, and no others`, () => {
    const rule = ruleOf(id);
    assert.deepEqual(
      property(rule, 'product').enum,
      products.map((product) => product.id),
    );
    const keys = products.flatMap(({ quantities }) => quantities.map(({ key }) => key));
    assert.deepEqual(property(rule, 'thresholds').propertyNames?.enum, [...new Set(keys)]);
    for (const [option, values] of [
      ['signType', options?.signTypes],
      ['format', options?.formats],
      ['contentType', options?.contentTypes],
    ] as const) {
      if (values === undefined) {
        assert.equal(rule.properties?.[option], false, option);
      } else {
        assert.deepEqual(rule.properties?.[option] ?? property(schema, option), property(schema, option));
        assert.deepEqual(property(schema, option).enum, values);
      }
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
