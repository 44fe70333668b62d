import { JsonNumber, type JsonObject, type JsonValue } from '../../net/json.ts';
import type { Declaration, Scalar } from '../declared/declaration.ts';
import { isPrivate } from './privateField.ts';
import type { Sample } from './replyNumbers.ts';

/** What says in a reply that it is a good one, and where a bad one says why. */
export type GoodReply = Required<Pick<Declaration, 'ok'>> & Pick<Declaration, 'error'>;

/** Fields that say how a request went, whatever they say. */
const MARK =
  /^(?:status|state|success|succeeded|ok|result|ret|return|code|stat|err|error|errno|fault)?[_-]?(?:status|code|no|num|msg|success|state)?$/i;
/** What services write when all went well. */
const GOOD = /^(?:ok|success|successful|succeed|succeeded|true|done|0+|1|100|200)$/i;
const WORDS =
  /^(?:message|msg|text|desc|description|detail|reason|error|error[_-]?(?:text|msg|message|description)|status[_-]?text|response[_-]?status|errmsg)$/i;

/** Fields of a reply that may say that it is a good one, the outermost first. Empty when there is none. */
export function goodReplies(sample: Sample): readonly GoodReply[] {
  if (sample.kind === 'text') {
    return goodLines(sample.lines);
  }
  return sample.body instanceof Map ? inObject(sample.body, '', 0) : [];
}

function inObject(object: JsonObject, at: string, depth: number): readonly GoodReply[] {
  const own = [...object].flatMap(([name, value]): readonly GoodReply[] => {
    const is = scalarOf(value);
    if (is === undefined || !MARK.test(name) || !GOOD.test(String(is)) || isPrivate([], String(is))) {
      return [];
    }
    const text = [...object.keys()].find((key) => key !== name && WORDS.test(key));
    const spot = at + pointer(name);
    return [
      { ok: { at: spot, is }, error: { code: spot, ...(text === undefined ? {} : { text: at + pointer(text) }) } },
    ];
  });
  const below =
    depth > 0
      ? []
      : [...object].flatMap(([name, value]) =>
          value instanceof Map ? inObject(value, at + pointer(name), depth + 1) : [],
        );
  return [...own, ...below];
}

function scalarOf(value: JsonValue): Scalar | undefined {
  if (value instanceof JsonNumber) {
    // Compared as it is written: 1.0 is another text than 1.
    const number = Number(value.source);
    return String(number) === value.source ? number : value.source;
  }
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
}

function pointer(name: string): string {
  return `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The first line, or the first word or field of it. */
function goodLines([line = '']: readonly string[]): readonly GoodReply[] {
  const [, first = '', separator = ''] = /^([\p{L}\d]+)([ ;|,:]?)/u.exec(line) ?? [];
  if (!GOOD.test(first) || first === '1') {
    return [];
  }
  const at = separator === '' ? { line: 1 } : { line: 1, separator, field: 1 };
  return [{ ok: { at, is: first }, error: { code: at } }];
}
