import { type ReplyDocument, replyOf } from '../document.ts';
import { type Delivery, whole } from '../reply.ts';
import type { Refuse } from '../service.ts';
import { charsetFault } from './charset.ts';
import { connectionFault } from './connection.ts';
import { contentFault } from './content.ts';
import { encodingFault } from './encoding.ts';
import type { SandboxFault } from './fault.ts';
import { framingFault } from './framing.ts';
import { statusFault } from './status.ts';

/** What the client gets instead of the good reply `document`. `refuse` words errors as the provider does. */
export function applyFault(fault: SandboxFault, document: ReplyDocument, refuse: Refuse): Delivery {
  switch (fault.kind) {
    case 'reset-before-headers':
    case 'reset-mid-body':
    case 'hang-before-headers':
    case 'hang-in-headers':
    case 'hang-in-body':
    case 'drip':
    case 'delay':
      return connectionFault(fault, replyOf(document));
    case 'truncated':
    case 'wrong-length':
    case 'no-content':
    case 'empty':
    case 'redirect':
    case 'huge':
      return framingFault(fault, replyOf(document));
    case 'compressed':
    case 'gzip-bomb':
    case 'gzip-cut':
    case 'stacked-encodings':
    case 'unknown-encoding':
      return whole(encodingFault(fault, replyOf(document)));
    case 'charset':
    case 'byte-order-mark':
    case 'invalid-utf8':
      return whole(charsetFault(fault, document));
    case 'amount':
    case 'field':
    case 'doubled':
    case 'malformed':
    case 'hostile-keys':
    case 'deep':
    case 'doctype':
    case 'entity-bomb':
    case 'external-entity':
    case 'body':
      return whole(contentFault(fault, document));
    case 'status':
    case 'html-portal':
    case 'html-bad-gateway':
    case 'provider-error':
      return whole(statusFault(fault, refuse));
  }
}
