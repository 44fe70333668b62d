/** A `Content-Type` header, taken apart. */
export interface ContentType {
  /** In lower case; empty when the header is missing. */
  readonly mediaType: string;
  /** The declared character set as the server wrote it. */
  readonly charset?: string;
}

/** Takes `text/xml; charset="GBK"` apart. */
export function parseContentType(header: string | null): ContentType {
  const [mediaType = '', ...parameters] = (header ?? '').split(';');
  for (const parameter of parameters) {
    const charset = /^\s*charset\s*=\s*["']?([^"'\s]*)["']?\s*$/i.exec(parameter)?.[1];
    if (charset !== undefined) {
      return { mediaType: mediaType.trim().toLowerCase(), charset };
    }
  }
  return { mediaType: mediaType.trim().toLowerCase() };
}

/** Byte order marks at the beginning, with the blanks that scripts print before and between them. */
const MARKS = /^(?:[ \t\r\n]*\ufeff)+/;

/**
 * Turns bytes into text: by their UTF-8 byte order marks, which are removed, else by the declared character set, else, also
 * where the declared name is that of no set, as UTF-8. `undefined` when the bytes are not valid in it; nothing is ever replaced.
 */
export function decodeText(bytes: Uint8Array, charset: string | undefined): string | undefined {
  const marked = MARKS.test(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, 64)));
  try {
    return decode(bytes, marked ? undefined : charset).replace(MARKS, '');
  } catch {
    return undefined;
  }
}

/** Throws where the bytes are not valid in the set. */
function decode(bytes: Uint8Array, charset = 'utf-8'): string {
  return new TextDecoder(isKnown(charset) ? charset : 'utf-8', { fatal: true }).decode(bytes);
}

function isKnown(charset: string): boolean {
  try {
    return new TextDecoder(charset).encoding !== '';
  } catch {
    return false;
  }
}
