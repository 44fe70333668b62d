import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english, joinItems, joinSentences, joinWords, labelled } from '../../../src/base/language.ts';

test('places in an English text are filled in, each as often as it stands there', () => {
  assert.equal(english.t('{0} of {1}, {0}', 3, 'ten'), '3 of ten, 3');
  assert.equal(english.t('nothing to fill'), 'nothing to fill');
  assert.equal(english.locale, 'en');
});

test('a place without a value stays as it is', () => {
  assert.equal(english.t('{0} and {1}', 'one'), 'one and {1}');
});

test('an inserted value is not filled again and not read as a pattern', () => {
  assert.equal(english.t('{0} {1}', '{1}', '$&'), '{1} $&');
  assert.equal(english.t('{0}', 0), '0');
});

test('words, items, sentences and labels are put together as a language does', () => {
  const parts = ['a', '', 'b'];
  for (const [locale, words, items, sentences, label] of [
    ['en', 'a, b', 'a; b', 'a b', 'a: b'],
    ['zh-CN', 'a，b', 'a；b', 'ab', 'a：b'],
    ['zh', 'a，b', 'a；b', 'ab', 'a：b'],
  ] as const) {
    assert.equal(joinWords(parts, { locale }), words);
    assert.equal(joinItems(parts, { locale }), items);
    assert.equal(joinSentences(parts, { locale }), sentences);
    assert.equal(labelled('a', 'b', { locale }), label);
  }
  assert.equal(joinWords(['', ''], { locale: 'en' }), '');
});
