import type { Piece } from '../contract.ts';
import { secret } from '../terms.ts';
import type { Canonical } from './canonical.ts';
import { hmacSha256 } from './digest.ts';

/** What differs between schemes whose key is derived for a day and a service. */
export interface Scheme {
  readonly algorithm: string;
  /** Stands before the secret where the derivation begins. */
  readonly prefix: string;
  /** The last part of the scope. */
  readonly end: string;
}

export interface Scope {
  /** As the scheme writes the time of the request. */
  readonly time: string;
  /** The day in UTC, and below it the region and the service, as far as the scheme has them. */
  readonly parts: readonly string[];
}

/** The header `Authorization`. What follows from the secret is marked. */
export function scopedAuthorization(
  { algorithm, prefix, end }: Scheme,
  key: { readonly id: string; readonly secret: string },
  scope: Scope,
  { digest, signedHeaders }: Canonical,
): readonly Piece[] {
  const steps = [...scope.parts, end];
  const derived = steps.reduce<string | Buffer>((from, step) => hmacSha256(from, step), prefix + key.secret);
  const signed = [algorithm, scope.time, steps.join('/'), digest].join('\n');
  return [
    `${algorithm} Credential=${[key.id, ...steps].join('/')}, SignedHeaders=${signedHeaders}, Signature=`,
    secret(hmacSha256(derived, signed).toString('hex')),
  ];
}
