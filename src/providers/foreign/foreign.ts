import { FOREIGN_ID } from '../../balance/account/account.ts';
import { checkEndpoint } from '../../balance/account/endpoint.ts';
import { isCurrency, type Resets, type Unit } from '../../balance/amount/quantity.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { isTimeZone } from '../../balance/text/zone.ts';
import type { Clock } from '../../base/clock.ts';
import type { Http } from '../../net/request.ts';
import { discreet } from '../engine/discreet.ts';
import type { Product, Provider, QuantityDescription } from '../provider.ts';
import { onePlace } from '../terms.ts';
import { type ForeignFetch, foreignAnswer } from './foreignAnswer.ts';

/** Ids of products and keys of quantities, which become names of fields in settings. */
const NAME = /^[A-Za-z][\w.-]{0,59}$/;

/** Longer labels and texts are cut. */
const LONGEST_LABEL = 60;
const LONGEST_TEXT = 200;
/** More products, hosts or quantities are a mistake. */
const MOST = 50;

const UNITS = ['messages', 'emails', 'credits', 'in reply'] as const;
const RESETS: readonly Resets[] = ['day', 'month', 'rolling day'];

/**
 * The provider that another extension describes, as `BalanceProvider` in `src/ui/publicApi/api.ts` declares it. The description is
 * read once and trusted in nothing: what is wrong with it is thrown as a `TypeError` for that extension's author. `http` is
 * what its requests may be sent with.
 */
export function foreignProvider(description: unknown, clock: Clock, http: Http): Provider {
  const fields = objectOf(description, 'the provider');
  const id = textOf(fields, 'id', LONGEST_LABEL);
  if (!FOREIGN_ID.test(id)) {
    throw new TypeError(`"id" must be words with dots between them, such as acme.sms, and not "${id}"`);
  }
  const label = textOf(fields, 'label', LONGEST_LABEL);
  const products = listOf(fields, 'products', productOf);
  unlikeEach(products, ({ id: product }) => product, 'products');
  const fetchBalance = fields['fetchBalance'];
  if (typeof fetchBalance !== 'function') {
    throw new TypeError('"fetchBalance" must be a function');
  }
  const ask: ForeignFetch = (request) => Reflect.apply(fetchBalance, description, [request]);
  return discreet({
    id,
    products,
    isForeign: true,
    label: () => label,
    fetchBalance: (request) => foreignAnswer(ask, request, clock, http),
    explain: () => undefined,
  });
}

type Fields = Readonly<Record<string, unknown>>;

function productOf(value: unknown): Product {
  const fields = objectOf(value, 'a product');
  const quantities = listOf(fields, 'quantities', quantityOf);
  unlikeEach(quantities, ({ key }) => key, 'quantities');
  const [label, description, whereToFind] = [
    textOf(fields, 'label', LONGEST_LABEL),
    textOf(fields, 'description', LONGEST_TEXT),
    textOf(fields, 'whereToFind', LONGEST_TEXT),
  ];
  return {
    id: nameOf(fields, 'id'),
    places: onePlace(...listOf(fields, 'hosts', addressOf)),
    quantities,
    console: consoleOf(fields),
    credential: [
      { id: 'key', name: textOf(fields, 'keyName', LONGEST_LABEL) },
      { id: 'secret', name: textOf(fields, 'secretName', LONGEST_LABEL), secret: true, isChosen: true },
    ],
    label: () => label,
    description: () => description,
    whereToFind: () => whereToFind,
  };
}

function quantityOf(value: unknown): QuantityDescription {
  const fields = objectOf(value, 'a quantity');
  const label = textOf(fields, 'label', LONGEST_LABEL);
  const unit = unitOf(fields['unit']);
  return { key: nameOf(fields, 'key'), unit, ...resetsOf(fields), label: () => label };
}

function unitOf(value: unknown): Unit | 'in reply' {
  const unit = UNITS.find((known) => known === value) ?? (typeof value === 'string' && isCurrency(value) ? value : '');
  if (unit === '') {
    throw new TypeError(`"unit" must be one of ${UNITS.join(', ')}, or a currency such as CNY`);
  }
  return unit;
}

/** `resetsDaily` is what the first descriptions say for `resets: 'day'`. */
function resetsOf(fields: Fields): Pick<QuantityDescription, 'resets' | 'resetZone'> {
  const { resets = fields['resetsDaily'] === true ? 'day' : undefined, resetZone } = fields;
  const known = RESETS.find((each) => each === resets);
  if (known === undefined && resets !== undefined) {
    throw new TypeError(`"resets" must be one of ${RESETS.join(', ')}`);
  }
  if (resetZone !== undefined && (typeof resetZone !== 'string' || !isTimeZone(resetZone))) {
    throw new TypeError('"resetZone" must be a time zone, such as Asia/Shanghai');
  }
  return { ...(known && { resets: known }), ...(resetZone !== undefined && { resetZone }) };
}

function addressOf(value: unknown): string {
  const checked = typeof value === 'string' ? checkEndpoint(value) : undefined;
  if (checked?.ok !== true) {
    throw new TypeError(`"hosts" must be https addresses (${checked?.problem ?? 'not-a-url'})`);
  }
  return checked.url;
}

/** The address of a page for a browser: it may have a query, and is opened only by a click. */
function consoleOf(fields: Fields): string {
  const text = textOf(fields, 'console', LONGEST_TEXT);
  if (!URL.canParse(text) || new URL(text).protocol !== 'https:') {
    throw new TypeError('"console" must be an https address');
  }
  return text;
}

function objectOf(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null) {
    throw new TypeError(`${what} must be an object`);
  }
  // Not copied: a class has its methods on its prototype.
  return value as Fields;
}

function listOf<T>(fields: Fields, field: string, read: (value: unknown) => T): readonly T[] {
  const value = fields[field];
  if (!Array.isArray(value) || value.length === 0 || value.length > MOST) {
    throw new TypeError(`"${field}" must be a list of 1 to ${MOST}`);
  }
  return Array.from(value, read);
}

function textOf(fields: Fields, field: string, limit: number): string {
  const value = fields[field];
  const text = typeof value === 'string' ? plainText(value, limit) : '';
  if (text === '') {
    throw new TypeError(`"${field}" must be a text`);
  }
  return text;
}

function nameOf(fields: Fields, field: string): string {
  const value = fields[field];
  if (typeof value !== 'string' || !NAME.test(value)) {
    throw new TypeError(`"${field}" must be a name of letters, digits, dots, - and _`);
  }
  return value;
}

function unlikeEach<T>(values: readonly T[], nameIn: (value: T) => string, field: string): void {
  if (new Set(values.map(nameIn)).size < values.length) {
    throw new TypeError(`no two of "${field}" may have the same name`);
  }
}
