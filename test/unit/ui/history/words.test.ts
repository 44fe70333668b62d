import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { historyWords } from '../../../../src/ui/history/words.ts';

test('every text of the page goes through the translation', () => {
  const words = historyWords((message, ...args) => `«${english.t(message, ...args)}»`);
  const texts = (value: unknown): string[] =>
    typeof value === 'string' ? [value] : Object.values(value as object).flatMap(texts);
  const { units, ...rest } = words;
  assert.deepEqual(
    texts(rest).filter((text) => !/^«.+»$/.test(text)),
    [],
  );
  assert.deepEqual(
    texts([units.messages, units.emails]).filter((text) => !/^«.+»$/.test(text)),
    [],
  );
});
