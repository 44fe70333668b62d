import { looksLikeSecret } from '../../balance/account/secretLook.ts';
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

/** Whether a text must not stay on the screen, whosever it is: a request, an option of one, an address, or what looks like a key. */
export function mayHoldSecret(text: string): boolean {
  const line = text.trim();
  return looksLikeRequest(line) || /https?:\/\/\S|(?:^|\s)-[Hu]\s*\S*['":]/.test(line) || looksLikeSecret(line);
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

/** With two other characters behind its first two it fits as well: another provider may have one that begins the same. */
function isWeakShape(line: string, shape: RegExp): boolean {
  return shape.test(`${line.slice(0, 2)}ZZ${line.slice(4)}`);
}

function isIdentifierOf(line: string, { products }: Provider): boolean {
  return products.some(({ credential }) =>
    credential.some(({ secret, shape }) => !secret && shape?.test(line) === true),
  );
}

function byShape(line: string, providers: readonly Provider[]): (ProductChoice & Given) | undefined {
  const fits = providers.flatMap((provider) =>
    provider.products.flatMap((product) =>
      product.credential
        .filter(({ shape }) => shape !== undefined && isOwnShape(line, shape))
        .map(({ id, shape }) => ({ found: { provider, product, parts: { [id]: line }, parameters: {} }, shape })),
    ),
  );
  const isWeak = fits.every(({ shape }) => shape === undefined || isWeakShape(line, shape));
  const others = providers.filter((each) => fits.every(({ found }) => found.provider !== each));
  if (isWeak && others.some((other) => isIdentifierOf(line, other))) {
    return undefined;
  }
  return new Set(fits.map(({ found }) => found.provider)).size === 1 ? fits[0]?.found : undefined;
}
