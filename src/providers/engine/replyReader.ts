import { type Decimal, subtractDecimals } from '../../balance/amount/decimal.ts';
import { quantityOfPackages } from '../../balance/amount/packages.ts';
import type { Currency, Part, Quantity, Unit } from '../../balance/amount/quantity.ts';
import { BalanceError, type ResponseProblem } from '../../balance/fault/fault.ts';
import type { JsonValue } from '../../net/json.ts';
import { ParseError } from '../../net/parseError.ts';
import type { HttpReply } from '../../net/request.ts';
import { XmlText } from '../../net/xmlText.ts';
import { type AmountForm, type Money, readAmount, readCurrency, readMoney } from '../amount.ts';
import type { Reply } from '../contract.ts';
import { readTime } from '../time.ts';
import { readCode } from './code.ts';
import { badResponse, isBareRefusal, refusal } from './reply.ts';

/** A reply whose body was read. */
export class ReplyReader implements Reply {
  readonly #reply: HttpReply;
  readonly #body: JsonValue;

  /** `body` is empty for plain text. */
  constructor(reply: HttpReply, body: JsonValue) {
    this.#reply = reply;
    this.#body = body;
  }

  get status(): number {
    return this.#reply.status;
  }

  get isSuccess(): boolean {
    return this.status >= 200 && this.status <= 299;
  }

  header(name: string): string | undefined {
    return this.#reply.headers?.get(name);
  }

  at(pointer: string): JsonValue | undefined {
    const names = pointer.split('/').slice(1);
    const found = names.reduce<JsonValue | undefined>(
      (value, name) => within(value, name.replaceAll('~1', '/').replaceAll('~0', '~')),
      this.#body,
    );
    return found instanceof XmlText ? found.text : found;
  }

  isTold(pointer: string): boolean {
    const value = this.at(pointer) ?? '';
    return typeof value !== 'string' || value.trim() !== '';
  }

  code(pointer: string): string | undefined {
    return readCode(this.at(pointer));
  }

  failure(pointer: string): string | undefined {
    const code = this.code(pointer);
    if (code === undefined && this.isTold(pointer) && this.at(pointer) !== false) {
      throw this.refusal('missing-field', fieldAt(pointer));
    }
    return code === '0' ? undefined : code;
  }

  amount(pointer: string, unit: Unit, form?: AmountForm): Decimal {
    const value = this.at(pointer);
    return this.#sound(value, readAmount(value, unit, form), fieldAt(pointer));
  }

  currency(pointer: string): Currency {
    const value = this.at(pointer);
    return this.#sound(value, readCurrency(value), fieldAt(pointer));
  }

  money(amount: string, currency: string): Money {
    const unit = this.currency(currency);
    return { unit, amount: this.amount(amount, unit) };
  }

  amountIn(text: string | undefined, field: string, unit: Unit, form?: AmountForm): Decimal {
    return this.#sound(text, readAmount(text, unit, form), field);
  }

  moneyIn(text: JsonValue | undefined, field: string, form?: AmountForm): Money {
    return this.#sound(text, readMoney(text, form), field);
  }

  time(pointer: string): number {
    const value = this.at(pointer);
    return this.#sound(value, readTime(value), fieldAt(pointer));
  }

  #sound<T>(value: JsonValue | undefined, read: T | undefined, field: string): T {
    if (read === undefined) {
      throw new BalanceError(badResponse(this.#reply, value === undefined ? 'missing-field' : 'bad-amount', field));
    }
    return read;
  }

  lines(): readonly string[] {
    return this.#reply.text.split(/\r?\n/).map((line) => line.trim());
  }

  plainRefusal(words?: RegExp, isByStatus = false): BalanceError {
    if (isByStatus && this.status === 401 && isBareRefusal(this.#reply.text)) {
      return new BalanceError({ kind: 'auth', definitive: false, empty: true });
    }
    if (this.isSuccess || (this.status === 401 && !this.lines().some((line) => words?.test(line)))) {
      throw new ParseError('malformed');
    }
    return this.refusal('malformed');
  }

  rest(limit: Decimal, used: Decimal): Decimal {
    return subtractDecimals(limit, used);
  }

  packages(key: string, unit: Unit, packages: readonly Part[], now: number): Quantity {
    return quantityOfPackages(key, unit, packages, now);
  }

  refusal(problem: ResponseProblem, field?: string): BalanceError {
    return refusal(this.#reply, problem, field);
  }
}

function fieldAt(pointer: string): string {
  return pointer.slice(1).replaceAll('/', '.');
}

function within(value: JsonValue | undefined, name: string): JsonValue | undefined {
  if (value instanceof Map) {
    return value.get(name);
  }
  return Array.isArray(value) && /^(?:0|[1-9]\d*)$/.test(name) ? value[Number(name)] : undefined;
}
