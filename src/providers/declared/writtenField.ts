import { shownId } from '../../balance/account/secretLook.ts';
import { plainText } from '../../balance/text/plainText.ts';
import type { DeclarationProblem, DeclarationProblemKind } from './declaration.ts';

/** Longer texts are a mistake: addresses have a few dozen characters. */
const LONGEST_TEXT = 1_000;

/**
 * A value as it stands in a declaration, with where it stands. What it is asked for and is not becomes one of the problems of its
 * declaration, and `undefined`.
 */
export class WrittenField {
  readonly value: unknown;
  /** `quantities[0].at`. */
  readonly at: string;
  /** The name that it stands under; of an item, that of its list. */
  readonly name: string;
  readonly #problems: DeclarationProblem[];

  constructor(value: unknown, at: string, problems: DeclarationProblem[], name = '') {
    this.value = value;
    this.at = at;
    this.name = name;
    this.#problems = problems;
  }

  get isThere(): boolean {
    return this.value !== undefined;
  }

  report(kind: DeclarationProblemKind, more: Partial<DeclarationProblem> = {}): undefined {
    this.#problems.push({ at: this.at, kind, ...more });
  }

  /** The field of this name of an object; one that is not there where this is no object. */
  field(name: string): WrittenField {
    const at = this.at === '' ? shownId(name) : `${this.at}.${shownId(name)}`;
    const value = isObject(this.value) && Object.hasOwn(this.value, name) ? this.value[name] : undefined;
    return new WrittenField(value, at, this.#problems, name);
  }

  /** Whether this is an object with no other fields than these. */
  isObjectOf(names: readonly string[]): boolean {
    if (!isObject(this.value)) {
      this.report('no-object');
      return false;
    }
    const strangers = Object.keys(this.value).filter((name) => !names.includes(name));
    for (const name of strangers) {
      this.field(name).report('unknown-field', { choices: names });
    }
    return strangers.length === 0;
  }

  /** The fields of an object that may have any names, `most` at most. */
  entries(most: number): readonly (readonly [name: string, field: WrittenField])[] | undefined {
    if (!isObject(this.value)) {
      return this.report('no-object');
    }
    const names = Object.keys(this.value);
    return this.#isCount(names.length, most) ? names.map((name) => [name, this.field(name)] as const) : undefined;
  }

  /** The items of a list with `most` at most. */
  items(most: number): readonly WrittenField[] | undefined {
    const { value } = this;
    if (!Array.isArray(value)) {
      return this.report('no-list');
    }
    const items = value.map(
      (item: unknown, index) => new WrittenField(item, `${this.at}[${index}]`, this.#problems, this.name),
    );
    return this.#isCount(items.length, most) ? items : undefined;
  }

  /** A text that can be seen, without blanks around it. */
  text(longest = LONGEST_TEXT): string | undefined {
    const text = this.anyText(longest)?.trim();
    return text === undefined || plainText(text) !== '' ? text : this.report('no-text');
  }

  /** Any text, an empty one, too. One that looks like a secret is none. */
  anyText(longest = LONGEST_TEXT): string | undefined {
    const { value } = this;
    if (typeof value !== 'string' || value.length > longest) {
      return this.report('no-text');
    }
    return shownId(value) === '…' ? this.report('secret-in-field') : value;
  }

  /** A whole number from `least` to `most`. */
  number(least: number, most: number): number | undefined {
    const { value } = this;
    return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? value
      : this.report('no-number', { choices: [String(least), String(most)] });
  }

  /** Any number that is surely the one that was written: of larger ones digits are lost before they are read here. */
  exactNumber(): number | undefined {
    const { MIN_SAFE_INTEGER: least, MAX_SAFE_INTEGER: most } = Number;
    const { value } = this;
    return typeof value === 'number' && value >= least && value <= most
      ? value
      : this.report('no-number', { choices: [String(least), String(most)] });
  }

  truth(): boolean | undefined {
    return typeof this.value === 'boolean' ? this.value : this.report('no-truth');
  }

  choice<const T extends string>(choices: readonly T[]): T | undefined {
    const found = choices.find((choice) => choice === this.value);
    if (found !== undefined) {
      return found;
    }
    const { value } = this;
    return this.report('unknown-value', { value: typeof value === 'string' ? shownId(value) : '', choices });
  }

  #isCount(count: number, most: number): boolean {
    if (count === 0 || count > most) {
      this.report('wrong-count', { choices: ['1', String(most)] });
      return false;
    }
    return true;
  }
}

/** What `read` makes of a field that is there, as a field of what is being put together. */
export function optional<K extends string, T>(
  field: WrittenField,
  name: K,
  read: (field: WrittenField) => T | undefined,
): { readonly [P in K]?: T } {
  const value = field.isThere ? read(field) : undefined;
  return (value === undefined ? {} : { [name]: value }) as { readonly [P in K]?: T };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
