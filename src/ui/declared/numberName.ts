import { escapeIcons, plainText } from '../../balance/text/plainText.ts';
import type { Language } from '../../base/language.ts';
import type { Spot } from '../../providers/declared/declaration.ts';
import { placeText } from '../../providers/declared/spot.ts';
import type { Chosen } from '../../providers/declaring/chosen.ts';

const LONGEST_NAME = 60;

/** A text of a provider's as lists show it. */
export function listed(text: string): string {
  return escapeIcons(plainText(text, LONGEST_NAME));
}

/** Where a number stands, in words where it is a text. */
export function spotText(at: Spot, { t }: Pick<Language, 't'>): string {
  if (typeof at === 'string') {
    return plainText(placeText(at), 200);
  }
  return at.field === undefined ? t('line {0}', at.line) : t('line {0}, field {1}', at.line, at.field);
}

/** What a number is called while it is asked about. */
export function nameIn({ number, label }: Chosen, language: Language): string {
  return plainText(label ?? (number.name === '' ? spotText(number.at, language) : number.name), LONGEST_NAME);
}
