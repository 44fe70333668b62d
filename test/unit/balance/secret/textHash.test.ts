import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HashedTexts, hashOf } from '../../../../src/balance/secret/textHash.ts';
import { seeded } from '../forecast/forecastSeries.ts';

const random = seeded(53);

function word(letters: string, length: number): string {
  return Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');
}

const whole = (text: string): number => hashOf(text, 0, text.length);

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

test('the longest of the texts that stand at a place is found, up to the end of what is looked through', () => {
  const texts = new HashedTexts(2);
  for (const text of ['abc', 'abcdef', 'abxy']) {
    texts.add(text);
  }
  for (const [text, at, length] of [
    ['abcdef', 0, 6],
    ['abcdefgh', 0, 6],
    ['xabcdef', 1, 6],
    ['abcde', 0, 3],
    ['abxy', 0, 4],
    ['abx', 0, 0],
    ['ab', 0, 0],
    ['xabc', 0, 0],
    ['abc', 1, 0],
  ] as const) {
    assert.equal(texts.lengthAt(text, at), length, text);
  }
  assert.equal(
    texts.lengthAt('abcdef', 0, (_text, _from, to) => to < 6),
    3,
  );
  assert.equal(texts.size, 3);
});
