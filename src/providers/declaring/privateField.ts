import { looksLikeSecret } from '../../balance/account/secretLook.ts';
import { nameWords } from '../declared/nameWords.ts';
import { isNamedLikeBalance } from './balanceName.ts';

/** Words of what lets somebody in. */
const SECRET =
  /^(?:(?:api|app|access|secret|private)?keys?|tokens?|secrets?|pass(?:word|wd|phrase|code)?|pwd?|psw|pin|puk|otp|cvv|cvc|sign(?:ature|ed)?|hash|salt|session|cookies?|auth(?:orization)?|credentials?|密钥|密码)$/;

/** Words of what is said about a person. */
const PERSONAL =
  /^(?:(?:tele)?phones?|tel|mobiles?|cell|msisdn|fax|whatsapp|zip(?:code)?|post(?:al|code)?|plz|house|street|birth(?:day|date)?|dob|age|iban|bic|swift|bank|(?:credit)?cards?|pan|ssn|passport|tax|vat|inn|ip|lat(?:itude)?|lon(?:gitude)?|lng|手机|电话|身份证)$/;

/** A telephone number as it is written for the whole world, and long rows of digits, which are numbers of people, cards or banks. */
const PHONE = /^\+\d{7,15}$|^00\d{8,15}$/;
const LONG_ROW = /^\d{13,}$/;
/** A name that is an address of mail, or one of the above, stands for somebody. */
const isSomebody = (name: string): boolean =>
  looksLikeSecret(name) || name.includes('@') || PHONE.test(name) || LONG_ROW.test(name);

/** Whether a field of a query or of a body is named like one that carries a secret. */
export function isNamedLikeSecret(name: string): boolean {
  return nameWords(name).some((word) => SECRET.test(word));
}

/**
 * Whether a field of a reply looks like a secret or like something about a person, by the names on the way to it and by what stands
 * there. A field that says what is left is none of that, unless it looks like a secret itself.
 */
export function isPrivate(names: readonly string[], value: string): boolean {
  if (looksLikeSecret(value) || PHONE.test(value.replace(/[\s()-]/g, '')) || names.some(isSomebody)) {
    return true;
  }
  const last = names.findLast((name) => !/^\d+$/.test(name)) ?? '';
  return (
    !(isNamedLikeBalance(last) && !isOfSomebody(last)) &&
    (LONG_ROW.test(value) || names.some((name) => nameWords(name).some(isPrivateWord)))
  );
}

/** Whether the last word of a name is private: of a `credit_card` it is, and of `mobile_credits` it is not. Tokens may be what is left. */
function isOfSomebody(name: string): boolean {
  const word = nameWords(name).findLast((each) => isPrivateWord(each) || isNamedLikeBalance(each)) ?? '';
  return isPrivateWord(word) && !/^(?:tokens|keys)$/.test(word);
}

function isPrivateWord(word: string): boolean {
  return SECRET.test(word) || PERSONAL.test(word);
}
