import { createHash } from 'node:crypto';
import type { Declaration } from './declaration.ts';
import { spotsOf } from './parseReply.ts';

/**
 * All that a declaration says but its labels and units, as a hash: what is sent, where, and what is made of the reply. A credential
 * is bound to it. A place in the reply where a unit stands is no unit.
 */
export function questionHash(declaration: Declaration): string {
  const { label: _label, quantities, ...rest } = declaration;
  const read = quantities.map(({ label: _name, unit, ...quantity }) =>
    typeof unit === 'string' ? quantity : { ...quantity, unit },
  );
  return digest({ ...rest, ...sentBy(declaration), quantities: read });
}

/** What is sent, where, what is read of the reply, and how its numbers are: what another one of begins another history. */
export function seriesHash(declaration: Declaration): string {
  const read = declaration.quantities.map(({ key, at, limit, scale, decimalComma, thousands }) => ({
    ...{
      key,
      at,
      limit: limit ?? '',
      scale: scale ?? 0,
      decimalComma: decimalComma ?? false,
      thousands: thousands ?? '',
    },
  }));
  const spots = spotsOf(declaration).map(([, spot]) => text(spot));
  return digest([
    { ...sentBy(declaration), spots: [...new Set(spots)].sort() },
    read.toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  ]);
}

/** Whether two declarations say the same, in whatever order their fields were written. */
export function isSameDeclaration(one: Declaration, other: Declaration): boolean {
  return text(one) === text(other);
}

/** What is sent, in one form where it can be written in several. */
function sentBy({ url, method, query = {}, headers = {}, auth, body }: Declaration): object {
  const [, scheme = '', host = '', path = ''] = /^([^/]*)\/\/([^/]*)(.*)$/.exec(url) ?? [];
  const lowerHeaders = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    url: `${scheme.toLowerCase()}//${host.toLowerCase()}${path}`,
    ...{ query, headers: Object.fromEntries(lowerHeaders), auth: auth ?? null, body: body ?? null },
  };
}

function digest(value: unknown): string {
  return createHash('sha256').update(text(value)).digest('hex');
}

/** JSON with the fields of each object in one order, whatever order they were written in. */
function text(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : each,
  );
}
