import type { SandboxFault } from './fault.ts';

/** Texts that a provider's message must not be able to do harm with. For the `message` of a `provider-error`. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  'Markdown command link':
    '[Top up now](command:workbench.action.terminal.new "free") ![x](https://example.invalid/x.png)',
  HTML: '<img src=x onerror="alert(1)"><script>alert(1)</script>',
  'icon syntax': '$(error) $(sync~spin) no credit',
  'right-to-left marks': 'balance \u202E0149\u202C \u2066\u2067\u200F left',
  'ANSI escapes': '\u001B[31mred\u001B[0m \u001B]8;;https://example.invalid\u0007link\u001B]8;;\u0007',
  newlines: 'first line\r\n2026-01-01 00:00:00.000 [info] forged line\u2028next\u0085last',
  long: 'x'.repeat(5000),
};

/** Texts in an amount's place that are no amount and must be refused, `null` aside where the provider documents it. */
export const WRONG_AMOUNTS: Readonly<Record<string, Extract<SandboxFault, { readonly kind: 'amount' }>>> = {
  null: { kind: 'amount', json: 'null' },
  'empty text': { kind: 'amount', json: '""' },
  'empty list': { kind: 'amount', json: '[]' },
  'list of one': { kind: 'amount', json: '[9410]', xml: '<item>9410</item>' },
  'N/A': { kind: 'amount', json: '"N/A"' },
  true: { kind: 'amount', json: 'true' },
  '1e400': { kind: 'amount', json: '1e400' },
  '1e400 as text': { kind: 'amount', json: '"1e400"' },
  hexadecimal: { kind: 'amount', json: '0x10' },
  'hexadecimal as text': { kind: 'amount', json: '"0x10"' },
  grouped: { kind: 'amount', json: '"12,345.60"' },
  currency: { kind: 'amount', json: '"￥12.30"' },
  'full-width digits': { kind: 'amount', json: '"１２３"' },
  infinite: { kind: 'amount', json: '"Infinity"' },
};

/** Amounts that are unusual and right; each is `amount` as it has to reach the screen. */
export const RARE_AMOUNTS: readonly { readonly amount: string; readonly fault: SandboxFault }[] = [
  '-5',
  '9007199254740993',
  '14197.087',
  '0.123456789012345678901',
].flatMap((amount) => [
  { amount, fault: { kind: 'amount', json: amount } },
  { amount, fault: { kind: 'amount', json: `"${amount}"` } },
]);
