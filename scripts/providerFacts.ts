import { english } from '../src/base/language.ts';
import type { Descriptor, Service } from '../src/providers/contract.ts';
import { revealed } from '../src/providers/secret.ts';

/** What a person writes of each provider on the page, below what is written of it here. */
const BY_HAND = ['- Limits: ', '- Source: ', '- Sure: '];

/**
 * The page about the providers with the lines of each that say what is asked and what is shown. Throws when a provider has no place
 * there, or nothing that only people know.
 */
export function withFacts(page: string, descriptors: readonly Descriptor[]): string {
  return descriptors.reduce((text, descriptor) => {
    const heading = `### ${descriptor.label(english.t)} (\`${descriptor.id}\`)\n`;
    const start = text.indexOf(heading);
    const next = text.indexOf('\n#', start + 1);
    const end = next < 0 ? text.length : next;
    const section = text.slice(start, end);
    const missing = start < 0 ? heading.trim() : BY_HAND.find((line) => !section.includes(`\n${line}`));
    if (missing !== undefined) {
      throw new RangeError(`docs/providers.md: ${descriptor.id} has no "${missing.trim()}"`);
    }
    const byHand = section.replaceAll(/^(?:- \*\*| {2}Shown: ).*\n/gm, '');
    const told = byHand.replace('\n- Limits: ', () => `\n${factsOf(descriptor).join('\n')}\n- Limits: `);
    return text.slice(0, start) + told + text.slice(end);
  }, page);
}

function factsOf({ products }: Descriptor): readonly string[] {
  return products.flatMap((product) => [
    `- **${product.label(english.t)}** (\`${product.id}\`): ${askedOf(product)}`,
    `  Shown: ${product.quantities.map(shownOf).join('; ') || 'what the reply names'}.`,
  ]);
}

function askedOf(product: Service): string {
  const { places, credential, parameters = [] } = product;
  const [place, ...others] = places === 'personal' ? [] : places;
  const { path, query, method, body } = product.request({
    credential: Object.fromEntries(credential.map(({ id, name }) => [id, `{${name}}`])),
    parameters: Object.fromEntries(parameters.map(({ id, initial }) => [id, initial ?? `{${id}}`])),
    ...{ place: place?.id ?? '', host: '', now: 0, nonce: '' },
  });
  const written = typeof path === 'string' ? path : path.map(revealed).join('');
  const names = Object.keys(query ?? {});
  const address = `${place?.hosts[0] ?? 'https://{your host}'}${decodeURIComponent(written)}`;
  const request = `${method ?? (body === undefined ? 'GET' : 'POST')} ${address}${names.length === 0 ? '' : `?${names.join('&')}`}`;
  const elsewhere = [...(place?.hosts.slice(1) ?? []), ...others.flatMap(({ hosts }) => hosts)];
  return `\`${request}\`${elsewhere.length === 0 ? '' : `; also at ${listed(elsewhere)}`}`;
}

/** A few hosts one by one, and many by their number. */
function listed(hosts: readonly string[]): string {
  return hosts.length > 4 ? `${hosts.length} other hosts` : hosts.map((host) => `\`${host}\``).join(', ');
}

function shownOf({ label, unit, key, resets }: Service['quantities'][number]): string {
  const counted = unit === 'in reply' ? 'in the unit of the reply' : unit;
  return `${label(english.t)} (\`${key}\`, ${counted}${resets === undefined ? '' : `, filled up by the ${resets}`})`;
}
