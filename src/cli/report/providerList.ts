import type { Language } from '../../base/language.ts';
import type { Product, Provider } from '../../providers/provider.ts';
import { aligned } from './columns.ts';

const SCHEMA_VERSION = 1;

/** Everything that an account of the file may name, as JSON (`docs/cli.md` has its fields). */
export function providersJson(providers: readonly Provider[], language: Language): string {
  const list = providers.map(({ id, label, leastInterval, products }) => ({
    ...{ id, label: label(language.t), leastInterval: leastInterval ?? null },
    products: products.map((product) => productOf(product, language)),
  }));
  return `${JSON.stringify({ schemaVersion: SCHEMA_VERSION, providers: list }, undefined, 2)}\n`;
}

function productOf(product: Product, { t }: Language) {
  const { id, label, places, parameters = [], credential, quantities } = product;
  return {
    ...{ id, label: label(t) },
    /** `null`: each user has a host, which the account names. */
    places: places === 'personal' ? null : places.map((place) => ({ id: place.id, hosts: place.hosts })),
    parameters: parameters.map(({ id: name, choices, initial }) => ({
      ...{ id: name, choices: choices ?? null, initial: initial ?? null },
    })),
    credential: credential.map(({ id: part, name, secret, optional }) => ({
      ...{ id: part, name, secret: secret === true, optional: optional === true },
    })),
    quantities: quantities.map((quantity) => ({
      ...{ key: quantity.key, label: quantity.label(t), unit: quantity.unit === 'in reply' ? null : quantity.unit },
    })),
  };
}

/** The same for people: a line for each product. */
export function providersTable(providers: readonly Provider[], language: Language): string {
  const { t } = language;
  const rows = providers.flatMap((provider) =>
    provider.products.map((product) => [
      ...[provider.id, product.id, product.credential.map(({ id }) => id).join(' ')],
      ...[provider.label(t), product.label(t)],
    ]),
  );
  // The first three are written into a file as they are.
  const head = ['provider', 'product', 'env', t('Provider'), t('Product')];
  return `${aligned([head, ...rows]).join('\n')}\n`;
}
