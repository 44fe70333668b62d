/** The words of a field's name, in lower case: `apiKey`, `api-key` and `API_KEY` are `api` and `key`. */
export function nameWords(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}

/** Words of what is left: a field with one of them holds a balance, whatever else it is named after. */
const LEFT =
  /^(?:balances?|credits?|amounts?|left|remain(?:s|ing|der|ed)?|remaincredit|rest|quota|limit|points?|units?|funds?|wallet|available|avail|counts?|sum|total|money|saldo|deposit|余额|余量|剩余)$/;

/** Whether a field is named like one that says what is left. */
export function isNamedLikeBalance(name: string): boolean {
  return nameWords(name).some((word) => LEFT.test(word)) || /balance|credit(?!or|card)/i.test(name);
}
