import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runProgram, startOf } from '../../../scripts/process.ts';

const TOOL = 'C:\\my project\\node_modules\\.bin\\tsc.cmd';

test('a program is started as it is, with its words as they are', () => {
  const args = ['-p', '.', 'a "b" %c% & d'];
  assert.deepEqual(startOf('/usr/bin/tsc', args, 'linux'), { program: '/usr/bin/tsc', args, shell: false });
  assert.deepEqual(startOf('a/tsc.cmd', args, 'darwin'), { program: 'a/tsc.cmd', args, shell: false });
  assert.deepEqual(startOf('C:\\node.exe', args, 'win32'), { program: 'C:\\node.exe', args, shell: false });
});

test('on Windows a command file is started through the shell, every word in quotes', () => {
  assert.deepEqual(startOf(TOOL, ['-p', 'src\\web view', 'a&b'], 'win32'), {
    program: `"${TOOL}" "-p" "src\\web view" "a&b"`,
    args: [],
    shell: true,
  });
  assert.equal(startOf('a.BAT', [], 'win32').shell, true);
});

for (const word of ['a"b', '%PATH%', 'a!b', 'a\nb', 'a\rb', 'folder\\']) {
  test(`on Windows no command file gets a word that its shell would read: ${JSON.stringify(word)}`, () => {
    assert.throws(() => startOf(TOOL, [word], 'win32'), /cannot be handed to a command file/);
  });
}

test('gives the code of a program and what it wrote', async () => {
  const script = 'process.stdout.write(process.argv[1]); process.exitCode = 3';
  const ended = await runProgram(process.execPath, ['-e', script, 'a "b" & c'], { quiet: true });
  assert.deepEqual(ended, { code: 3, output: 'a "b" & c' });
});
