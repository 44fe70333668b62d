/** A name that no account has yet: the proposal itself, or with the first free number behind it. */
export function freeName(proposal: string, taken: readonly string[]): string {
  let name = proposal;
  for (let number = 2; taken.includes(name); number++) {
    name = `${proposal} ${number}`;
  }
  return name;
}
