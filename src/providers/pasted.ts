import { plainText } from '../balance/text/plainText.ts';
import { withoutQuotes } from '../balance/text/quotes.ts';
import type { WrittenRequest } from '../net/written/notes.ts';
import { looksLikeRequest, readWrittenRequest } from '../net/written/writtenRequest.ts';
import { pairOf } from './fields.ts';
import { hostsOf } from './places.ts';
import type { Product, Provider, WrittenCredential } from './provider.ts';

/** What was put into a step that asks for one half of a credential. */
export type Pasted =
  /** Nothing to take apart: a half, or anything else that is no more than a word. */
  | { readonly kind: 'plain' }
  | { readonly kind: 'pair'; readonly key: string; readonly secret: string }
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'secret'; readonly secret: string }
  /** It belongs to another product than the chosen one, maybe of another provider. */
  | ({ readonly kind: 'other-product' } & ProductChoice & Halves)
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
}

/** As much of a credential as there is. */
export interface Halves {
  readonly key?: string;
  readonly secret?: string;
}

/**
 * Takes apart what was pasted where a half of the credential for `chosen` is asked for: `key:secret`, halves with their
 * names before them, a curl line, a header or a body of the provider's documents. Only pairs are taken apart. Never throws.
 */
export function takeApart(text: string, chosen: ProductChoice, providers: readonly Provider[]): Pasted {
  if (pairOf(chosen.product) === undefined) {
    return { kind: 'plain' };
  }
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
  // What is meant for a machine is no half, also where it cannot be read.
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
  if (url === undefined ? (user ?? token) === undefined : !hostsOf(product).includes(url.host)) {
    return undefined;
  }
  const [, key, secret] = /^([^:]*):([\s\S]*)$/.exec(user ?? '') ?? [];
  return { credential: { ...onlyKnown(key, secret ?? token) } };
}

/** `undefined` when it does not say which product of another provider it is for. */
function ofProvider(written: WrittenCredential, provider: Provider, chosen: ProductChoice): Pasted | undefined {
  const product = provider.products.find(({ id }) => id === written.product);
  const halves = valuesIn(written.credential, provider);
  if (provider !== chosen.provider || (product !== undefined && product.id !== chosen.product.id)) {
    return product && { kind: 'other-product', provider, product, ...halves };
  }
  return ofHalves(halves);
}

function ofHalves({ key, secret }: Halves): Pasted {
  if (key !== undefined && secret !== undefined) {
    return { kind: 'pair', key, secret };
  }
  if (key !== undefined) {
    return { kind: 'key', key };
  }
  return secret === undefined ? { kind: 'empty' } : { kind: 'secret', secret };
}

/** The halves that are values: documents print words in their place, scripts variables. */
function valuesIn({ key, secret }: Halves, { products }: Provider): Halves {
  const names = products.flatMap(({ credential }) => credential.map(({ name }) => name.toLowerCase()));
  const isValue = (half: string | undefined): half is string =>
    half !== undefined &&
    half !== '' &&
    !names.includes(half.toLowerCase()) &&
    !/\s|^(?:\$[\w{(]|[<{[%]|your)|\*\*\*/i.test(half);
  return onlyKnown(isValue(key) ? key : undefined, isValue(secret) ? secret : undefined);
}

function fromWords(line: string, chosen: ProductChoice): Pasted {
  const { provider, product } = chosen;
  const others = provider.products.filter(({ id }) => id !== product.id);
  for (const candidate of [product, ...others]) {
    const named = namedHalves(line, candidate);
    if (named !== undefined) {
      const written = { product: candidate.id, credential: { ...named } };
      return ofProvider(written, provider, chosen) ?? { kind: 'plain' };
    }
  }
  const { key: { shape: keyShape } = {}, secret: { shape: secretShape } = {} } = pairOf(product) ?? {};
  const isKey = (word: string): boolean => keyShape?.test(word) === true && secretShape?.test(word) !== true;
  const isSecret = (word: string): boolean => secretShape?.test(word) === true && keyShape?.test(word) !== true;
  if (isSecret(line)) {
    return { kind: 'secret', secret: line };
  }
  const [, first = '', colon = '', second = ''] = /^(\S+?)(\s*[:：﹕∶]\s*|\s+)(\S+)$/.exec(line) ?? [];
  const [left, right] = [withoutQuotes(first), withoutQuotes(second)];
  if (isSecret(left) && isKey(right)) {
    return { kind: 'pair', key: right, secret: left };
  }
  // Two words without a colon are a pair only when both look like it.
  if (colon.trim() === '' ? !(isKey(left) && isSecret(right)) : /^\w+:\/\//.test(line)) {
    return { kind: 'plain' };
  }
  const halves = valuesIn({ key: left, secret: right }, provider);
  const pasted = ofHalves(halves);
  return pasted.kind === 'pair' ? pasted : { kind: 'plain' };
}

/** Halves behind their names, in either order or one alone: `appid: 1, appkey: 2`. */
function namedHalves(line: string, product: Product): Halves | undefined {
  const pair = pairOf(product);
  if (pair === undefined) {
    return undefined;
  }
  // Behind a name that stands alone there must be a mark: any two words could be a name and a value else.
  const [mark, perhaps] = ['\\s*[:：=＝]\\s*', '\\s*[:：=＝]?\\s*'];
  const [key, secret] = [pair.key.name, pair.secret.name];
  const straight = matched(`${named(key, perhaps)}[\\s,，;；]+${named(secret, perhaps)}`, line);
  const turned = matched(`${named(secret, perhaps)}[\\s,，;；]+${named(key, perhaps)}`, line);
  if (straight !== undefined || turned !== undefined) {
    const [first, second] = straight ?? turned ?? [];
    return straight === undefined ? onlyKnown(second, first) : onlyKnown(first, second);
  }
  const [[onlyKey] = [], [onlySecret] = []] = [matched(named(key, mark), line), matched(named(secret, mark), line)];
  return onlyKey === undefined && onlySecret === undefined ? undefined : onlyKnown(onlyKey, onlySecret);
}

function onlyKnown(key: string | undefined, secret: string | undefined): Halves {
  return { ...(key === undefined ? {} : { key }), ...(secret === undefined ? {} : { secret }) };
}

/** A pattern for a name and its value with `between` between them, and the quotes of code around each. */
function named(name: string, between: string): string {
  const literal = name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  return `["'{\\s]*${literal}["']?${between}["']?([^\\s"',，;；{}]+)["'}\\s]*`;
}

function matched(pattern: string, line: string): readonly string[] | undefined {
  return new RegExp(`^${pattern}$`, 'i').exec(line)?.slice(1);
}
