const PLAIN = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?$/;

/** Whether `text` is a decimal in plain notation, the only form in which the sandbox holds amounts. */
export function isAmount(text: string): boolean {
  return PLAIN.test(text);
}

/** How many digits an amount has behind its point. */
export function digitsBehindPoint(amount: string): number {
  return amount.split('.')[1]?.length ?? 0;
}

/** `amount` with `units` of its own last digit added: `100.15` and `-20n` make `99.95`. */
export function addUnits(amount: string, units: bigint): string {
  const digits = digitsBehindPoint(amount);
  const sum = BigInt(amount.replace('.', '')) + units;
  const text = (sum < 0n ? -sum : sum).toString().padStart(digits + 1, '0');
  const split = text.length - digits;
  return `${sum < 0n ? '-' : ''}${text.slice(0, split)}${digits === 0 ? '' : `.${text.slice(split)}`}`;
}

/** `value` counted in the last digit of `amount`: 0.35 is 35 units of `100.15`. */
export function unitsOf(value: number, amount: string): bigint {
  return BigInt(Math.round(value * 10 ** digitsBehindPoint(amount)));
}
