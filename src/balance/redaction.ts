import type { Credential } from './account.ts';
import { escapeIcons, escapeMarkdown, plainText } from './plainText.ts';

/** What stands in a secret's place. */
export const REDACTED = '•••';

/** Shorter texts are part of ordinary words and numbers; no provider's secret is that short. */
const SHORTEST = 6;

/**
 * Takes the secrets that it knows out of text that leaves the program, in every encoding in which they travel. A secret
 * can only be searched for by its value, so the values that were read in this session are kept in memory here, and
 * nowhere else; they are written nowhere.
 */
export class Redactor {
  readonly #known = new Set<string>();
  readonly #forms = new Set<string>();
  #pattern: RegExp | undefined;

  /** Takes a credential that is about to be used. Cheap when it is known already. */
  know({ key, secret }: Credential): void {
    const pair = `${key}:${secret}`;
    if (secret.length < SHORTEST || this.#known.has(pair)) {
      return;
    }
    this.#known.add(pair);
    for (const form of [...formsOf(pair), ...formsOf(secret)]) {
      this.#forms.add(form);
    }
    this.#pattern = undefined;
  }

  /** The text without secrets. */
  redact(text: string): string {
    if (this.#forms.size === 0) {
      return text;
    }
    this.#pattern ??= patternOf(this.#forms);
    return text.replace(this.#pattern, REDACTED);
  }

  /**
   * Text that may come from a server as one harmless line without secrets. Invisible characters go first, so that none
   * hides a secret; the text is cut last, so that no piece of one is left.
   */
  clean(text: string, limit?: number): string {
    return plainText(this.redact(plainText(text, Number.POSITIVE_INFINITY)), limit);
  }
}

function patternOf(forms: ReadonlySet<string>): RegExp {
  // The longest first: where a form holds another one, all of it goes.
  const sorted = [...forms].sort((a, b) => b.length - a.length);
  return new RegExp(sorted.map((form) => form.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|'), 'g');
}

/** A text in all the ways in which it may be written. */
function formsOf(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const json = JSON.stringify(text).slice(1, -1);
  const uri = encodeURIComponent(text.toWellFormed());
  const percent = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  return [
    text,
    uri,
    lowerEscapes(uri),
    new URLSearchParams({ a: text }).toString().slice(2),
    strictUri(uri),
    lowerEscapes(strictUri(uri)),
    percent,
    upperEscapes(percent),
    json,
    json.replaceAll('/', '\\/'),
    json.replace(/[\u0080-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`),
    ...htmlForms(text),
    // As the status bar and its tooltip are written.
    escapeIcons(text),
    escapeMarkdown(text),
    escapeMarkdown(escapeIcons(text)),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...base64Forms(bytes),
  ].filter((form) => form.length >= SHORTEST);
}

/** As stricter encoders write it: these marks are escaped, too. */
function strictUri(uri: string): string {
  return uri.replace(/[!'()*~._-]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

function lowerEscapes(uri: string): string {
  return uri.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
}

function upperEscapes(uri: string): string {
  return uri.replace(/%[0-9a-f]{2}/g, (code) => code.toUpperCase());
}

function htmlForms(text: string): readonly string[] {
  const basic = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const quoted = basic.replaceAll('"', '&quot;');
  return [basic, quoted, ...['&#39;', '&#x27;', '&apos;'].map((quote) => quoted.replaceAll("'", quote))];
}

/**
 * Base64 writes three bytes as four characters, so a text looks different in each of three places within a longer one.
 * What its neighbours would change at either end is left out.
 */
function base64Forms(bytes: Buffer): readonly string[] {
  const inside = [0, 1, 2].map((before) => {
    const bits = (before + bytes.length) * 8;
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(bits / 6));
  });
  const whole = bytes.toString('base64');
  const forms = [whole, whole.replace(/=+$/, ''), ...inside];
  return [...forms, ...forms.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))];
}
