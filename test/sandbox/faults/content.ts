import { amountField, type Field, type ReplyDocument, replyOf, write } from '../document.ts';
import { textReply, type WireReply } from '../reply.ts';
import { declaredEntities } from './entities.ts';
import type { ContentFault } from './fault.ts';

/** Faults in what a well-framed, well-encoded reply says. */
export function contentFault(fault: ContentFault, document: ReplyDocument): WireReply {
  switch (fault.kind) {
    case 'amount': {
      const xml = fault.xml ?? fault.json.replace(/^"(.*)"$/s, '$1');
      return edited(document, fault.field, (field) => [{ ...field, json: fault.json, xml }]);
    }
    case 'field':
      return edited(document, fault.field, (field) => changed(field, fault.change));
    case 'doubled':
      return edited(document, fault.field, (field) => [amountField(field.name, '1'), field]);
    case 'malformed':
      return replaced(document, (text) =>
        document.format === 'xml' ? text.replace(/<\/\w+>/, '</stats>') : text.replace(/,|\}$/, ' '),
      );
    case 'hostile-keys': {
      const kept = fault.instead === true ? document.fields.filter(({ amount }) => !amount) : document.fields;
      return replyOf({
        ...document,
        fields: [...hostileKeys(document.fields.filter(({ amount }) => amount)), ...kept],
      });
    }
    case 'deep': {
      const nested = {
        name: 'remark',
        json: '['.repeat(fault.levels) + ']'.repeat(fault.levels),
        xml: '<a>'.repeat(fault.levels) + '</a>'.repeat(fault.levels),
        amount: false,
      };
      return replyOf({ ...document, fields: [nested, ...document.fields] });
    }
    case 'doctype':
    case 'entity-bomb':
    case 'external-entity':
      return declaredEntities(fault, document);
    case 'body':
      return textReply(200, fault.contentType ?? 'application/json', fault.text);
  }
}

/** Lets `edit` replace the named field, or the first amount. Throws when the reply has no such field. */
function edited(document: ReplyDocument, name: string | undefined, edit: (field: Field) => Field[]): WireReply {
  const target = document.fields.find((field) => (name === undefined ? field.amount : field.name === name));
  if (target === undefined) {
    throw new Error(`The reply has no field ${name ?? 'with an amount'}`);
  }
  const fields = document.fields.flatMap((field) => (field === target ? edit(field) : [field]));
  return replyOf({ ...document, fields });
}

function changed(field: Field, change: 'missing' | 'renamed' | 'nested'): Field[] {
  switch (change) {
    case 'missing':
      return [];
    case 'renamed':
      return [{ ...field, name: `${field.name}_left` }];
    case 'nested':
      return [{ ...field, json: `{"value":${field.json}}`, xml: `<value>${field.xml}</value>` }];
  }
}

function replaced(document: ReplyDocument, change: (text: string) => string): WireReply {
  return { ...replyOf(document), body: Buffer.from(change(write(document))) };
}

function hostileKeys(amounts: readonly Field[]): Field[] {
  const json = `{${amounts.map((field) => `"${field.name}":1`).join(',')}}`;
  const xml = amounts.map((field) => `<${field.name}>1</${field.name}>`).join('');
  return [
    { name: '__proto__', json, xml, amount: false },
    { name: 'constructor', json: `{"prototype":${json}}`, xml: `<prototype>${xml}</prototype>`, amount: false },
  ];
}
