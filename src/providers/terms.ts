import type { Decimal } from '../balance/amount/decimal.ts';
import type { Unit, Wordless } from '../balance/amount/quantity.ts';
import type { Reply } from './contract.ts';
import type { Place } from './provider.ts';

// The terms in which the providers' files are written, all from here: what some of them share with the program and others do not
// would be a file of its own in the package, which VS Code has to find when it starts.
export { secret } from './secret.ts';

/** The places of a product that is served in one alone. */
export function onePlace(...hosts: readonly string[]): readonly Place[] {
  return [{ id: 'main', label: () => '', hosts }];
}

/**
 * An amount beside the word for how it is paid for, which is `prepaid` or `postpaid` in whatever writing. Who pays later has none. A 0
 * without a word that is known may be that of somebody who pays later.
 */
export function paidAmount(reply: Reply, payment: string, amount: string, unit: Unit): Decimal | Wordless {
  const told = reply.at(payment);
  const word = typeof told === 'string' ? told.toLowerCase().replace(/[^a-z]/g, '') : '';
  if (word === 'postpaid') {
    return 'postpaid';
  }
  const read = reply.amount(amount, unit);
  return word === 'prepaid' || !/^[0.]+$/.test(read) ? read : 'not-told';
}
