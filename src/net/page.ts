import type { HttpReply } from './request.ts';

/**
 * The beginning of a web page, after an XML declaration and comments. A comment ends at the first `-->`: could it be taken
 * for a longer one, the ways to read many of them would be without number.
 */
const PAGE =
  /^(?:<\?xml[^>]*>|<!--(?:(?!-->).)*-->|\s)*<(?:!doctype\s+html|html|head|title|meta|body|script|style|h1|div|p|center)\b/is;

/** What a provider's services begin with: a JSON object, an XML declaration, the root `xml`. */
const DATA = /^\s*(?:\{|<\?xml\b|<xml\b)/;

/**
 * Whether a reply is a web page in place of data, as networks that want a sign-in give. The declared media type alone does
 * not make one: some services send their JSON as `text/html`, or, where `isPlain` says so, a few words.
 */
export function isPage(reply: HttpReply, isPlain = false): boolean {
  const declared = !isPlain && (reply.contentType === 'text/html' || reply.contentType === 'application/xhtml+xml');
  return PAGE.test(reply.text) || (declared && reply.text.trim() !== '' && !DATA.test(reply.text));
}
