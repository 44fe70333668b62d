import { parameterProblem } from '../../balance/account/choices.ts';
import { checkEndpoint, hostOf } from '../../balance/account/endpoint.ts';
import type { WrittenRequest } from '../../net/written/notes.ts';
import type { Descriptor, Service } from '../contract.ts';
import type { WrittenCredential } from '../provider.ts';
import { type Compared, compare, probeOf } from './probe.ts';

/** A written request as one for a product in a place. */
interface Reading {
  readonly product: Service;
  readonly place: string;
  readonly isPath: boolean;
  readonly values: Pick<WrittenCredential, 'credential' | 'parameters'>;
}

/**
 * Reads a written request by what the requests of a descriptor look like: whose host it asks, at which path, and where in it the
 * parts of the credential and the parameters travel. `undefined` when it is for another service.
 */
export function readWritten(
  { products }: Pick<Descriptor, 'products'>,
  written: WrittenRequest,
): WrittenCredential | undefined {
  const { url } = written;
  const all = products.flatMap((product) =>
    placesAsked(product, url).flatMap((place) => readAs(product, place, written)),
  );
  // Below the same host another call of the service may take the same credential.
  const ofPath = all.filter(({ isPath }) => isPath);
  const readings = ofPath.length > 0 ? ofPath : all;
  const best = readings.toSorted((one, other) => fitOf(other) - fitOf(one))[0];
  if (best === undefined || (url === undefined && Object.keys(best.values.credential).length === 0)) {
    return undefined;
  }
  const { product, place, values } = best;
  const isKnown = ofPath.length > 0 && ofPath.every((each) => each.product === product);
  // Documents print a word in place of a host of one's own.
  const isChosen =
    url !== undefined && (product.places === 'personal' ? checkEndpoint(place).ok : product.places.length > 1);
  return { ...(isKnown ? { product: product.id } : {}), ...(isChosen ? { place } : {}), ...values };
}

/** The places of a product that a request may be for. */
function placesAsked({ places }: Service, url: URL | undefined): readonly string[] {
  if (places === 'personal') {
    return [url?.origin ?? 'https://host.invalid'];
  }
  const asked = places.filter(({ hosts }) => url === undefined || hosts.some((host) => hostOf(host) === url.host));
  return asked.map(({ id }) => id);
}

/** With all parts, and with those alone that are needed: the others may change where one travels. */
function readAs(product: Service, place: string, written: WrittenRequest): readonly Reading[] {
  const parts = product.credential.map(({ id }) => id);
  const needed = product.credential.flatMap(({ id, optional }) => (optional === true ? [] : [id]));
  return [parts, needed].flatMap((ids) => {
    const probe = probeOf(product, place, ids);
    const compared = probe && compare(probe, written);
    // Whose host of their own it is can be told from the path alone, where it does not look like those of the provider.
    if (
      compared === undefined ||
      (product.places === 'personal' &&
        written.url !== undefined &&
        !compared.isPath &&
        product.personalHost?.test(written.url.hostname) !== true)
    ) {
      return [];
    }
    const values = valuesOf(product, compared);
    const named = compared.isPath || written.url === undefined ? {} : namedIn(product, written);
    return [
      {
        product,
        place,
        isPath: compared.isPath,
        values: { ...values, credential: { ...named, ...values.credential } },
      },
    ];
  });
}

/** Another call of a service may take the parts in fields that are named like them: `api_key`. */
function namedIn({ credential }: Service, { fields }: WrittenRequest): Reading['values']['credential'] {
  const bare = (name: string): string => name.replace(/[_-]/g, '').toLowerCase();
  const named = new Map([...fields].map(([name, value]) => [bare(name), value]));
  return Object.fromEntries(
    credential.flatMap(({ id }) => (named.has(bare(id)) ? [[id, named.get(bare(id)) ?? '']] : [])),
  );
}

function valuesOf({ parameters = [] }: Service, { found }: Compared): Reading['values'] {
  const ofKind = (kind: 'part' | 'parameter') =>
    found.flatMap(([sought, value]) => (sought.kind === kind ? [[sought.id, value] as const] : []));
  const fitting = ofKind('parameter').filter(([id, value]) =>
    parameters.some((parameter) => parameter.id === id && parameterProblem(value, parameter) === undefined),
  );
  return {
    credential: Object.fromEntries(ofKind('part')),
    ...(fitting.length === 0 ? {} : { parameters: Object.fromEntries(fitting) }),
  };
}

/** How many parts were found that look as they should; less than nothing when one looks otherwise. */
function fitOf({ product, values: { credential } }: Reading): number {
  const fits = product.credential.filter(({ id }) => credential[id] !== undefined);
  return fits.every(({ id, shape }) => shape?.test(credential[id] ?? '') !== false) ? fits.length : -1;
}
