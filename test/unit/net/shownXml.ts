import type { JsonValue } from '../../../src/net/json.ts';
import { XmlText } from '../../../src/net/xmlText.ts';

/** What was read, with the text of an element beside its attributes. */
export function shown(value: JsonValue | undefined): unknown {
  if (value instanceof Map) {
    const text = value instanceof XmlText ? { '#text': value.text } : {};
    return { ...Object.fromEntries([...value].map(([name, each]) => [name, shown(each)])), ...text };
  }
  return Array.isArray(value) ? value.map(shown) : value;
}
