import { contentTypeOf, type ReplyDocument, replyOf, wordField } from '../document.ts';
import type { WireReply } from '../reply.ts';
import type { CharsetFault } from './fault.ts';

/** Stands in the text for bytes that no JavaScript string can hold. */
const MARK = '@';
/** 短信余量 ("SMS balance") in both encodings. */
const CHINESE: Readonly<Record<'utf-8' | 'gbk', Buffer>> = {
  'utf-8': Buffer.from('短信余量', 'utf8'),
  gbk: Buffer.from('b6ccd0c5d3e0c1bf', 'hex'),
};

/** Faults of the character set. The amounts themselves are good in each of them. */
export function charsetFault(fault: CharsetFault, document: ReplyDocument): WireReply {
  switch (fault.kind) {
    case 'charset':
      return labelled(withRemark(document, CHINESE[fault.encoded]), document, fault.label);
    case 'byte-order-mark': {
      const reply = replyOf(document);
      return { ...reply, body: Buffer.concat([Buffer.from('efbbbf', 'hex'), reply.body]) };
    }
    case 'invalid-utf8':
      // A lead byte without its continuation, and a byte that UTF-8 never uses.
      return withRemark(document, Buffer.from('c328ff', 'hex'));
  }
}

function withRemark(document: ReplyDocument, bytes: Buffer): WireReply {
  const reply = replyOf({ ...document, fields: [...document.fields, wordField('remark', MARK)] });
  const [before = '', after = ''] = reply.body.toString('utf8').split(MARK);
  return { ...reply, body: Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]) };
}

/** In XML the declaration keeps saying UTF-8: where the header names a charset, the header counts (RFC 7303). */
function labelled(reply: WireReply, document: ReplyDocument, label: string | undefined): WireReply {
  const [type] = contentTypeOf(document).split(';', 1);
  return {
    ...reply,
    headers: { ...reply.headers, 'Content-Type': `${type}${label === undefined ? '' : `; charset=${label}`}` },
  };
}
