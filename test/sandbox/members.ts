/** The members of a JSON object; `undefined` when the body is none. */
export function membersOf(body: Buffer): ReadonlyMap<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8'));
    const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
    return isObject ? new Map(Object.entries(parsed)) : undefined;
  } catch {
    return undefined;
  }
}

/** The parameters of a query or of a form; `undefined` when one is there twice. */
export function parametersOnce(text: string): ReadonlyMap<string, string> | undefined {
  const parameters = [...new URLSearchParams(text)];
  const once = new Map(parameters);
  return once.size === parameters.length ? once : undefined;
}
