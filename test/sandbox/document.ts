import { textReply, type WireReply } from './reply.ts';

/** One member of a reply, ready to be written in either format. */
export interface Field {
  readonly name: string;
  /** Raw JSON. */
  readonly json: string;
  /** Raw XML content. */
  readonly xml: string;
  /** Whether it is an amount, or the time in a reply of a timestamp service. */
  readonly amount: boolean;
}

/** What a good reply says, before it becomes bytes. */
export interface ReplyDocument {
  readonly format: 'json' | 'xml' | 'text';
  /** The members of the object that holds the amounts; in a text they follow each other. */
  readonly fields: readonly Field[];
  /** What stands around that object: `{"data":` and `}`. For XML it gets the elements, for a text all of it. */
  readonly around?: (inner: string) => string;
  /** The format's usual one when left out. */
  readonly contentType?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An amount whose digits reach the wire as they are written here, as a number or as text. */
export function amountField(name: string, digits: string | null, form: 'number' | 'text' = 'number'): Field {
  const json = digits === null ? 'null' : form === 'text' ? JSON.stringify(digits) : digits;
  return { name, json, xml: digits ?? 'null', amount: true };
}

/** A text that is no amount. */
export function wordField(name: string, text: string): Field {
  return { name, json: JSON.stringify(text), xml: escapeXml(text), amount: false };
}

/** Any JSON that is no amount. */
export function rawField(name: string, json: string): Field {
  return { name, json, xml: escapeXml(json), amount: false };
}

export function write(document: ReplyDocument): string {
  const { format, fields, around } = document;
  switch (format) {
    case 'json':
      return (around ?? asItIs)(writeJson(fields));
    case 'xml':
      return around === undefined ? writeXml(fields) : around(elements(fields, ''));
    case 'text':
      return (around ?? asItIs)(fields.map(({ json }) => json).join(''));
  }
}

/** The media type with its parameters. */
export function contentTypeOf({ format, contentType }: ReplyDocument): string {
  const usual = { json: 'application/json', xml: 'text/xml; charset=utf-8', text: 'text/plain' };
  return contentType ?? usual[format];
}

export function replyOf(document: ReplyDocument, status = 200): WireReply {
  return textReply(status, contentTypeOf(document), write(document), document.headers);
}

function asItIs(text: string): string {
  return text;
}

function writeJson(fields: readonly Field[]): string {
  return `{${fields.map((field) => `${JSON.stringify(field.name)}:${field.json}`).join(',')}}`;
}

/** SUBMAIL's: values are padded with spaces, as in the documents. */
function writeXml(fields: readonly Field[]): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n<xml>\n${elements(fields, ' ')}</xml>\n`;
}

function elements(fields: readonly Field[], padding: string): string {
  return fields.map((field) => `<${field.name}>${padding}${field.xml}${padding}</${field.name}>\n`).join('');
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
