import { createHash } from 'node:crypto';
import { byCharacters } from './canonical.ts';

/** UCloud's signature of a request's parameters. `Signature` is left out of them. */
export function ucloudSignature(parameters: readonly (readonly [name: string, value: string])[], key: string): string {
  const text = parameters
    .filter(([name]) => name !== 'Signature')
    .sort(([one], [other]) => byCharacters(one, other))
    .flat()
    .join('');
  return createHash('sha1')
    .update(text + key, 'utf8')
    .digest('hex');
}
