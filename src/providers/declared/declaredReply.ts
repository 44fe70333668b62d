import { looksLikeSecret } from '../../balance/account/secretLook.ts';
import type { Decimal } from '../../balance/amount/decimal.ts';
import { isAmount, isCounted, type Quantity, type Unit, type Wordless } from '../../balance/amount/quantity.ts';
import { BalanceError, type ResponseProblem } from '../../balance/fault/fault.ts';
import { plainText } from '../../balance/text/plainText.ts';
import { JsonNumber, type JsonValue } from '../../net/json.ts';
import { type AmountForm, readAmount, readCurrency } from '../amount.ts';
import type { Answer, Known, Reply } from '../contract.ts';
import { quoted, readCode } from '../engine/code.ts';
import type { Declaration, DeclaredQuantity, Scalar, Spot } from './declaration.ts';
import { isTextSpot, placeText, valueAt } from './spot.ts';

/** What stood in place of an amount is told as far as this. */
const LONGEST_FOUND = 60;
/** No amount has as many digits, whatever stands between them. */
const MOST_DIGITS = 38;
/** What would be a number if it were shorter, or if its signs were declared. */
const NUMBER = /^[+-]?(\d[\d., ]*)(?:[eE]([+-]?\d+))?$/;

/** Reads a reply by a declaration. Throws `BalanceError`; a fault of the kind `bad-response` names the place, and what stood there. */
export function readDeclared(declaration: Declaration, reply: Reply, known: Known): Answer {
  const { ok, error, quantities } = declaration;
  const found = ok && valueAt(reply, ok.at);
  const code = error?.code && readCode(valueAt(reply, error.code));
  const isGood = ok === undefined ? code === undefined : isSame(found, ok.is);
  return isGood && reply.isSuccess
    ? quantities.map((quantity) => quantityIn(quantity, reply, known))
    : refusalIn(declaration, reply, code, found, known);
}

/** Why a reply holds no balance, as far as it says so. `found` is what stands where success would be. */
function refusalIn(
  { ok, error, quantities }: Declaration,
  reply: Reply,
  code: string | undefined,
  found: JsonValue | undefined,
  known: Known,
): Answer {
  const message = error?.text && valueAt(reply, error.text);
  if (code !== undefined) {
    return { code, message };
  }
  if (!reply.isSuccess) {
    if (typeof message === 'string' && message.trim() !== '') {
      return { code: String(reply.status), message };
    }
    throw quantities.some(({ at }) => isTextSpot(at)) ? reply.plainRefusal() : reply.refusal('malformed');
  }
  const word = textOf(found);
  if (word !== undefined && word !== '') {
    return { code: readCode(word) ?? '…', message };
  }
  const at = ok?.at ?? '';
  throw found === undefined ? bad('missing-field', at, known) : bad('wrong-type', at, known, shown(found, known));
}

function quantityIn(quantity: DeclaredQuantity, reply: Reply, known: Known): Quantity {
  const { key, at, limit: limitAt } = quantity;
  const unit = unitIn(quantity.unit, reply, known);
  const told = amountIn(quantity, unit, valueAt(reply, at), known);
  if (limitAt === undefined || !isAmount(told)) {
    return { key, unit, amount: told };
  }
  const limit = amountIn({ ...quantity, at: limitAt }, unit, valueAt(reply, limitAt), known);
  // Services write -1 where there is no limit or nothing was counted: it is neither a debt nor something more that is left.
  const below = [limit.startsWith('-') ? [limitAt] : [], told.startsWith('-') ? [at] : []].flat()[0];
  if (below !== undefined) {
    throw bad('no-number', below, known, shown(valueAt(reply, below) ?? null, known));
  }
  return isAmount(limit)
    ? { key, unit, amount: reply.rest(limit, told), used: told, limit }
    : { key, unit, amount: limit, used: told };
}

function unitIn(unit: DeclaredQuantity['unit'], reply: Reply, known: Known): Unit {
  if (typeof unit === 'string') {
    return unit;
  }
  const value = valueAt(reply, unit.at);
  if (value === undefined) {
    throw bad('missing-field', unit.at, known);
  }
  const currency = readCurrency(value);
  if (currency === undefined) {
    throw bad('no-currency', unit.at, known, shown(value, known));
  }
  return currency;
}

function amountIn(
  { at, null: nothing, prefix = '', suffix = '', scale, decimalComma, thousands }: DeclaredQuantity,
  unit: Unit,
  value: JsonValue | undefined,
  known: Known,
): Decimal | Wordless {
  if (value === undefined) {
    throw bad('missing-field', at, known);
  }
  if (value === null && nothing !== undefined) {
    return nothing;
  }
  if (typeof value !== 'string' && !(value instanceof JsonNumber)) {
    throw bad('wrong-type', at, known, shown(value, known));
  }
  if (typeof value === 'string' && plainText(value) === '') {
    throw bad('empty-text', at, known);
  }
  const number = typeof value === 'string' ? between(value, prefix.trim(), suffix.trim()) : value;
  const form: AmountForm = {
    ...(scale === undefined ? {} : { scale }),
    ...(decimalComma === true ? { decimal: ',' } : {}),
    ...(thousands === undefined ? {} : { thousands }),
  };
  const amount = readAmount(number, unit, form);
  if (amount === undefined) {
    throw bad(amountProblem(number, unit, form), at, known, shown(value, known));
  }
  return amount;
}

/** Why a text or a number is no amount of a unit. */
function amountProblem(number: string | JsonNumber | undefined, unit: Unit, form: AmountForm): ResponseProblem {
  if (isCounted(unit) && readAmount(number, 'credits', form) !== undefined) {
    return 'fraction';
  }
  const text = textOf(number) ?? '';
  const [, digits = '', exponent = '0'] = NUMBER.exec(text) ?? [];
  if (number instanceof JsonNumber && Number(exponent) > 0) {
    return 'too-long';
  }
  return digits.replace(/\D/g, '').length + Math.abs(Number(exponent)) > MOST_DIGITS ? 'too-long' : 'no-number';
}

/** What stands between a prefix and a suffix; `undefined` in a text that lacks one of them. */
function between(value: string, prefix: string, suffix: string): string | undefined {
  const text = value.trim();
  return text.startsWith(prefix) && text.endsWith(suffix)
    ? text.slice(prefix.length, text.length - suffix.length)
    : undefined;
}

/** Whether a value is the one that is declared: each as it is written, so that the number 200 and the text 200 are the same. */
function isSame(value: JsonValue | undefined, is: Scalar): boolean {
  return textOf(value) === String(is).trim();
}

/** What is written where a text, a number, true or false stands. */
function textOf(value: JsonValue | undefined): string | undefined {
  if (value instanceof JsonNumber) {
    return value.source;
  }
  return typeof value === 'boolean' ? String(value) : typeof value === 'string' ? value.trim() : undefined;
}

/** What stood where something else was expected, as it may be shown: cut, and nothing that is or looks like a secret. */
function shown(value: JsonValue, { credential }: Known): string {
  const text = textOf(value) ?? (value === null ? 'null' : Array.isArray(value) ? '[…]' : '{…}');
  return looksLikeSecret(text) && !NUMBER.test(text) ? '…' : plainText(quoted(text, credential), LONGEST_FOUND);
}

function bad(problem: ResponseProblem, spot: Spot, { host }: Known, found?: string): BalanceError {
  const field = placeText(spot);
  return new BalanceError({ kind: 'bad-response', host, problem, field, ...(found === undefined ? {} : { found }) });
}
