import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../../scripts/paths.ts';

interface Locked {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: true;
}

const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(root, name), 'utf8'));
const manifest = (await read('package.json')) as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
const { packages } = (await read('package-lock.json')) as { readonly packages: Readonly<Record<string, Locked>> };
const locked = Object.entries(packages).filter(([path]) => path !== '');

test('every version that is installed is locked with the digest of what it holds', () => {
  assert.ok(locked.length > 100);
  const open = locked.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''));
  assert.deepEqual(
    open.map(([path]) => path),
    [],
  );
});

test('the lock names no registry: each machine asks its own', () => {
  assert.deepEqual(
    locked.filter(([, { resolved }]) => resolved !== undefined),
    [],
  );
});

test('every version that the project asks for is exact', () => {
  for (const [name, version] of Object.entries({ ...manifest['dependencies'], ...manifest['devDependencies'] })) {
    assert.match(String(version), /^\d+\.\d+\.\d+$/, name);
    assert.equal(packages[`node_modules/${name}`]?.version, version, name);
  }
});

test('an install script runs only where it is allowed by name', () => {
  const allowed = manifest['allowScripts'] ?? {};
  const scripts = locked.filter(([, { hasInstallScript }]) => hasInstallScript === true);
  const names = scripts.map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
  assert.deepEqual(
    [...names].filter((name) => !(name in allowed)),
    [],
  );
});
