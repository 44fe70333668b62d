import type { JsonValue } from './json.ts';

/** An XML element with no others within: its attributes by their names, and its text. */
export class XmlText extends Map<string, JsonValue> {
  readonly text: string;

  constructor(attributes: Iterable<readonly [string, string]>, text: string) {
    super(attributes);
    this.text = text;
  }
}
