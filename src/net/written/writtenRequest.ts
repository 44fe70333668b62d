import { withoutCarets } from './caret.ts';
import { commandIn } from './command.ts';
import { readCurl } from './curl.ts';
import { readHttpie } from './httpie.ts';
import { Notes, type WrittenRequest } from './notes.ts';
import { readPostman } from './postman.ts';
import { readRawHttp } from './rawHttp.ts';
import { readScriptCall } from './scriptCall.ts';
import { shellWords } from './shellWords.ts';

/**
 * Reads a request as people write it down: a line for curl or HTTPie, a call of PowerShell or JavaScript, a request as it is
 * sent or as Postman exports it, an `Authorization` header, a form body, a JSON body or an address with a query. `undefined` when
 * the text is none of these, when a part of it is missing, or when it says two things at once. Never throws.
 */
export function readWrittenRequest(text: string): WrittenRequest | undefined {
  const notes = new Notes();
  return noteText(plainly(text), notes) && !notes.isEmpty ? notes.request() : undefined;
}

/** Whether a text is meant for a machine, also one in which no request can be read: no half of a credential looks like that. */
export function looksLikeRequest(text: string): boolean {
  const plain = plainly(text);
  return (
    /(?:^|\s)curl(?:\.exe)?\s/i.test(plain) ||
    commandIn(plain) !== undefined ||
    readScriptCall(plain, new Notes()) !== undefined ||
    readRawHttp(plain, new Notes()) ||
    readPostman(plain, new Notes()) ||
    /^authorization\s*[:：]/i.test(plain)
  );
}

/** Documents escape ampersands and quotes as in HTML, and word processors curl the quotes and lengthen the dashes. */
function plainly(text: string): string {
  return text
    .replace(/&(?:quot|#34|#x22);/gi, '"')
    .replace(/&(?:apos|#39|#x27);/gi, "'")
    .replace(/&(?:nbsp|#160);/gi, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/[“”„＂]/g, '"')
    .replace(/[‘’＇]/g, "'")
    .trim();
}

/** `false` when it cannot be read as a whole. */
function noteText(plain: string, notes: Notes): boolean {
  const command = commandIn(plain);
  if (command !== undefined) {
    const words = shellWords(withoutCarets(command.rest));
    return words !== undefined && (command.program === 'curl' ? readCurl : readHttpie)(words, notes);
  }
  const call = readScriptCall(plain, notes);
  if (call !== undefined || readRawHttp(plain, notes)) {
    return call ?? true;
  }
  if (/^(?:authorization\s*[:：]\s*)?(?:basic|bearer)\s/i.test(plain)) {
    notes.header(plain.replace(/^(?!authorization)/i, 'Authorization: '));
  } else if (/^https?:\/\/\S+$/i.test(plain)) {
    notes.address(plain);
  } else if (
    plain.startsWith('{') ? !readPostman(plain, notes) : /^[\w.-]+=[^&\s]*(?:&[\w.-]+=[^&\s]*)+$/.test(plain)
  ) {
    notes.body(plain);
  }
  return true;
}
