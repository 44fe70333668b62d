import { createHash } from 'node:crypto';
import type { Declaration } from './declaration.ts';
import { spotsOf } from './parseReply.ts';

/**
 * What is sent, where, and what is read of the reply, as a hash: method, address, query, headers, authorization, body and every
 * place in the reply. A credential is bound to it. What things are called, their units, their order and how a number is written say
 * nothing about that.
 */
export function questionHash(declaration: Declaration): string {
  return digest(askedIn(declaration));
}

/** The same with how its numbers are read: what another one of begins another history. */
export function seriesHash(declaration: Declaration): string {
  const { quantities } = declaration;
  const read = quantities.map(({ key, at, limit, scale, decimalComma, thousands }) => ({
    ...{
      key,
      at,
      limit: limit ?? '',
      scale: scale ?? 0,
      decimalComma: decimalComma ?? false,
      thousands: thousands ?? '',
    },
  }));
  return digest([askedIn(declaration), read.toSorted((a, b) => (a.key < b.key ? -1 : 1))]);
}

function askedIn(declaration: Declaration): unknown {
  const { url, method, query = {}, headers = {}, auth, body } = declaration;
  const [, scheme = '', host = '', path = ''] = /^([^/]*)\/\/([^/]*)(.*)$/.exec(url) ?? [];
  const lowerHeaders = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
  const spots = spotsOf(declaration).map(([, spot]) => text(spot));
  return {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    address: `${scheme.toLowerCase()}//${host.toLowerCase()}${path}`,
    ...{ query, headers: Object.fromEntries(lowerHeaders), auth: auth ?? null, body: body ?? null },
    spots: [...new Set(spots)].sort(),
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
