import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  };
}

const root = new URL('../', import.meta.url);
const readme = await readFile(new URL('README.md', root), 'utf8');
const manifest = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as Manifest;
const texts = JSON.parse(await readFile(new URL('package.nls.json', root), 'utf8')) as Record<string, string>;

/** The cells of the table below a heading, without its two head lines. */
function tableBelow(heading: string): string[][] {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const lines = section.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

test('the README names every command of the manifest, and no other', () => {
  const titles = manifest.contributes.commands.map(({ title }) => texts[title.replaceAll('%', '')]);
  const named = tableBelow('Commands').map(([name]) => name);
  assert.deepEqual(named.sort(), titles.sort());
});

test('the README names every setting of the manifest with its default, and no other', () => {
  const { properties } = manifest.contributes.configuration;
  const settings = Object.entries(properties).map(([name, { default: value }]) => [
    `\`${name}\``,
    `\`${JSON.stringify(value)}\``,
  ]);
  const named = tableBelow('Settings').map(([name, value]) => [name, value]);
  assert.deepEqual(named.sort(), settings.sort());
});
