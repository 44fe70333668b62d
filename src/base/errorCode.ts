/** What the system or Node calls a failure, such as `ENOENT`; empty for what has no such name. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
