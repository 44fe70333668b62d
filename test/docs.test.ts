import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { repeatedInDocs, settingText } from '../scripts/docs.ts';
import { withRows } from '../scripts/table.ts';

for (const [path, expected] of await repeatedInDocs()) {
  test(`${path} says what the manifest says; \`npm run docs\` writes it`, async () => {
    assert.equal(await readFile(new URL(`../${path}`, import.meta.url), 'utf8'), expected);
  });
}

test('what a setting is for, with its choices, is told without links and placeholders', () => {
  const texts = { x: 'One of two. [Choose](command:a.choose) shows them, and `#a.b#` too.', one: 'The first.' };
  const setting = { default: 'one', markdownDescription: '%x%', enum: ['one'], enumDescriptions: ['%one%'] };
  const english = settingText(setting, texts, { locale: 'en' });
  assert.equal(english, 'One of two. **Choose** shows them, and `a.b` too. `one`: The first.');
  const plain = settingText({ default: 1, description: '%one%' }, texts, { locale: 'zh-CN' });
  assert.equal(plain, 'The first.');
});

test('the rows of the table below a mark are replaced, and nothing else', () => {
  const page =
    '# A\n\n| x | y |\n|--|--|\n| 1 | 2 |\n\n<!-- b -->\n\n| x | y |\n|--|--|\n| 1 | 2 |\n| 3 | 4 |\n\nmore\n';
  assert.equal(
    withRows(page, 'b', [['a|b', '$&']]),
    '# A\n\n| x | y |\n|--|--|\n| 1 | 2 |\n\n<!-- b -->\n\n| x | y |\n|--|--|\n| a\\|b | $& |\n\nmore\n',
  );
  assert.throws(() => withRows(page, 'a', []), /no table is marked as a/);
});
