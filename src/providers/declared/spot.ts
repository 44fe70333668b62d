import type { JsonValue } from '../../net/json.ts';
import type { Reply } from '../contract.ts';
import type { Spot, TextSpot } from './declaration.ts';

/** What stands at a place; `undefined` where there is none. A blank as separator stands for any run of blanks. */
export function valueAt(reply: Pick<Reply, 'at' | 'lines'>, spot: Spot): JsonValue | undefined {
  if (!isTextSpot(spot)) {
    return reply.at(spot);
  }
  const { line: nth, separator, field = 1 } = spot;
  const line = reply.lines()[nth - 1];
  return separator === undefined ? line : line?.split(separator === ' ' ? /[ \t]+/ : separator)[field - 1];
}

export function isTextSpot(spot: Spot): spot is TextSpot {
  return typeof spot !== 'string';
}

/** A place as it is declared: a pointer, or the line and the field of a text, such as `2:1`. */
export function placeText(spot: Spot): string {
  if (!isTextSpot(spot)) {
    return spot === '' ? '/' : spot;
  }
  return spot.field === undefined ? String(spot.line) : `${spot.line}:${spot.field}`;
}
