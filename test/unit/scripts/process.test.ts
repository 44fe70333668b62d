import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runProgram } from '../../../scripts/process.ts';

test('gives the code of a program and what it wrote', async () => {
  const script = 'process.stdout.write(process.argv[1]); process.exitCode = 3';
  const ended = await runProgram(process.execPath, ['-e', script, 'a "b" & c'], { quiet: true });
  assert.deepEqual(ended, { code: 3, output: 'a "b" & c' });
});
