import { plainText } from '../text/plainText.ts';

/** What stands in the setting is cut here when it is shown. */
export const LONGEST_SHOWN = 60;

/** At least 24 hexadecimal digits that no letter or digit touches. */
const HEXADECIMAL = /(?<![0-9a-z])[0-9a-f]{24,}(?![0-9a-z])/i;
/** Base64 and its kin without a blank. */
const LONG_WORD = /[\w+/=-]{32,}/g;
/** A run of letters and digits that is longer than a word with a number, and longer than the parts of a UUID. */
const RUN = /[0-9a-z]{13,}/gi;

/**
 * Whether a text looks like a key, a secret or a pair of them, or holds one: they are long runs of hexadecimal digits or
 * of letters mixed with digits, without a blank. Long names of words (`alerts-production-cn-north-1-backup`) and UUIDs
 * do not.
 */
export function looksLikeSecret(text: string): boolean {
  return HEXADECIMAL.test(text) || (text.match(LONG_WORD) ?? []).some(isMixed);
}

/** Whether letters are mixed with digits in a word. Each character is looked at a few times at most: a server may send 256 KiB of them. */
function isMixed(word: string): boolean {
  return (word.match(RUN) ?? []).some((run) => /\d/.test(run) && /[a-z]/i.test(run));
}

/** An id, or another word of an entry, as it may be shown: plain text, and never a secret. */
export function shownId(value: string): string {
  return looksLikeSecret(value) ? '…' : plainText(value, LONGEST_SHOWN);
}
