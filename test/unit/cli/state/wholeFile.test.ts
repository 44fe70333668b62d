import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { writeWhole } from '../../../../src/cli/state/wholeFile.ts';
import { temporaryFolder } from '../folder.ts';

const folder = temporaryFolder();

test('22 bad input: a file is there as a whole, in place of the one before, and nothing beside it', async () => {
  mkdirSync(join(folder, 'a'));
  const path = join(folder, 'a', 'x.prom');
  writeFileSync(path, 'before');
  await writeWhole(path, 'after');
  assert.equal(readFileSync(path, 'utf8'), 'after');
  assert.deepEqual(readdirSync(join(folder, 'a')), ['x.prom']);
});

test('22 bad input: what cannot be put in its place leaves nothing beside it, and the one before as it was', async () => {
  const path = join(folder, 'b', 'x.prom');
  mkdirSync(join(path, 'full'), { recursive: true });
  await assert.rejects(writeWhole(path, 'after'));
  assert.deepEqual(readdirSync(join(folder, 'b')), ['x.prom']);
});

if (process.platform !== 'win32') {
  test('22 bad input: a link stays a link, and what it leads to is written', async () => {
    const [path, link] = [join(folder, 'a', 'real.prom'), join(folder, 'a', 'link.prom')];
    writeFileSync(path, 'before');
    symlinkSync(path, link);
    await writeWhole(link, 'after');
    assert.equal(readFileSync(path, 'utf8'), 'after');
    assert.ok(lstatSync(link).isSymbolicLink());
  });

  test('22 bad input: what is no file, a pipe as well as a device, is written to and stays what it is', async () => {
    const path = join(folder, 'b', 'pipe');
    execFileSync('mkfifo', [path]);
    const [text] = await Promise.all([readFile(path, 'utf8'), writeWhole(path, 'after')]);
    assert.equal(text, 'after');
    assert.ok(lstatSync(path).isFIFO());
  });
}

test('22 bad input: in a folder that is not there nothing is made', async () => {
  await assert.rejects(writeWhole(join(folder, 'gone', 'x.prom'), 'x'), { code: 'ENOENT' });
  assert.deepEqual(readdirSync(folder).toSorted(), ['a', 'b']);
});
