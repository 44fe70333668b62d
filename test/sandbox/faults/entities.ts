import { type ReplyDocument, replyOf, write } from '../document.ts';
import type { WireReply } from '../reply.ts';
import type { ContentFault } from './fault.ts';

/** The faults that are made of a document type declaration. */
export type EntityFault = Extract<ContentFault, { readonly kind: 'doctype' | 'entity-bomb' | 'external-entity' }>;

/** XML with a DOCTYPE, whose first amount is an entity where there is one to expand. */
export function declaredEntities(fault: EntityFault, document: ReplyDocument): WireReply {
  switch (fault.kind) {
    case 'doctype':
      return withDoctype(document, '<!DOCTYPE xml [<!ELEMENT status ANY>]>');
    case 'entity-bomb':
      return withDoctype(document, `<!DOCTYPE xml [${laughs()}]>`, '&lol9;');
    case 'external-entity':
      return withDoctype(document, `<!DOCTYPE xml [<!ENTITY outside SYSTEM "${fault.uri}">]>`, '&outside;');
  }
}

/** Ten entities, each ten times the one before: 10^9 copies of the first. */
function laughs(): string {
  return Array.from({ length: 10 }, (_, level) =>
    level === 0 ? '<!ENTITY lol0 "9">' : `<!ENTITY lol${level} "${`&lol${level - 1};`.repeat(10)}">`,
  ).join('\n');
}

function withDoctype(document: ReplyDocument, doctype: string, amount?: string): WireReply {
  const target = document.fields.find((field) => field.amount);
  const fields = document.fields.map((field) =>
    field === target && amount !== undefined ? { ...field, xml: amount } : field,
  );
  const xml: ReplyDocument = { format: 'xml', fields };
  return { ...replyOf(xml), body: Buffer.from(write(xml).replace('?>', () => `?>\n${doctype}`)) };
}
