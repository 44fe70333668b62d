import fc from 'fast-check';

/** What replies are made of. */
export interface Mutable {
  /** Valid replies, and errors as the service writes them. */
  readonly samples: readonly string[];
}

/** A reply that was valid before it was changed. */
export interface MutatedReply<T extends Mutable> {
  readonly service: T;
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
}

/** What stands in place of a value, or somewhere in between. */
export const HOSTILE: readonly string[] = [
  ...['null', 'true', 'false', '[]', '{}', '[1]', '{"amount":1}', '""', '" "', '"N/A"', '"null"', 'NaN', 'undefined'],
  ...['0', '-0', '-1', '-0.0', '1e400', '1E2', '1e-7', '0x10', '0b11', '0o17', '010', '+5', '.5', '5.', '1.5', '1,5'],
  ...['12,345.60', '"12,345.60"', '"￥12.30"', '"¥5"', '"１２３"', '"12 345"', '"1_000"', "'7'", '"5 "', '"\\u0035"'],
  ...['9007199254740993', '99999999999999999999999999', '0.1000000000000000055', '"1e3"', '"0x1F"', '"-"', '"--1"'],
  ...['1'.repeat(41), `0.${'0'.repeat(60)}1`, '"Infinity"', '-Infinity', '١٢٣', '"٣"', '\u200b', '\ufeff', '\u0000'],
  ...[
    '"',
    '\\',
    '<',
    '>',
    '&',
    '&#53;',
    '&amp;',
    '<!--',
    '-->',
    '<!---->',
    '<![CDATA[5]]>',
    '<!DOCTYPE x>',
    '<?php?>',
    ']]>',
  ],
  ...['"__proto__":5,', '"constructor":{"balance":5},', '"balance":5,', '"dev_balance":5,', '"status":"success",'],
  ...[
    '<balance>5</balance>',
    '<status>success</status>',
    '</xml>',
    '<xml>',
    '<balance/>',
    '<b a="1">5</b>',
    '</balance>',
    '</balance/>',
    '<s:balance>5</s:balance>',
    ' a="5"',
    ' a="<balance>5</balance>"',
    "<?a '?>",
    '<![x]]>',
    '<!x>',
    '&#0;',
  ],
  ...[
    '//',
    '/* */',
    '# ',
    ',',
    ':',
    '{',
    '}',
    '[',
    ']',
    '\n',
    '\u2028',
    '\u00a0',
    'success',
    'error',
    '50033',
    '\ud800',
  ],
];

interface Change {
  readonly how: keyof typeof CHANGES;
  /** Where, as parts of the length or of a list. */
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

type Apply = (text: string, change: Change) => string;

/** A value, in JSON or between two tags. */
const VALUE = /(?<=:\s*)(?:"(?:[^"\\]|\\.)*"|[-\w.+]+)|(?<=>)[^<>]+(?=<\/)/g;
const NAME = /"[^"]*"(?=\s*:)|(?<=<\/?)\w+(?=>)/g;
const MEMBER = /"[^"]*"\s*:\s*(?:"(?:[^"\\]|\\.)*"|[^,{}[\]]+),?|<(\w+)>[^<]*<\/\1>/g;

const CHANGES = {
  cut: (text, { from, to }) => text.slice(0, at(text, from)) + text.slice(at(text, from) + 1 + Math.floor(to * 12)),
  insert: (text, { from, by }) => text.slice(0, at(text, from)) + by + text.slice(at(text, from)),
  overwrite: (text, { from, by }) => text.slice(0, at(text, from)) + by + text.slice(at(text, from) + by.length),
  truncate: (text, { from }) => text.slice(0, at(text, from)),
  repeat: (text, { from, to }) => {
    const [start, end] = [at(text, Math.min(from, to)), at(text, Math.max(from, to))];
    return text.slice(0, end) + text.slice(start, end) + text.slice(end);
  },
  swap: (text, { from }) => {
    const start = at(text, from);
    return (
      text.slice(0, start) +
      text
        .slice(start, start + 2)
        .split('')
        .reverse()
        .join('') +
      text.slice(start + 2)
    );
  },
  value: (text, { from, by }) => replaceOne(text, VALUE, from, () => by),
  unquote: (text, { from }) => replaceOne(text, VALUE, from, (value) => value.replaceAll('"', '')),
  digits: (text, { from, to }) => replaceOne(text, /\d+/g, from, (value) => `${value}${Math.floor(to * 1000)}`),
  rename: (text, { from, by }) =>
    replaceOne(text, NAME, from, (name) => (name.startsWith('"') ? `"${name.slice(2)}` : by)),
  drop: (text, { from }) => replaceOne(text, MEMBER, from, () => ''),
  double: (text, { from, by }) =>
    replaceOne(
      text,
      MEMBER,
      from,
      (member) => `${member}${member.endsWith(',') || member.startsWith('<') ? '' : ','}${by}${member}`,
    ),
  wrap: (text, { from, by }) => {
    const wraps = [
      `[${text}]`,
      `{"data":${text}}`,
      `<xml>${text}</xml>`,
      `callback(${text})`,
      `${by}${text}`,
      `${text}${by}`,
    ];
    return wraps[Math.floor(from * wraps.length)] ?? text;
  },
  nest: (text, { from, to }) => {
    const levels = Math.floor(10 ** (1 + to * 3.5));
    const deep =
      from < 0.5 ? '['.repeat(levels) + ']'.repeat(levels) : `${'<a>'.repeat(levels)}${'</a>'.repeat(levels)}`;
    return replaceOne(text, VALUE, from, () => deep);
  },
  grow: (text, { from, to, by }) => replaceOne(text, VALUE, from, () => by.repeat(Math.floor(to * 2_000))),
} satisfies Record<string, Apply>;

/** Small changes far more often than large ones, which take their time. */
const HOWS = fc.oneof(
  {
    weight: 200,
    arbitrary: fc.constantFrom<Change['how']>(
      ...(['cut', 'insert', 'overwrite', 'truncate', 'repeat', 'swap', 'value', 'value', 'value'] as const),
      ...(['unquote', 'digits', 'digits', 'rename', 'drop', 'double', 'wrap'] as const),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom<Change['how']>('nest', 'grow') },
);
/** Longer bodies never reach an adapter. */
const LIMIT = 256 * 1024;
const STATUSES = fc.constantFrom(201, 204, 302, 400, 401, 403, 404, 429, 500, 503);
const PART = fc.integer({ min: 0, max: 9_999 }).map((part) => part / 10_000);
const change: fc.Arbitrary<Change> = fc.record({ how: HOWS, from: PART, to: PART, by: fc.constantFrom(...HOSTILE) });

/** Valid replies of the services, changed one to three times. */
export const mutatedReplies = <T extends Mutable>(services: readonly T[]): fc.Arbitrary<MutatedReply<T>> =>
  fc
    .record({
      service: fc.constantFrom(...services),
      sample: PART,
      status: fc.oneof({ weight: 9, arbitrary: fc.constant(200) }, { weight: 1, arbitrary: STATUSES }),
      contentType: fc.constantFrom('application/json', 'application/json', 'text/xml', 'text/html', 'text/plain', ''),
      changes: fc.oneof(
        { weight: 3, arbitrary: fc.tuple(change) },
        { weight: 1, arbitrary: fc.array(change, { minLength: 2, maxLength: 3 }) },
      ),
    })
    .map(({ service, sample, status, contentType, changes }) => {
      const valid = service.samples[Math.floor(sample * service.samples.length)] ?? '';
      const text = changes.reduce((before, next) => CHANGES[next.how](before, next), valid);
      return { service, status, contentType, text: text.slice(0, LIMIT) };
    });

function at(text: string, part: number): number {
  return Math.floor(part * (text.length + 1));
}

function replaceOne(text: string, pattern: RegExp, part: number, by: (found: string) => string): string {
  const found = [...text.matchAll(pattern)];
  const chosen = found[Math.floor(part * found.length)];
  return chosen === undefined
    ? text
    : text.slice(0, chosen.index) + by(chosen[0]) + text.slice(chosen.index + chosen[0].length);
}
