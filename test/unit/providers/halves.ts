import assert from 'node:assert/strict';
import type { Pasted } from '../../../src/providers/pasted/pasted.ts';

/** What was taken apart, with the halves of a pair by their names; of another product with the ids of what is looked up. */
export function halvesOf(pasted: Pasted): Readonly<Record<string, unknown>> {
  switch (pasted.kind) {
    case 'given': {
      assert.deepEqual(pasted.parameters, {});
      const { key, secret } = pasted.parts;
      return { kind: secret === undefined ? 'key' : key === undefined ? 'secret' : 'pair', ...pasted.parts };
    }
    case 'elsewhere':
      return { kind: 'other-product', provider: pasted.provider.id, product: pasted.product.id, ...pasted.parts };
    default:
      return { ...pasted };
  }
}
