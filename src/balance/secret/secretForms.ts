import { escapeIcons, escapeMarkdown } from '../text/plainText.ts';

/** A text in all the ways in which it may be written. */
export function formsOf(text: string): readonly string[] {
  const hex = Buffer.from(text).toString('hex');
  return [...escapedForms(text), hex, hex.toUpperCase(), ...base64Forms(text)];
}

/** A text in the ways of writing that leave it readable, with some of its characters escaped. */
export function escapedForms(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const uri = encodeURIComponent(text.toWellFormed());
  const percent = [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
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
  ];
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
export function base64Forms(text: string): readonly string[] {
  const bytes = Buffer.from(text);
  const inside = [0, 1, 2].map((before) => {
    const bits = (before + bytes.length) * 8;
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return encoded.slice(Math.ceil((before * 8) / 6), Math.floor(bits / 6));
  });
  const whole = bytes.toString('base64');
  const forms = [whole, whole.replace(/=+$/, ''), ...inside];
  return [...forms, ...forms.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'))];
}
