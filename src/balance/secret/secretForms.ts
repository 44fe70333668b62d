import { plainText } from '../text/plainText.ts';

/**
 * A text as it stands where no escape is left: also with the blanks of a form, written and read, of one line, without white space, and
 * with halves of characters replaced.
 */
export function textForms(text: string): readonly string[] {
  return [
    text,
    text.replaceAll(' ', '+'),
    text.replaceAll('+', ' '),
    plainText(text, Number.POSITIVE_INFINITY),
    text.replaceAll(/\s/g, ''),
    text.toWellFormed(),
  ];
}

/** A text in the ways of writing that leave nothing of it readable. */
export function encodedForms(text: string): readonly string[] {
  const hex = Buffer.from(text).toString('hex');
  const json = JSON.stringify(text).slice(1, -1);
  return [hex, ...base64Forms(text), ...(json === text ? [] : base64Forms(json))];
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
