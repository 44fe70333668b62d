import type { Fault } from '../../balance/fault/fault.ts';
import type { Translate } from '../../base/language.ts';
import { listText } from '../../base/listText.ts';
import type { ErrorCodes } from '../contract.ts';
import type { Product } from '../provider.ts';
import { codeIn } from './code.ts';

/** The table's sentence for a fault's code; for any refused credential at least which pair the product needs. */
export function explainCode(codes: ErrorCodes, fault: Fault, product: Product, t: Translate): string | undefined {
  const { kind, sentence } = ('code' in fault ? codeIn(codes, fault.code) : undefined) ?? {};
  if (kind === fault.kind && sentence !== undefined) {
    return sentence(t, product);
  }
  return fault.kind === 'auth' ? wrongPair(product, t) : undefined;
}

/** The sentence for a credential that was refused. */
export function wrongPair(product: Product, t: Translate): string {
  return t(
    'The credential was refused. Update it: {0} needs {1}. {2}',
    product.label(t),
    listText(
      product.credential.map(({ name }) => name),
      t,
    ),
    product.whereToFind(t),
  );
}
