/**
 * What can be switched on for an account. A fault spoils the reply to a request that was right; a wrong request is refused
 * as ever, so that no fault hides a mistake of the client. Where `field` is left out the first quantity is meant.
 */
export type SandboxFault = ConnectionFault | FramingFault | EncodingFault | CharsetFault | ContentFault | StatusFault;

export type ConnectionFault =
  | { readonly kind: 'reset-before-headers' }
  | { readonly kind: 'reset-mid-body' }
  | { readonly kind: 'hang-before-headers' }
  | { readonly kind: 'hang-in-headers' }
  | { readonly kind: 'hang-in-body' }
  /** `bytes` of the body at once and then again every `everyMs`. */
  | { readonly kind: 'drip'; readonly bytes: number; readonly everyMs: number }
  /** The good reply, `ms` late. */
  | { readonly kind: 'delay'; readonly ms: number };

export type FramingFault =
  /** Ends after `keep` bytes of the body (half of it by default) although `by` promises more, or promises nothing. */
  | { readonly kind: 'truncated'; readonly by: 'content-length' | 'chunked' | 'close'; readonly keep?: number }
  /** A Content-Length that is off by `by` bytes, either way. */
  | { readonly kind: 'wrong-length'; readonly by: number }
  | { readonly kind: 'no-content' }
  /** Status 200 with a body of nothing but `text`: nothing at all by default. */
  | { readonly kind: 'empty'; readonly text?: string }
  | { readonly kind: 'redirect'; readonly location: string; readonly status?: number }
  /** The good reply with blanks behind it up to `bytes`; with a Content-Length when `declared`. */
  | { readonly kind: 'huge'; readonly bytes: number; readonly declared?: boolean };

export type EncodingFault =
  /** The good reply, properly compressed. */
  | { readonly kind: 'compressed'; readonly encoding: 'gzip' | 'deflate' | 'br' }
  /** The good reply with blanks behind it that unpack to `bytes`. */
  | { readonly kind: 'gzip-bomb'; readonly bytes: number }
  | { readonly kind: 'gzip-cut' }
  /** The good reply, gzipped `layers` times and declared so. */
  | { readonly kind: 'stacked-encodings'; readonly layers: number }
  /** The good reply, declared to be in an encoding that does not exist. */
  | { readonly kind: 'unknown-encoding' };

export type CharsetFault =
  /** The good reply with one more member of Chinese text, so that the charset matters. No `label`: no charset is declared. */
  | { readonly kind: 'charset'; readonly encoded: 'utf-8' | 'gbk'; readonly label?: string }
  | { readonly kind: 'byte-order-mark' }
  | { readonly kind: 'invalid-utf8' };

export type ContentFault =
  /** `json` stands raw in the field's place; in XML `xml` does, or `json` without its quotes. */
  | { readonly kind: 'amount'; readonly json: string; readonly xml?: string; readonly field?: string }
  | { readonly kind: 'field'; readonly change: 'missing' | 'renamed' | 'nested'; readonly field?: string }
  /** The field twice with different amounts: the same JSON key, or the same XML element. */
  | { readonly kind: 'doubled'; readonly field?: string }
  /** The documents' misprints: `</stats>` in XML, a missing comma in JSON. */
  | { readonly kind: 'malformed' }
  /** `__proto__` and `constructor` with amounts in them; `instead` of the real ones, or beside them. */
  | { readonly kind: 'hostile-keys'; readonly instead?: boolean }
  /** One more member with this many levels in it, all closed again: two bytes each in JSON, seven in XML. */
  | { readonly kind: 'deep'; readonly levels: number }
  /** These three are XML whatever format was asked for. */
  | { readonly kind: 'doctype' }
  | { readonly kind: 'entity-bomb' }
  | { readonly kind: 'external-entity'; readonly uri: string }
  /** Anything at all, with status 200. */
  | { readonly kind: 'body'; readonly text: string; readonly contentType?: string };

export type StatusFault =
  /** A proxy's or gateway's answer: `body`, or the bare HTTP status, as text. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly body?: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** A sign-in page with status 200. */
  | { readonly kind: 'html-portal' }
  | { readonly kind: 'html-bad-gateway' }
  /** The provider's own error; its documented message and HTTP status when left out. */
  | {
      readonly kind: 'provider-error';
      /** A code of the counterpart's table, or any other. */
      readonly code: number | string;
      readonly message?: string;
      readonly httpStatus?: number;
      readonly headers?: Readonly<Record<string, string>>;
    };
