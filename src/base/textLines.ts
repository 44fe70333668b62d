/** Bytes that are decoded at once. */
const CHUNK = 1 << 18;

/**
 * The lines of a text in UTF-8, without their ends, which are `\n` or `\r\n`. A last line without an end is one, unless it is empty. One
 * that is longer than a chunk comes in pieces, as several: to grow it with each would take for ever. Returns whether the last one has
 * an end: a text that was cut most often has none.
 */
export function* textLines(bytes: Uint8Array): Generator<string, boolean> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let rest = '';
  for (let first = 0; first < bytes.length; first += CHUNK) {
    const lines = (rest + decoder.decode(bytes.subarray(first, first + CHUNK), { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > CHUNK) {
      lines.push(rest);
      rest = '';
    }
    for (const line of lines) {
      yield line.endsWith('\r') ? line.slice(0, -1) : line;
    }
  }
  rest += decoder.decode();
  if (rest !== '') {
    yield rest;
  }
  return rest === '';
}
