import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashOf, START, startAfter, startOf } from '../../../../src/balance/secret/textHash.ts';
import { seeded } from '../forecast/forecastSeries.ts';

const random = seeded(53);

function word(letters: string, length: number): string {
  return Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
}

const whole = (text: string): number => hashOf(text, 0, text.length);

test('the hash of a start moves along a text as if it were made anew', () => {
  const text = `${word('0123456789abcdef', 200)} 密钥\ud800\uffff${word('aA+/=', 200)}`;
  let start = startOf(text, 0);
  for (let at = 0; at + START < text.length; at += 1) {
    start = startAfter(start, text, at);
    assert.equal(start, startOf(text, at + 1));
  }
});

test('the hash of a start is that of its characters alone, and fits into 30 bits', () => {
  for (let count = 0; count < 1_000; count += 1) {
    const text = word('0123456789abcdef', START);
    assert.equal(startOf(`xyz${text}${text}`, 3), startOf(text, 0));
    assert.ok(startOf(text, 0) >= 0 && startOf(text, 0) < 2 ** 30);
  }
});

test('the hash of a piece is that of its characters alone, and fits into 53 bits', () => {
  const text = word('0123456789abcdef', 40);
  assert.equal(hashOf(`xyz${text}z`, 3, 43), whole(text));
  for (let count = 0; count < 1_000; count += 1) {
    const hash = whole(word('0123456789abcdef', 40));
    assert.ok(Number.isSafeInteger(hash) && hash >= 0);
  }
});

test('texts that are much alike have hashes of their own', () => {
  const texts = new Set<string>();
  for (let count = 0; count < 100_000; count += 1) {
    texts.add(`6${word('0123456789abcdef', 12)}${count}`);
    texts.add(`${count}`);
    texts.add('a'.repeat(count % 500));
  }
  assert.equal(new Set([...texts].map(whole)).size, texts.size);
});

test('starts that are much alike hardly ever share a hash', () => {
  const texts = new Set(Array.from({ length: 50_000 }, () => word('0123456789abcdef', START)));
  const hashes = new Set([...texts].map((text) => startOf(text, 0)));
  // By chance there are one or two, and with a factor that is out of luck more.
  assert.ok(texts.size - hashes.size < texts.size / 10, `${texts.size - hashes.size} of ${texts.size}`);
});

test('A5: another process has other hashes of the same text', async () => {
  // Each of these names loads the module anew, as a process does.
  const load = async (name: string) =>
    (await import(
      `../../../../src/balance/secret/textHash.ts?${name}`
    )) as typeof import('../../../../src/balance/secret/textHash.ts');
  const hashes = await Promise.all(
    ['one', 'two', 'three'].map(async (name) => {
      const module = await load(name);
      return [module.startOf('sesame', 0), module.hashOf('open sesame', 0, 11), module.hashOf('', 0, 0)];
    }),
  );
  for (const index of [0, 1, 2]) {
    assert.ok(new Set(hashes.map((each) => each[index])).size > 1, `hash ${index} is the same in each`);
  }
});
