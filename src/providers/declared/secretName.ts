import { nameWords } from './nameWords.ts';

/** Words for what is no placeholder, since everybody sees addresses. */
const SECRET_WORD =
  /key|token|secret|passw|passphrase|passcode|pwd|psw|signature|credential|bearer|^(?:api|user)?pass$|^(?:pin|otp)$/;

/**
 * What a name ends with that says what stands there: `X-Api-Key` does, and `keyType` does not. The Chinese words for key and password
 * stand here by their codes: with one such character, all that is loaded at the start takes twice the memory.
 */
const SECRET_END =
  /(?:key|token|secret|passw(?:or)?d|passphrase|passcode|pwd|psw|signature|credential|authorization|\b(?:auth|pass|pin|otp|pw))s?$|\u5bc6\u94a5$|\u5bc6\u7801$/;

/** A scheme of authorization with something behind it, and what keys of known services begin with. */
const SCHEME = /^(?:basic|bearer|token|digest|apikey)\s+\S/i;
const KEY = /^(?:[spr]k_(?:live|test)_|SG\.[\w-]{8}|AKIA[\dA-Z]{8}|xox[a-z]-|key-[\da-f]{8}|eyJ[\w-]+\.)/;

/** Whether a part of the credential is named like a secret one, as far as that can be told. */
export function isNamedLikeSecret(name: string): boolean {
  return SECRET_WORD.test(name.toLowerCase().replace(/[^a-z]/g, ''));
}

/** Whether what stands under a name is a secret by that name: in `data[userPass1]` as well. */
export function namesSecret(name: string): boolean {
  return SECRET_END.test(nameWords(name.replace(/\P{L}+$/u, '')).join(' '));
}

/** Whether a text begins as a key does, however short it is. */
export function beginsLikeKey(text: string): boolean {
  return SCHEME.test(text) || KEY.test(text);
}
