import type { SandboxError } from './counterpart.ts';

/** A table of errors, line by line: the code, the HTTP status, the documents' text. */
export function errorTable(
  lines: readonly (readonly [code: string, status: number, message: string])[],
): ReadonlyMap<string, SandboxError> {
  return new Map(lines.map(([code, status, message]) => [code, { status, message }]));
}
