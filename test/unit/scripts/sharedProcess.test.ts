import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { test } from 'node:test';
import { execa } from 'execa';
import { root } from '../../../scripts/paths.ts';
import { grouped, writeShared } from '../../../scripts/sharedProcess.ts';
import { APART, TOGETHER } from '../../../scripts/together.ts';

test('20: files of a folder share a process, without those that need one of their own; no file is lost or runs twice', () => {
  const at = (...names: readonly string[]): string => join('test', ...names);
  const [a, b, c, d] = [at('x', 'a.ts'), at('x', 'deep', 'b.ts'), at('xy', 'c.ts'), at('x', 'd.ts')];
  assert.deepEqual(
    [...grouped([a, b, c, d], [at('x'), at('none')], ['d.ts'])],
    [
      [at('x'), [a, b]],
      [undefined, [c, d]],
    ],
  );
});

test('20: the folders of tests that share a process are there, and none lies within another one', () => {
  assert.deepEqual(
    TOGETHER.filter((folder) => !existsSync(join(root, folder))),
    [],
  );
  const files = TOGETHER.map((folder) => join(folder, 'a.ts'));
  assert.deepEqual(
    [...grouped(files, TOGETHER, APART)],
    TOGETHER.map((folder) => [folder, [join(folder, 'a.ts')]]),
  );
});

test('20: in a shared process each failure is counted with its file, also of a file that cannot be loaded, and the others run', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'messaging-balance-shared-'));
  try {
    const contents = {
      'passes.mjs': "import { test } from 'node:test'; test('passes', () => undefined);",
      'fails.mjs': "import { test } from 'node:test'; test('fails', () => { throw new Error('so'); });",
      'missing.mjs': "import './nowhere.mjs';",
      'last.mjs': "import { test } from 'node:test'; test('last', () => undefined);",
    };
    const files = await Promise.all(
      Object.entries(contents).map(async ([name, content]) => {
        await writeFile(join(folder, name), content);
        return relative(root, join(folder, name));
      }),
    );
    const entry = await writeShared(join('test', 'unit', 'some'), files, folder);
    assert.equal(basename(entry), 'unit-some.mjs');
    const { exitCode, stdout: output } = await execa(process.execPath, ['--test-reporter=spec', entry], {
      env: { NODE_TEST_CONTEXT: undefined },
      reject: false,
    });
    assert.equal(exitCode, 1);
    assert.match(output, /pass 2\n[\s\S]*fail 2\n/);
    assert.match(output, /✔ last/);
    assert.match(output, /test at .*fails\.mjs:1/);
    assert.match(output, /✖ file:.*missing\.mjs/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
