const HEADER = /^content-disposition: *form-data; *name="([^"\r\n]*)"$/i;

/**
 * The text fields of a `multipart/form-data` body in order, or `undefined` when the body does not keep to its form
 * (RFC 7578: CRLF line ends, delimiters with the declared boundary, a closing delimiter, no files).
 */
export function multipartFields(contentType: string, body: Buffer): [string, string][] | undefined {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  if (boundary === null) {
    return undefined;
  }
  const delimiter = `--${boundary[1] ?? boundary[2] ?? ''}`;
  const text = body.toString('utf8');
  const close = text.lastIndexOf(`\r\n${delimiter}--`);
  if (!text.startsWith(`${delimiter}\r\n`) || close < 0) {
    return undefined;
  }
  const fields: [string, string][] = [];
  for (const part of text.slice(delimiter.length + 2, close).split(`\r\n${delimiter}\r\n`)) {
    const end = part.indexOf('\r\n\r\n');
    const lines = end < 0 ? [] : part.slice(0, end).split('\r\n');
    const names = lines.flatMap((line) => HEADER.exec(line)?.[1] ?? []);
    const [name] = names;
    if (name === undefined || names.length > 1) {
      return undefined;
    }
    fields.push([name, part.slice(end + 4)]);
  }
  return fields;
}
