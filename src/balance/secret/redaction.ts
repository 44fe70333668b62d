import type { Credential } from '../account/account.ts';
import { plainText } from '../text/plainText.ts';
import { base64Forms, escapedForms, formsOf } from './secretForms.ts';
import { ShortSecrets } from './shortSecrets.ts';
import { hashOf } from './textHash.ts';

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
  /** Of the first characters of each form. */
  readonly #starts = new Set<number>();
  /** Of whole forms. */
  readonly #wholes = new Set<number>();
  /** How long forms are, the longest first: where a form holds another one, all of it goes. */
  #lengths: readonly number[] = [];
  readonly #short = new ShortSecrets();

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
      this.#starts.add(hashOf(form, 0, SHORTEST));
      this.#wholes.add(wholeOf(form));
    }
    const lengths = new Set([...this.#lengths, ...[...forms].map(({ length }) => length)]);
    this.#lengths = [...lengths].sort((a, b) => b - a);
  }

  /** The text without secrets. */
  redact(text: string): string {
    let redacted = '';
    let kept = 0;
    for (let at = 0; at < text.length; ) {
      const length = this.#secretAt(text, at) || this.#short.lengthAt(text, at);
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

  /** How many characters from there on are a secret; 0 when they are none. */
  #secretAt(text: string, at: number): number {
    const fits = (length: number): boolean =>
      at + length <= text.length && this.#wholes.has(hashOf(text, at, at + length));
    return this.#starts.has(hashOf(text, at, at + SHORTEST)) ? (this.#lengths.find(fits) ?? 0) : 0;
  }
}

function wholeOf(text: string): number {
  return hashOf(text, 0, text.length);
}
