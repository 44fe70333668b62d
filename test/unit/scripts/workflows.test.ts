import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../../scripts/paths.ts';

const folder = join(root, '.github/workflows');
const workflows = await Promise.all(
  (await readdir(folder)).map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
);

test('every action of the workflows is pinned by its full commit hash, with its version beside it', () => {
  const uses = workflows.flatMap(({ text }) => [...text.matchAll(/uses: *(.+)$/gm)].map((found) => found[1] ?? ''));
  assert.ok(uses.length >= 8, String(uses.length));
  for (const used of uses.filter((path) => !path.startsWith('./'))) {
    assert.match(used, /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  }
});

test('the workflows may read the repository and nothing else, and secrets are where the package is published', () => {
  for (const { name, text } of workflows) {
    assert.match(text, /^permissions:\n {2}contents: read\n\n/m, name);
    assert.equal(text.match(/permissions:/g)?.length, 1, name);
    assert.equal(/secrets\./.test(text), name === 'release.yml', name);
    assert.doesNotMatch(text, /pull_request_target/, name);
    // What others may choose, such as a branch's name, must not become part of a command.
    assert.doesNotMatch(text, /run:[^\n]*\$\{\{ *github\./, name);
  }
});

test('the oldest VS Code that is tested is the oldest that the manifest allows', async () => {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    readonly engines: { readonly vscode: string };
  };
  const tests = workflows.find(({ name }) => name === 'test.yml');
  assert.ok(tests?.text.includes(`["${manifest.engines.vscode.slice(1)}", stable]`));
});
