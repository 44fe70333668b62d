import type { Fault } from '../balance/fault/fault.ts';
import type { Translate } from '../base/language.ts';
import type { Product } from './provider.ts';

/** One line of a provider's table of error codes. */
export interface ErrorCode {
  readonly kind:
    | 'auth'
    | 'not-enabled'
    | 'blocked'
    | 'ip-blocked'
    | 'bad-endpoint'
    | 'clock'
    | 'rate-limited'
    | 'provider-down';
  /** What happened and what to do next; left out where the general sentence of the kind says it all. */
  sentence?(product: Product, t: Translate): string;
}

export type ErrorCodes = ReadonlyMap<string, ErrorCode>;

/** The table's sentence for a fault's code; for any refused credential at least which pair the product needs. */
export function explainCode(codes: ErrorCodes, fault: Fault, product: Product, t: Translate): string | undefined {
  const code = 'code' in fault ? fault.code : undefined;
  const known = code === undefined ? undefined : codes.get(code);
  if (known?.kind === fault.kind && known.sentence !== undefined) {
    return known.sentence(product, t);
  }
  return fault.kind === 'auth' ? wrongPair(product, t) : undefined;
}

/** The sentence for a credential that was refused. */
export function wrongPair(product: Product, t: Translate): string {
  return t(
    'The credential was refused. Update it: {0} needs {1} and {2}. {3}',
    product.label(t),
    product.keyName,
    product.secretName,
    product.whereToFind(t),
  );
}
