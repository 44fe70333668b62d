import { createHash } from 'node:crypto';
import type { Pieces } from '../contract.ts';
import { secret } from '../terms.ts';

/** The fields of a call to UCloud with its public key and its signature, which is marked. */
export function ucloudFields(
  fields: Readonly<Record<string, string>>,
  { publicKey, privateKey }: { readonly publicKey: string; readonly privateKey: string },
): Pieces {
  const all: Readonly<Record<string, string>> = { ...fields, PublicKey: publicKey };
  const text = Object.keys(all)
    .sort()
    .map((name) => name + all[name])
    .join('');
  const signature = createHash('sha1')
    .update(text + privateKey, 'utf8')
    .digest('hex');
  return { ...all, Signature: secret(signature) };
}
