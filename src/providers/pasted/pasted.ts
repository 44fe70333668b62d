import { plainText } from '../../balance/text/plainText.ts';
import { withoutQuotes } from '../../balance/text/quotes.ts';
import type { WrittenRequest } from '../../net/written/notes.ts';
import { looksLikeRequest, readWrittenRequest } from '../../net/written/writtenRequest.ts';
import { pairOf } from '../fields.ts';
import { hostsOf } from '../places.ts';
import type { Product, Provider, WrittenCredential } from '../provider.ts';
import { readWords } from './words.ts';

/** What was put into a step that asks for one part of a credential. */
export type Pasted =
  /** Nothing to take apart: a part, or anything else that is no more than a word. */
  | { readonly kind: 'plain' }
  /** At least one part. */
  | ({ readonly kind: 'given' } & Given)
  /** It belongs to another product or place than the chosen one, maybe of another provider. */
  | ({ readonly kind: 'elsewhere' } & ProductChoice & Given)
  /** A request to a service that none of the providers offers. */
  | { readonly kind: 'stranger'; readonly host: string }
  /** A request in which no credential of the provider can be read, or only the placeholders of its documents. */
  | { readonly kind: 'empty' };

/** Longer texts are no request that somebody has written down. */
const LONGEST = 10_000;

/** A provider and one of its products. */
export interface ProductChoice {
  readonly provider: Provider;
  readonly product: Product;
  /** As in the entry's `place`; absent where nothing was chosen, or there is nothing to choose. */
  readonly place?: string;
}

/** As much of what an account needs as there is, by the ids of parts and parameters. */
export interface Given {
  readonly parts: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
}

/**
 * Takes apart what was pasted where a part of the credential for `chosen` is asked for: parts with a colon or blanks between them,
 * parts with their names before them, a curl line, a header or a body of the provider's documents. Never throws.
 */
export function takeApart(text: string, chosen: ProductChoice, providers: readonly Provider[]): Pasted {
  if (text.length > LONGEST) {
    return { kind: 'empty' };
  }
  const line = plainText(text, Number.POSITIVE_INFINITY);
  const request = readWrittenRequest(line);
  const pasted = request && fromRequest(request, chosen, providers);
  if (pasted !== undefined) {
    return pasted;
  }
  const words = fromWords(withoutQuotes(line), chosen);
  // What is meant for a machine is no part, also where it cannot be read.
  const isRequest = request !== undefined && chosen.provider.readRequest !== undefined;
  return words.kind === 'plain' && (isRequest || looksLikeRequest(line)) ? { kind: 'empty' } : words;
}

/** `undefined` when it may still be something else. */
function fromRequest(
  request: WrittenRequest,
  chosen: ProductChoice,
  providers: readonly Provider[],
): Pasted | undefined {
  const own =
    chosen.provider.readRequest === undefined ? byHost(request, chosen) : chosen.provider.readRequest(request);
  if (own !== undefined) {
    return ofProvider(own, chosen.provider, chosen) ?? { kind: 'empty' };
  }
  const { url } = request;
  if (url === undefined) {
    return undefined;
  }
  for (const provider of providers) {
    const written = provider.readRequest?.(request);
    const pasted = written && ofProvider(written, provider, chosen);
    if (pasted !== undefined) {
      return pasted;
    }
  }
  return { kind: 'stranger', host: url.host };
}

/** For providers that read no requests: user and password of a request to a host of theirs are the pair. */
function byHost({ url, user, token }: WrittenRequest, { product }: ProductChoice): WrittenCredential | undefined {
  const pair = pairOf(product);
  const isOwn = url === undefined ? (user ?? token) !== undefined : hostsOf(product).includes(url.host);
  if (pair === undefined || !isOwn) {
    return undefined;
  }
  const [, key, secret = token] = /^([^:]*):([\s\S]*)$/.exec(user ?? '') ?? [];
  return {
    credential: { ...(key === undefined ? {} : { key }), ...(secret === undefined ? {} : { secret }) },
  };
}

/** `undefined` when it does not say which product of another provider it is for. */
function ofProvider(written: WrittenCredential, provider: Provider, chosen: ProductChoice): Pasted | undefined {
  const product = provider.products.find(({ id }) => id === written.product);
  const parts = valuesIn(written.credential, provider);
  const parameters = written.parameters ?? {};
  const { place } = written;
  const isOwn = provider === chosen.provider && (product === undefined || product.id === chosen.product.id);
  if (isOwn && (place === undefined || place === placeIn(chosen))) {
    return Object.keys(parts).length === 0 ? { kind: 'empty' } : { kind: 'given', parts, parameters };
  }
  const [only, ...more] = provider.products;
  const asked = product ?? (isOwn ? chosen.product : more.length === 0 ? only : undefined);
  const at = place === undefined ? {} : { place };
  return asked && { kind: 'elsewhere', provider, product: asked, ...at, parts, parameters };
}

/** Where the chosen product is asked; `undefined` where that is still to be entered. */
function placeIn({ product: { places }, place }: ProductChoice): string | undefined {
  return place ?? (places === 'personal' ? undefined : places[0]?.id);
}

function fromWords(line: string, chosen: ProductChoice): Pasted {
  const { provider, product } = chosen;
  const others = provider.products.filter(({ id }) => id !== product.id);
  const read = readWords(line, [product, ...others]);
  if (read === undefined) {
    return { kind: 'plain' };
  }
  // Without names before them, parts are parts only when all of them are values.
  const isWhole = Object.keys(valuesIn(read.parts, provider)).length === Object.keys(read.parts).length;
  const pasted = ofProvider({ product: read.product.id, credential: read.parts }, provider, chosen);
  return pasted === undefined || !(read.isNamed || isWhole) ? { kind: 'plain' } : pasted;
}

/** The parts that are values: documents print words in their place, scripts variables. */
function valuesIn(parts: Given['parts'], { products }: Provider): Given['parts'] {
  const names = products.flatMap(({ credential }) => credential.map(({ name }) => name.toLowerCase()));
  const isValue = (value: string): boolean =>
    value !== '' && !names.includes(value.toLowerCase()) && !/\s|^(?:\$[\w{(]|[<{[%]|your)|\*\*\*/i.test(value);
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => isValue(value)));
}
