import { english } from '../../../src/base/language.ts';
import { readWrittenRequest } from '../../../src/net/written/writtenRequest.ts';
import type { Descriptor } from '../../../src/providers/contract.ts';
import { codeIn } from '../../../src/providers/engine/code.ts';
import { hostsOf } from '../../../src/providers/places.ts';

const { t } = english;

/** What users see of a product, in English; each part of a credential with its shape, and `*` where it is secret. */
export function productsTold({ products }: Descriptor) {
  return products.map((product) => ({
    names: [product.id, product.label(t), product.description(t)],
    asked: hostsOf(product),
    console: product.console,
    credential: product.credential.map(
      ({ id, name, shape, secret }) => `${id}${secret === true ? '*' : ''} ${name} ${shape ?? 'any'}`,
    ),
    whereToFind: product.whereToFind(t),
    quantities: product.quantities.map(({ key, unit, label, isVoice }) => [
      ...[key, unit, label(t)],
      ...(isVoice === true ? ['voice'] : []),
    ]),
  }));
}

/** The sentence that users are told for a code, in English, for a product, or the kind of a code without one of its own. */
export function codeTold({ codes, products }: Descriptor, code: string, productId: string): string | undefined {
  const product = products.find(({ id }) => id === productId);
  const known = codeIn(codes, code);
  return product && (known?.sentence?.(t, product) ?? known?.kind);
}

/** What a provider reads out of a pasted request. */
export function readBy({ readRequest }: Descriptor, pasted: string) {
  const request = readWrittenRequest(pasted);
  return request === undefined ? 'no request' : readRequest?.(request);
}
