import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { FOREIGN_ID, foreignProvider } from '../src/providers/foreign.ts';
import type { Provider } from '../src/providers/provider.ts';
import { importsOf } from './architecture/imports.ts';
import { HandClock } from './unit/net/handClock.ts';

const root = new URL('../', import.meta.url);
const document = await readFile(new URL('docs/api.md', root), 'utf8');
const source = await readFile(new URL('src/ui/api.ts', root), 'utf8');

/** What stands in the document's blocks of a language. */
function blocksOf(language: string): readonly string[] {
  return [...document.matchAll(new RegExp(`^ *\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``, 'gm'))].map(
    ([, text = '']) => text,
  );
}

test('the declarations in docs/api.md are those of the source', () => assert.deepEqual(blocksOf('ts'), [source]));

test('the declarations can be copied: they import nothing and hold no code', () => {
  assert.deepEqual(importsOf(source), []);
  assert.deepEqual(source.match(/^export (?!interface |type )/gm), null);
});

test('the provider in docs/api.md can be registered', async () => {
  const text = blocksOf('js').find((block) => block.includes('registerProvider')) ?? '';
  const context = { subscriptions: [] as unknown[] };
  const api = { registerProvider: async (description: unknown) => foreignProvider(description, new HandClock()) };
  await new Function('context', 'api', `return (async () => {${text}})();`)(context, api);
  const [provider] = context.subscriptions as readonly Provider[];
  assert.match(provider?.id ?? '', FOREIGN_ID);
  assert.equal(provider?.products.length, 1);
});
