import { textReply, type WireReply } from './reply.ts';

/** One member of a reply, ready to be written in either format. */
export interface Field {
  readonly name: string;
  /** Raw JSON. */
  readonly json: string;
  /** Raw XML content. */
  readonly xml: string;
}

/** What a good reply says, before it becomes bytes. */
export interface ReplyDocument {
  readonly format: 'json' | 'xml';
  readonly fields: readonly Field[];
}

export function textField(name: string, text: string): Field {
  return { name, json: JSON.stringify(text), xml: escapeXml(text) };
}

/** A number whose digits reach the wire as they are written here. */
export function numberField(name: string, digits: string): Field {
  return { name, json: digits, xml: digits };
}

/** The members that are amounts, or the time in a reply of the timestamp service. */
export function isAmountField(field: Field): boolean {
  return field.name !== 'status';
}

export function write(document: ReplyDocument): string {
  return document.format === 'json' ? writeJson(document.fields) : writeXml(document.fields);
}

export function contentTypeOf(format: ReplyDocument['format']): string {
  return format === 'json' ? 'application/json' : 'text/xml; charset=utf-8';
}

export function replyOf(document: ReplyDocument, status = 200): WireReply {
  return textReply(status, contentTypeOf(document.format), write(document));
}

function writeJson(fields: readonly Field[]): string {
  return `{${fields.map((field) => `${JSON.stringify(field.name)}:${field.json}`).join(',')}}`;
}

/** Values are padded with spaces, as in the documents. */
function writeXml(fields: readonly Field[]): string {
  const elements = fields.map((field) => `<${field.name}> ${field.xml} </${field.name}>\n`);
  return `<?xml version="1.0" encoding="utf-8"?>\n<xml>\n${elements.join('')}</xml>\n`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
