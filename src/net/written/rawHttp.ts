import type { Notes } from './notes.ts';

/** `POST /balance/sms.json HTTP/1.1`, or with the whole address and maybe without the version. */
const REQUEST_LINE = /^(GET|POST|PUT|PATCH|DELETE|HEAD)\s+(\S+)(?:\s+HTTP\/[\d.]+)?(?:\s+|$)/;

/**
 * Notes what a request says that is written as it is sent: its line, headers, body. The line breaks may have become blanks.
 * `false` when the text is none.
 */
export function readRawHttp(text: string, notes: Notes): boolean {
  const [line = '', method = '', target = ''] = REQUEST_LINE.exec(text) ?? [];
  const [, host = ''] = /\shost\s*:\s*(\S+)/i.exec(text) ?? [];
  const isWhole = /^https?:\/\//i.test(target);
  if (line === '' || (!isWhole && (!target.startsWith('/') || host === ''))) {
    return false;
  }
  notes.method(method);
  notes.address(isWhole ? target : `https://${host}${target}`);
  const rest = text.slice(line.length);
  const [header] = /(?:^|\s)authorization\s*:\s*\w+\s+\S+/i.exec(rest) ?? [];
  if (header !== undefined) {
    notes.header(header);
  }
  const [, body] = /(?:^|\s)(\{[\s\S]*\}|[\w.-]+=[^\s&]*(?:&[\w.-]+=[^\s&]*)*)\s*$/.exec(rest) ?? [];
  // Parameters of a header, such as a charset, have no place of their own.
  if (body !== undefined && !/[;,]\s*$/.test(rest.slice(0, rest.lastIndexOf(body)))) {
    notes.body(body);
  }
  return true;
}
