import type { Headers, Piece } from '../../../../src/providers/contract.ts';
import { Secret } from '../../../../src/providers/secret.ts';

/** A header as it is sent. */
export function sentAs(value: Headers[string] | undefined): string {
  return piecesOf(value)
    .map((piece) => (piece instanceof Secret ? piece.reveal() : piece))
    .join('');
}

/** What a header has of secrets, as it is sent: at most one. */
export function secretOf(value: Headers[string] | undefined): string | undefined {
  const [found, ...more] = piecesOf(value).filter((piece) => piece instanceof Secret);
  return more.length === 0 ? found?.reveal() : undefined;
}

function piecesOf(value: Headers[string] | undefined): readonly Piece[] {
  return value === undefined ? [] : [value].flat();
}
