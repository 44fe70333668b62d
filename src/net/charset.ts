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
    const charset = /^\s*charset\s*=\s*"?([^"\s]*)"?\s*$/i.exec(parameter)?.[1];
    if (charset !== undefined) {
      return { mediaType: mediaType.trim().toLowerCase(), charset };
    }
  }
  return { mediaType: mediaType.trim().toLowerCase() };
}

/**
 * Turns bytes into text: by their UTF-8 byte order mark, which is removed, else by the declared character set, else as
 * UTF-8. `undefined` when the set is unknown or the bytes are not valid in it; nothing is ever replaced.
 */
export function decodeText(bytes: Uint8Array, charset: string | undefined): string | undefined {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  try {
    return new TextDecoder(marked ? 'utf-8' : (charset ?? 'utf-8'), { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
