import type { Credential } from '../../../../src/balance/account/account.ts';
import { SUBMAIL } from '../../../../src/providers/china/submail.ts';
import { outgoing } from '../../../../src/providers/engine/outgoing.ts';
import { ENDPOINT } from '../fakeHttp.ts';

export type SignType = 'normal' | 'md5' | 'sha1';

/** The signature in a request that was made at `timestamp`, in seconds since 1970. */
export function signatureOf(signType: SignType, credential: Credential, timestamp: number): string {
  const known = {
    ...{ credential, parameters: { signType }, place: 'main' },
    ...{ host: 'h', now: timestamp * 1000 + 999, nonce: 'n' },
  };
  const spec = SUBMAIL.products[0]?.request(known);
  const body = spec && outgoing(spec, ENDPOINT, new AbortController().signal).body;
  return new URLSearchParams(String(body)).get('signature') ?? '';
}
