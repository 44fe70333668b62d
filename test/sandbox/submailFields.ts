import { membersOf } from './members.ts';
import { multipartFields } from './multipart.ts';
import type { ServiceRequest } from './service.ts';

/**
 * The fields of a request in order, each as text, whichever of the three content types carries them. A body of another
 * type, or one that does not keep to its type, has no fields.
 */
export function requestFields(request: ServiceRequest): readonly (readonly [string, string])[] {
  const contentType = request.headers['content-type'] ?? '';
  switch (contentType.split(';', 1)[0]?.trim().toLowerCase()) {
    case 'application/x-www-form-urlencoded':
      return [...new URLSearchParams(request.body.toString('utf8'))];
    case 'multipart/form-data':
      return multipartFields(contentType, request.body) ?? [];
    case 'application/json':
      return jsonFields(request.body);
  }
  return [];
}

/** A timestamp may be a number; every other value is documented as text, so another type is no value. */
function jsonFields(body: Buffer): [string, string][] {
  return [...(membersOf(body) ?? [])].map(([name, value]) => {
    const isText = typeof value === 'string' || (name === 'timestamp' && typeof value === 'number');
    return [name, isText ? String(value) : ''];
  });
}
