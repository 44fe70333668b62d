import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { JsonNumber, type JsonValue, parseJson, plainValue } from '../../../src/net/json.ts';
import { ParseError } from '../../../src/net/parseError.ts';

function problemOf(text: string): Pick<ParseError, 'problem' | 'field'> | undefined {
  try {
    parseJson(text);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof ParseError);
    return { problem: error.problem, field: error.field };
  }
}

const MALFORMED = { problem: 'malformed', field: undefined };

/** What `JSON.parse` would have made of it. */
function plain(value: JsonValue): unknown {
  if (value instanceof JsonNumber) {
    return Number(value.source);
  }
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]));
  }
  return Array.isArray(value) ? value.map(plain) : value;
}

function accepts(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

test('row 26: numbers keep their digits', () => {
  for (const source of ['9007199254740993', '14197.087', '-0', '1e400', '0.1000000000000000055511151231257827']) {
    const value = parseJson(` ${source} `);
    assert.ok(value instanceof JsonNumber);
    assert.equal(value.source, source);
  }
});

test('row 28: a key that stands twice is refused, however it is spelled', () => {
  assert.deepEqual(problemOf('{"a":1,"b":2,"a":1}'), { problem: 'duplicate-key', field: 'a' });
  assert.deepEqual(problemOf('{"x":{"a":1,"\\u0061":2}}'), { problem: 'duplicate-key', field: 'a' });
  assert.equal(problemOf('{"a":{"a":1},"b":{"a":1}}'), undefined);
});

test('row 29: keys mean nothing to JavaScript', () => {
  const value = parseJson('{"__proto__":{"polluted":1},"constructor":1,"toString":2}');
  assert.ok(value instanceof Map);
  assert.deepEqual([...value.keys()], ['__proto__', 'constructor', 'toString']);
  assert.equal(Reflect.get({}, 'polluted'), undefined);
});

test('row 30: deep nesting is refused', () => {
  assert.equal(problemOf(`${'['.repeat(32)}${']'.repeat(32)}`), undefined);
  assert.deepEqual(problemOf(`${'['.repeat(33)}${']'.repeat(33)}`), MALFORMED);
  for (const piece of ['[', '{"a":', '[{"a":']) {
    assert.deepEqual(problemOf(piece.repeat(200_000)), MALFORMED);
  }
});

test('a long string is no problem', () => {
  assert.equal(parseJson(`"${'a'.repeat(250_000)}"`), 'a'.repeat(250_000));
  assert.deepEqual(problemOf(`"${'\\'.repeat(250_001)}`), MALFORMED);
});

const MALFORMED_TEXTS = [
  '',
  ' ',
  '{',
  '{"a"',
  '{"a":',
  '{"a":1',
  '{"a":1,',
  '{"a":1,}',
  '[1,]',
  '[,1]',
  '01',
  '+1',
  '1.',
]
  .concat([
    '.5',
    '0x10',
    '1e',
    'NaN',
    'nul',
    'nullx',
    "'a'",
    '"a',
    '"\t"',
    '"\\x"',
    '{a:1}',
    '1 2',
    '{} {}',
    '\ufeff{}',
  ])
  .concat(['// c\n1', '/* */1', '\u00a01', '１２', '-', '"\\u12"', 'tru', 'True', '[1 2]', '{"a" 1}', ']', '\u0000']);
for (const text of MALFORMED_TEXTS) {
  test(`row 23: refused: ${JSON.stringify(text)}`, () => {
    assert.ok(!accepts(text));
    assert.deepEqual(problemOf(text), MALFORMED);
  });
}

test('what JSON.stringify writes is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
      const spaced = JSON.stringify(JSON.parse(text), null, indent);
      assert.deepEqual(plain(parseJson(spaced)), JSON.parse(spaced));
    }),
  );
});

test('damaged JSON is accepted exactly when JSON.parse accepts it, but for keys that stand twice', () => {
  const damage = fc.tuple(
    fc.json({ maxDepth: 3 }),
    fc.nat(),
    fc.nat({ max: 2 }),
    fc.constantFrom(...'{}[]",:\\0e-.1tn \n'),
  );
  fc.assert(
    fc.property(damage, ([text, place, removed, inserted]) => {
      const at = place % (text.length + 1);
      const damaged = text.slice(0, at) + inserted + text.slice(at + removed);
      const problem = problemOf(damaged)?.problem;
      assert.ok(problem === 'duplicate-key' || (problem === undefined) === accepts(damaged), damaged);
      if (problem === undefined) {
        assert.deepEqual(plain(parseJson(damaged)), JSON.parse(damaged));
      }
    }),
    { numRuns: 2000 },
  );
});

test('a plain value is what JSON.parse makes of the same text', () => {
  for (const text of [
    'null',
    'true',
    '"a"',
    '-12.5e1',
    '[]',
    '{}',
    '[1, "1", null, [2, {"a": 3}]]',
    '{"a": 1, "b": {"c": ["d", 0.5, false]}, "": null}',
  ]) {
    assert.deepEqual(plainValue(parseJson(text)), JSON.parse(text), text);
  }
});

test('row 29: a key of a plain value is its own, whatever it is called', () => {
  const value = plainValue(parseJson('{"__proto__": {"polluted": 1}}'));
  assert.ok(typeof value === 'object' && value !== null);
  assert.deepEqual(Object.keys(value), ['__proto__']);
  assert.equal(Object.getPrototypeOf(value), Object.prototype);
  assert.equal('polluted' in value, false);
});
