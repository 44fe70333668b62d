import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  english,
  isChinese,
  joinDotted,
  joinItems,
  joinList,
  joinSentences,
  joinWords,
  labelled,
  localeFor,
} from '../../../src/base/language.ts';

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
  for (const [locale, words, items, sentences, label, list] of [
    ['en', 'a, b', 'a; b', 'a b', 'a: b', 'a, b'],
    ['zh-CN', 'a，b', 'a；b', 'ab', 'a：b', 'a、b'],
  ] as const) {
    assert.equal(joinWords(parts, { locale }), words);
    assert.equal(joinItems(parts, { locale }), items);
    assert.equal(joinSentences(parts, { locale }), sentences);
    assert.equal(labelled('a', 'b', { locale }), label);
    assert.equal(joinList(['a', 'b'], { locale }), list);
  }
  assert.equal(joinWords(['', ''], { locale: 'en' }), '');
  assert.equal(joinDotted(parts), 'a · b');
});

test('E1: texts, numbers and punctuation are Chinese in a window in Simplified Chinese alone, and English in every other', () => {
  for (const display of ['zh-cn', 'zh-CN']) {
    assert.equal(localeFor(display), 'zh-CN');
    assert.ok(isChinese({ locale: localeFor(display) }));
  }
  for (const display of ['en', 'en-gb', 'de', 'fr', 'ja', 'zh-tw', 'zh-hk', 'zh-Hant', 'pt-br', 'qps-ploc', '']) {
    const locale = localeFor(display);
    assert.equal(locale, 'en');
    assert.equal(joinSentences(['Low.', 'Soon.'], { locale }), 'Low. Soon.');
  }
  assert.ok(!isChinese({ locale: 'zh-TW' }));
});
