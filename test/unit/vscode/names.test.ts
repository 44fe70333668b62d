import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFiles } from '../../architecture/files.ts';
import * as standIn from '../vscode.ts';

/** A name of VS Code's that is there when the program runs: a namespace, what is made, inherited from, or a constant of. */
const NAME = /(?<![\w'"])vscode\.([a-z]\w*)|(?:new|extends) vscode\.(\w+)|(?<![\w'"])vscode\.([A-Z]\w*)(?=[.[]\w)/g;

test('the stand-in has all that src/ui uses of VS Code: a name that no test uses would be missing without a word', async () => {
  const files = (await readFiles('src/ui', /\.ts$/)).filter(({ text }) => /^import \* as vscode/m.test(text));
  const used = files.flatMap(({ text }) => [...text.matchAll(NAME)].flatMap((match) => match.slice(1).filter(Boolean)));
  assert.deepEqual(
    [...new Set(used)].filter((name) => !(name in standIn)),
    [],
  );
  for (const name of ['window', 'l10n', 'MarkdownString', 'ViewColumn', 'version']) {
    assert.ok(used.includes(name), name);
  }
});
