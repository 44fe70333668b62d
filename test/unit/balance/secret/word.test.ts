import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REDACTED, Redactor } from '../../../../src/balance/secret/redaction.ts';

function knowing(...secrets: readonly string[]): Redactor {
  const redactor = new Redactor();
  for (const secret of secrets) {
    redactor.know({ key: 'appid', secret });
  }
  return redactor;
}

for (const [secret, text, expected] of [
  ['abcde', 'abcde', '*'],
  ['abcde', 'the key abcde is wrong', 'the key * is wrong'],
  ['abcde', 'appid:abcde, "abcde" (abcde).', 'appid:*, "*" (*).'],
  ['abcde', '?signature=abcde&x=1', '?signature=*&x=1'],
  ['abcde', 'a\nabcde\nb', 'a\n*\nb'],
  ['abcde', 'abcde abcde-abcde', '* *-*'],
  // Part of a longer word.
  ['abcde', 'abcdef xabcde abcde_ 1abcde éabcde', 'abcdef xabcde abcde_ 1abcde éabcde'],
  ['abcde', 'abcd ABCDE', 'abcd ABCDE'],
  ['a', 'a balance: a', '* balance: *'],
  ['SMS', 'Production SMS: 9', 'Production *: 9'],
  // Chinese has no blanks between words.
  ['abc', '密钥abc错误', '密钥*错误'],
  ['密码', '您的密码错误', '您的*错误'],
  // A number is one word, with its point and its separators.
  ['410', '9,410 messages', '9,410 messages'],
  ['9', '9,410 messages', '9,410 messages'],
  ['100', '¥100.15', '¥100.15'],
  ['15', '¥100.15', '¥100.15'],
  ['12', '２12 12２', '２12 12２'],
  ['12345', 'code 12345, 12345.', 'code *, *.'],
  ['1.5', 'v1.5 1.5', 'v1.5 *'],
  // As a host is read.
  ['Ab3dE', 'redirect to ab3de.login.example', 'redirect to *.login.example'],
  ['aBc', 'abc Abc aBc xabc', '* Abc * xabc'],
  // As it is written elsewhere.
  ['xy+45', 'xy+45 xy%2B45 xy%2b45 appid:xy+45', '* * * appid:*'],
  ['xy+45', '%78%79%2b%34%35', '*'],
  ['a"b<', 'a\\"b< a&quot;b&lt;', '* *'],
  ['-x-', 'a-x-b', 'a*b'],
  ['🔑', 'a 🔑 b', 'a * b'],
] as const) {
  test(`A5: the short secret ${secret} in ${JSON.stringify(text)}`, () => {
    assert.equal(knowing(secret).redact(text), expected.replaceAll('*', REDACTED));
  });
}

test('A5: a short secret is taken out of an authorization header', () => {
  const pair = Buffer.from('appid:abc').toString('base64');
  assert.equal(knowing('abc').redact(`Basic ${pair}`), `Basic ${REDACTED}`);
});

test('A5: short secrets and long ones are found beside each other, the longer one first', () => {
  const redactor = knowing('abc', 'abc-and-more', 'xyz');
  assert.equal(redactor.redact('abc-and-more abc xyz-abc-and-more'), `${REDACTED} ${REDACTED} ${REDACTED}-${REDACTED}`);
});

test('A5: an empty secret is none', () => {
  assert.equal(knowing('').redact('a b'), 'a b');
});

test('A5: the work grows with the text alone, however many short secrets there are', () => {
  const text = 'Production SMS: 9,410 messages - '.repeat(200);
  const looks = (redactor: Redactor, given: string): number => {
    let count = 0;
    const watched = new Proxy(Object(given), {
      get(target: object, name) {
        count += 1;
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(given) : value;
      },
    });
    redactor.redact(watched);
    return count;
  };
  const few = knowing('pw', 'xy+45');
  const many = knowing(...Array.from({ length: 500 }, (_, index) => `s${index}`));
  assert.ok(looks(few, text) > text.length);
  assert.ok(looks(few, text + text) <= 2.1 * looks(few, text));
  assert.ok(looks(many, text) <= 3 * looks(few, text));
});
