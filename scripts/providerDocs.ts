import { english, joinList, type Language } from '../src/base/language.ts';
import type { Descriptor, Service } from '../src/providers/contract.ts';
import type { Parameter } from '../src/providers/provider.ts';

/** Texts by their keys. */
export type Texts = Readonly<Record<string, string>>;

/** As JSON Schema calls it. An object with a function of this name is taken for a promise; this one is none. */
const THEN = 'then';

/** What the manifest's setting of accounts says of providers, as far as `npm run docs` writes it. */
export interface AccountsSchema {
  defaultSnippets: readonly object[];
  properties: { provider: { anyOf: object[] } };
  allOf: readonly object[];
}

/** Writes the providers into the schema of an account's entry. */
export function fillSchema(schema: AccountsSchema, descriptors: readonly Descriptor[]): void {
  schema.defaultSnippets = descriptors.map(snippetOf);
  schema.properties.provider.anyOf[0] = {
    enum: idsOf(descriptors),
    enumDescriptions: descriptors.map(({ id }) => `%${labelKey(id)}%`),
  };
  schema.allOf = accountRules(descriptors);
}

/** The names of the providers among the manifest's texts in a language. */
export function providerTexts(descriptors: readonly Descriptor[], { t }: Language): Texts {
  return Object.fromEntries(descriptors.map(({ id, label }) => [labelKey(id), label(t)]));
}

/** Whether a text of the manifest is the name of a provider. */
export function isProviderText(key: string): boolean {
  return /^provider\./.test(key);
}

/** The rows of the READMEs' table of providers: products with the same credential stand in one. */
export function providerRows(descriptors: readonly Descriptor[], language: Language): readonly (readonly string[])[] {
  const { t } = language;
  return descriptors.flatMap(({ label, products }) => {
    const credentials = [...new Set(products.map(credentialText))];
    return credentials.map((credential, index) => {
      const names = products.filter((product) => credentialText(product) === credential).map((each) => each.label(t));
      return [index === 0 ? label(t) : '', joinList(names, language), `\`${credential}\``];
    });
  });
}

/** The file that tells what is known of the providers before they are loaded. */
export function offeredText(descriptors: readonly Descriptor[]): string {
  const entries = descriptors.map(({ id, label, region, otherNames = [] }) =>
    [
      '  {',
      `    id: ${quoted(id)},`,
      ...(region === undefined ? [] : [`    region: ${quoted(region)},`]),
      `    label: ${isTranslated(label) ? `(t) => t(${quoted(label(english.t))})` : `() => ${quoted(label(english.t))}`},`,
      ...(otherNames.length === 0 ? [] : [`    otherNames: [${otherNames.map(quoted).join(', ')}],`]),
      '  },',
    ].join('\n'),
  );
  return `import type { OwnId } from './index.ts';
import type { Offer } from './provider.ts';

/** The program's own providers as they are known before their files are loaded. \`npm run docs\` writes this file. */
export const OFFERED: readonly (Offer & { readonly id: OwnId })[] = [
${entries.join('\n')}
];
`;
}

/** Whether a name differs between languages; many are the same in all of them. */
function isTranslated(label: Descriptor['label']): boolean {
  return label(() => '') === '';
}

/** What is undefined in here and below is left out where it is written. */
function snippetOf({ id, products }: Descriptor): object {
  const [first] = products;
  const asked = (first?.parameters ?? []).filter(({ initial }) => initial === undefined);
  const parameters = asked.map((parameter, index) => [parameter.id, valueSnippet(parameter, 5 + index)] as const);
  return {
    label: `%${labelKey(id)}%`,
    body: {
      id: `\${1:${id}-1}`,
      name: '%snippet.name%',
      provider: id,
      product: choice(3, idsOf(products)),
      place: placeSnippet(first?.places ?? []),
      parameters: asked.length === 0 ? undefined : Object.fromEntries(parameters),
    },
  };
}

function placeSnippet(places: Service['places']): string | undefined {
  if (places === 'personal') {
    return `\${4:https://}`;
  }
  return places.length > 1 ? choice(4, idsOf(places)) : undefined;
}

function valueSnippet({ choices }: Parameter, stop: number): string {
  return choices === undefined ? `\${${stop}}` : choice(stop, choices);
}

/** A stop of a snippet with these choices; commas and bars mean something else there. */
function choice(stop: number, choices: readonly string[]): string {
  return `\${${stop}|${choices.map((each) => each.replace(/[\\,|}]/g, '\\$&')).join(',')}|}`;
}

/** What the schema says of accounts by their provider; those that other extensions add or the user declares have a dot in their id and neither places nor parameters. */
function accountRules(descriptors: readonly Descriptor[]): readonly object[] {
  return [
    ...descriptors.flatMap(providerRules),
    rule({ provider: { pattern: '\\.' } }, { place: false, parameters: false }),
    rule({ provider: { pattern: '^(?!own\\.).*\\.' } }, { env: envSchema(['key', 'secret'], []) }),
    rule({ provider: { pattern: '^own\\.' } }, { product: { const: 'balance' } }),
  ];
}

function providerRules({ id, products }: Descriptor): readonly object[] {
  const keys = products.flatMap(({ quantities }) => quantities.map(({ key }) => key));
  const whole = {
    product: { enum: idsOf(products) },
    thresholds: { propertyNames: { enum: [...new Set(keys)] } },
  };
  const alike = [...Map.groupBy(products, (product) => JSON.stringify(entrySchema(product)))];
  const provider = { const: id };
  return alike.length === 1
    ? alike.map(([schema]) => rule({ provider }, { ...whole, ...JSON.parse(schema) }))
    : [
        rule({ provider }, whole),
        ...alike.map(([schema, group]) => rule({ provider, product: { enum: idsOf(group) } }, JSON.parse(schema))),
      ];
}

function rule(condition: object, properties: object): object {
  return { if: { properties: condition, required: Object.keys(condition) }, [THEN]: { properties } };
}

/** What stands in the entry of an account of this product, and not in that of every other one. */
function entrySchema({ places, parameters = [], credential }: Service): object {
  const { needed = [], optional = [] } = Object.groupBy(credential, (part) => (part.optional ? 'optional' : 'needed'));
  return {
    place: places === 'personal' ? { pattern: ADDRESS } : { enum: idsOf(places) },
    parameters: parameters.length === 0 ? false : parametersSchema(parameters),
    env: envSchema(idsOf(needed), idsOf(optional)),
  };
}

/** As for the setting's `endpoints`, or a host alone. */
const ADDRESS = '^(https://|http://(localhost|127\\.|\\[::1\\])|[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(:[0-9]+)?/*$)';

function parametersSchema(parameters: readonly Parameter[]): object {
  const needed = parameters.filter(({ initial }) => initial === undefined);
  const schemas = parameters.map(({ id, choices, initial }) => [
    id,
    { enum: choices, default: initial === '' ? undefined : initial },
  ]);
  return {
    additionalProperties: false,
    properties: Object.fromEntries(schemas),
    required: needed.length === 0 ? undefined : idsOf(needed),
  };
}

function envSchema(needed: readonly string[], optional: readonly string[]): object {
  return { propertyNames: { enum: [...needed, ...optional] }, required: needed };
}

function credentialText({ credential }: Service): string {
  return credential.map(({ name }) => name).join(':');
}

function idsOf(those: readonly { readonly id: string }[]): readonly string[] {
  return those.map(({ id }) => id);
}

function labelKey(id: string): string {
  return `provider.${id}`;
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
