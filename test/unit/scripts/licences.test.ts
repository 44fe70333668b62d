import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { bundledPackages, NOTICES, notices } from '../../../scripts/licences.ts';
import { root } from '../../../scripts/paths.ts';

/** Licences that ask for no more than their text, which is shipped. */
const PERMISSIVE = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD'];

const packages = await bundledPackages();

test('what is said of all that is bundled is up to date: otherwise run npm run licences', async () => {
  assert.equal(await readFile(NOTICES, 'utf8'), notices(packages));
});

test('everything that is bundled may be, and its licence is shipped as a text', () => {
  const names = packages.map(({ name }) => name);
  for (const expected of ['fast-xml-parser', 'node-fetch', 'uplot']) {
    assert.ok(names.includes(expected), expected);
  }
  const text = notices(packages);
  for (const { name, version, licence, text: own } of packages) {
    assert.ok(PERMISSIVE.includes(licence), `${name}: ${licence}`);
    assert.match(own, /copyright/i, name);
    assert.match(own, /permission|redistribution/i, name);
    assert.ok(text.includes(`${name} ${version}`) && text.includes(own), name);
  }
});

test('the package ships the notices, and makes them anew before it is packed', async () => {
  const allowed = await readFile(join(root, '.vscodeignore'), 'utf8');
  assert.ok(allowed.split('\n').includes('!THIRD-PARTY-NOTICES.txt'));
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  assert.match(manifest.scripts['vscode:prepublish'] ?? '', /scripts\/licences\.ts$/);
});
