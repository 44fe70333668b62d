import { nameWords } from '../declared/nameWords.ts';

/** Words of what is left: a field with one of them holds a balance, whatever else it is named after. */
const LEFT =
  /^(?:balances?|credits?|amounts?|left|remain(?:s|ing|der|ed)?|remaincredit|rest|quota|limit|points?|units?|funds?|wallet|available|avail|counts?|sum|total|money|saldo|deposit|余额|余量|剩余)$/;

/** Whether a field is named like one that says what is left. */
export function isNamedLikeBalance(name: string): boolean {
  return nameWords(name).some((word) => LEFT.test(word)) || /balance|credit(?!or|card)/i.test(name);
}
