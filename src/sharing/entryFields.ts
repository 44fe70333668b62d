import { isRecord } from '../balance/account/parsed.ts';

/**
 * An account's entry of the setting with other values of some fields; `undefined` takes a field away. Everything else stays as
 * it was written. What is no object stays what it is.
 */
export function withFields(entry: unknown, fields: Readonly<Record<string, unknown>>): unknown {
  return isRecord(entry) ? present({ ...entry, ...fields }) : entry;
}

/** The same with another value of one parameter; without any, the list of them goes. */
export function withParameter(entry: unknown, id: string, value: string | undefined): unknown {
  const before = isRecord(entry) ? entry['parameters'] : undefined;
  const parameters = present({ ...(isRecord(before) ? before : {}), [id]: value });
  return withFields(entry, { parameters: Object.keys(parameters).length === 0 ? undefined : parameters });
}

function present(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
