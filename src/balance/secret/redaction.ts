import type { Credential } from '../account/account.ts';
import { plainText } from '../text/plainText.ts';
import { base64Forms, escapedForms, formsOf } from './secretForms.ts';
import { HashedTexts } from './textHash.ts';
import { isWord } from './word.ts';

/** What stands in a secret's place. */
export const REDACTED = '•••';

/** Shorter texts are part of ordinary words and numbers, and are looked for as whole words alone. */
const SHORTEST = 6;

/**
 * Takes the secrets that it knows out of text that leaves the program, in every encoding in which they travel. It keeps
 * hashes of what they may look like, and no secret. Nothing that is known is missed; a piece of other text is taken for a
 * secret when its first characters have a known hash, and all of it as well (53 bits each).
 */
export class Redactor {
  readonly #long = new HashedTexts(SHORTEST);
  readonly #short = new HashedTexts(1);

  /**
   * Takes a credential that is about to be used. `secrets` are the ids of its secret parts; all but an identifier `key` when left
   * out.
   */
  know(
    credential: Credential,
    secrets: readonly string[] = Object.keys(credential).filter((id) => id !== 'key'),
  ): void {
    for (const id of secrets) {
      const secret = credential[id] ?? '';
      if (secret !== '') {
        this.#know(
          secret,
          Object.keys(credential).flatMap((other) => (other === id ? [] : (credential[other] ?? ''))),
        );
      }
    }
  }

  /** `beside` are the parts that a secret may stand behind, with a colon between them. */
  #know(secret: string, beside: readonly string[]): void {
    const isShort = secret.length < SHORTEST;
    for (const form of isShort ? escapedForms(secret) : []) {
      this.#short.add(form);
      this.#short.add(form.toLowerCase());
    }
    // The other encodings of a pair hold those of its secret.
    const all = [...beside.flatMap((part) => base64Forms(`${part}:${secret}`)), ...(isShort ? [] : formsOf(secret))];
    const forms = new Set(all.filter(({ length }) => length >= SHORTEST));
    // As a host is read, wherever an address holds one.
    for (const form of [...forms]) {
      forms.add(form.toLowerCase());
    }
    for (const form of forms) {
      this.#long.add(form);
    }
  }

  /** How many texts are known: what was looked through before there were as many may hold one. */
  get size(): number {
    return this.#long.size + this.#short.size;
  }

  /** The text without secrets. */
  redact(text: string): string {
    let redacted = '';
    let kept = 0;
    for (let at = 0; at < text.length; ) {
      const length = this.#long.lengthAt(text, at) || this.#short.lengthAt(text, at, isWord);
      if (length === 0) {
        at += 1;
      } else {
        redacted += text.slice(kept, at) + REDACTED;
        at += length;
        kept = at;
      }
    }
    return kept === 0 ? text : redacted + text.slice(kept);
  }

  /**
   * Text that may come from a server as one harmless line without secrets. Invisible characters go first, so that none
   * hides a secret; the text is cut last, so that no piece of one is left.
   */
  clean(text: string, limit?: number): string {
    return plainText(this.redact(plainText(text, Number.POSITIVE_INFINITY)), limit);
  }
}
