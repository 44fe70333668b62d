import type { Credential } from '../account/account.ts';
import { plainText } from '../text/plainText.ts';
import { startsIn, unescaped } from './escapes.ts';
import { base64Forms, encodedForms, textForms } from './secretForms.ts';
import { HashedTexts, hashOf } from './textHash.ts';
import { isWord } from './word.ts';

/** What stands in a secret's place. */
export const REDACTED = '•••';

/** Shorter texts are part of ordinary words and numbers, and are looked for as whole words alone. */
const SHORTEST = 6;

/** A piece of a text, up to and without `to`. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Takes the secrets that it knows out of text that leaves the program, in the encodings in which they travel. It keeps
 * hashes of what they may look like, and no secret. No hash that is known is missed; a piece of other text is taken for a
 * secret when its first characters have a known hash, and all of it as well (53 bits each).
 */
export class Redactor {
  readonly #long = new HashedTexts(SHORTEST);
  readonly #short = new HashedTexts(1);
  /** Hashes of what was taken whole: an account is asked with the same credential again and again. */
  readonly #taken = new Set<number>();

  /**
   * Takes a credential that is about to be used. `secrets` are the ids of its secret parts; all but an identifier `key` when left
   * out.
   */
  know(
    credential: Credential,
    secrets: readonly string[] = Object.keys(credential).filter((id) => id !== 'key'),
  ): void {
    const entries = Object.entries(credential);
    const parts = JSON.stringify([secrets, entries]);
    const hash = hashOf(parts, 0, parts.length);
    if (this.#taken.has(hash)) {
      return;
    }
    for (const id of secrets) {
      const secret = credential[id] ?? '';
      if (secret !== '') {
        this.#know(
          secret,
          entries.flatMap(([other, part]) => (other === id ? [] : part)),
        );
      }
    }
    this.#taken.add(hash);
  }

  /** `beside` are the texts that a secret may stand behind, with a colon between them. */
  #know(secret: string, beside: readonly string[]): void {
    const isShort = secret.length < SHORTEST;
    // The encodings of a pair hold those of its secret.
    const encoded = [
      ...beside.flatMap((part) => base64Forms(`${part}:${secret}`)),
      ...(isShort ? [] : encodedForms(secret)),
    ].filter(({ length }) => length >= SHORTEST);
    // Who escapes a text that looks escaped may leave it as it is, and who reads it may undo what nobody has escaped.
    const read = [secret, ...unescaped(secret).map(({ text }) => text)];
    // In small letters as a host is read, wherever an address holds one; in capitals as who reads a number may write it.
    const forms = [...read, ...encoded]
      .flatMap(textForms)
      .flatMap((form) => [form, form.toLowerCase(), ...(isShort ? [] : [form.toUpperCase()])]);
    for (const form of new Set(forms)) {
      (form.length < SHORTEST ? this.#short : this.#long).add(form);
    }
  }

  /** How many texts are known: what was looked through before there were as many may hold one. */
  get size(): number {
    return this.#long.size + this.#short.size;
  }

  /** The text without secrets, however often their characters were escaped. */
  redact(text: string): string {
    return without(text, this.#spans(text));
  }

  /** Where secrets stand in a text, also in what is left when its escapes are undone. */
  #spans(text: string, isSqueezed = false): readonly Span[] {
    const spans = this.#found(text, isSqueezed);
    for (const undone of unescaped(text)) {
      const found = this.#found(undone.text, isSqueezed);
      if (found.length > 0) {
        const starts = startsIn(text, undone.layers);
        for (const { from, to } of found) {
          spans.push({ from: starts[from] ?? 0, to: starts[to] ?? text.length });
        }
      }
    }
    return spans;
  }

  /** Where secrets stand in a text; without white space no short one is a word. */
  #found(text: string, isSqueezed: boolean): Span[] {
    const spans: Span[] = [];
    for (let at = 0; at < text.length; at += 1) {
      const length = this.#long.lengthAt(text, at) || (isSqueezed ? 0 : this.#short.lengthAt(text, at, isWord));
      if (length > 0) {
        spans.push({ from: at, to: at + length });
      }
    }
    return spans;
  }

  /**
   * Text that may come from a server as one harmless line without secrets. Invisible characters hide none and white space breaks
   * none, unless these are escaped; the text is cut last, so that no piece of a secret is left.
   */
  clean(text: string, limit?: number): string {
    // What begins like a command to a terminal would take along the beginning of a secret right behind it.
    const plain = plainText(this.redact(text), Number.POSITIVE_INFINITY);
    return plainText(without(plain, [...this.#spans(plain), ...this.#broken(plain)]), limit);
  }

  /** Where secrets stand in a text with white space within them. */
  #broken(text: string): Span[] {
    const starts: number[] = [];
    let bare = '';
    for (let at = 0; at < text.length; at += 1) {
      if (text.charAt(at).trim() !== '') {
        bare += text.charAt(at);
        starts.push(at);
      }
    }
    return this.#spans(bare, true).map(({ from, to }) => ({ from: starts[from] ?? 0, to: (starts[to - 1] ?? 0) + 1 }));
  }
}

function without(text: string, spans: readonly Span[]): string {
  let redacted = '';
  let kept = 0;
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from)) {
    if (from >= kept) {
      redacted += text.slice(kept, from) + REDACTED;
    }
    kept = Math.max(kept, to);
  }
  return redacted + text.slice(kept);
}
