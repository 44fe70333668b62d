import { looksLikeRequest } from '../../net/written/writtenRequest.ts';
import type { Provider } from '../provider.ts';
import { type Given, type ProductChoice, takeApart } from './pasted.ts';

/** A shorter text may be a name that is looked for. */
const LEAST_CHARACTERS = 16;

/**
 * Whose a text is that was pasted before anything was chosen, and what it holds: a request to a service of theirs, or a part of a
 * credential that looks like those of one provider alone. `undefined` for everything else.
 */
export function whoseIs(text: string, providers: readonly Provider[]): (ProductChoice & Given) | undefined {
  const line = text.trim();
  if (line.length < LEAST_CHARACTERS) {
    return undefined;
  }
  return looksLikeRequest(line) ? byRequest(line, providers) : byShape(line, providers);
}

function byRequest(line: string, providers: readonly Provider[]): (ProductChoice & Given) | undefined {
  const [provider] = providers;
  const [product] = provider?.products ?? [];
  if (provider === undefined || product === undefined) {
    return undefined;
  }
  const chosen = { provider, product };
  const pasted = takeApart(line, chosen, providers);
  switch (pasted.kind) {
    case 'given':
      return { ...chosen, parts: pasted.parts, parameters: pasted.parameters };
    case 'elsewhere': {
      const { kind, ...rest } = pasted;
      return rest;
    }
    default:
      return undefined;
  }
}

/** Other beginnings: a shape that fits with one of them as well is that of any key. */
const OTHERS = ['zz', 'ZZ', '99'];

function isOwnShape(line: string, shape: RegExp): boolean {
  return shape.test(line) && !OTHERS.some((other) => shape.test(other + line.slice(other.length)));
}

function byShape(line: string, providers: readonly Provider[]): (ProductChoice & Given) | undefined {
  const fits = providers.flatMap((provider) =>
    provider.products.flatMap((product) =>
      product.credential
        .filter(({ shape }) => shape !== undefined && isOwnShape(line, shape))
        .map(({ id }) => ({ provider, product, parts: { [id]: line }, parameters: {} })),
    ),
  );
  return new Set(fits.map(({ provider }) => provider)).size === 1 ? fits[0] : undefined;
}
