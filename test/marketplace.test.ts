import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import sharp from 'sharp';
import { english } from '../src/base/language.ts';
import { OFFERED } from '../src/providers/offered.ts';

/** What registries show of the manifest, and what they refuse to take without. */
interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly version: string;
  readonly displayName: string;
  readonly license: string;
  readonly icon: string;
  readonly galleryBanner: { readonly color: string; readonly theme: string };
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly badges?: unknown;
}

/** Kinds of extensions that both registries know and that can be meant here. */
const CATEGORIES = ['Other', 'Visualization', 'AI', 'Chat'];
/** Words that people search for and that stand neither in the name nor in the description. */
const GENERIC = ['email', '短信'];
/** The Marketplace takes no more, and has counted those that the packer adds; hidden ones are not counted. */
const MOST_TAGS = 30;

interface Packer {
  readonly TagsProcessor: new (manifest: unknown) => { readonly tags: readonly string[]; onEnd(): Promise<void> };
}

const root = new URL('../', import.meta.url);
const manifest = JSON.parse(await readFile(new URL('package.json', root), 'utf8')) as Manifest;
const icon = await readFile(new URL(manifest.icon, root));
const descriptions = await Promise.all(
  ['package.nls.json', 'package.nls.zh-cn.json'].map(async (file) => {
    const texts = JSON.parse(await readFile(new URL(file, root), 'utf8')) as Record<string, string>;
    return texts['description'] ?? '';
  }),
);

test('both registries have what they ask for', async () => {
  for (const name of [manifest.publisher, manifest.name]) {
    assert.match(name, /^[a-z0-9][a-z0-9-]*$/);
  }
  assert.match(manifest.version, /^\d+\.\d+\.\d+$/);
  assert.equal(manifest.license, 'MIT');
  assert.match(await readFile(new URL('LICENSE', root), 'utf8'), /^MIT License\n/);
});

test('the icon is a PNG of 128 pixels a side, and small', async () => {
  const { format, width, height } = await sharp(icon).metadata();
  assert.deepEqual([format, width, height], ['png', 128, 128]);
  assert.ok(icon.length < 10_000, String(icon.length));
});

test('every provider is found by a name, in either language, and the Marketplace takes that many words', async () => {
  const { keywords, displayName } = manifest;
  const [description = ''] = descriptions;
  // A search looks at the name, the description and the keywords: what stands in the first two needs no keyword.
  const said = ` ${plain(`${displayName} ${description}`)} `;
  for (const { id, label, otherNames = [] } of OFFERED) {
    const names = [id, label(english.t), ...otherNames].map(plain);
    const isKeyword = keywords.some((keyword) => names.includes(plain(keyword)));
    const [brand = id] = id.split('-');
    assert.ok(isKeyword !== said.includes(` ${brand} `), `${id} has to be a keyword or in the description`);
  }
  const known = OFFERED.flatMap(({ id, label, otherNames = [] }) => [id, label(english.t), ...otherNames].map(plain));
  for (const keyword of keywords) {
    assert.ok(known.includes(plain(keyword)) !== GENERIC.includes(keyword), keyword);
    assert.ok(!said.includes(` ${plain(keyword)} `), `${keyword} is found without a keyword`);
  }
  assert.ok(GENERIC.every((word) => keywords.includes(word)));
  assert.equal(new Set(keywords).size, keywords.length);
  const tags = await tagsOf(description);
  assert.ok(tags.length > keywords.length && tags.length <= MOST_TAGS, tags.join());
});

test('the description counts no more providers than there are', () => {
  for (const [index, pattern] of [/ and (\d+)\+ more\.$/, / (\d+) 多家/].entries()) {
    const description = descriptions[index] ?? '';
    const said = ` ${plain(description)} `;
    const named = index === 0 ? OFFERED.filter(({ id }) => said.includes(` ${id.split('-')[0]} `)).length : 0;
    const count = Number(pattern.exec(description)?.[1] ?? assert.fail(description));
    assert.ok(count > 20 && count + named <= OFFERED.length, description);
  }
});

test('categories and banner are such as both registries know', () => {
  const { categories, galleryBanner } = manifest;
  assert.ok(categories.length > 0 && categories.every((category) => CATEGORIES.includes(category)));
  assert.match(galleryBanner.color, /^#[0-9a-f]{6}$/);
  assert.equal(galleryBanner.theme, 'dark');
  assert.equal(manifest.badges, undefined);
});

test('what it does is one sentence that fits below its name', () => {
  for (const description of descriptions) {
    assert.match(description, /^[^.。]+[.。]$/);
    assert.ok(description.length > 20 && description.length <= 145, `${description.length}: ${description}`);
  }
});

/** In small letters, with a blank for whatever is between words. An apostrophe is within one. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What the packer makes of the keywords: it adds words for what the extension contributes. */
async function tagsOf(description: string): Promise<readonly string[]> {
  const { TagsProcessor } = createRequire(import.meta.url)('@vscode/vsce/out/package.js') as Packer;
  const processor = new TagsProcessor({ ...manifest, description });
  await processor.onEnd();
  return processor.tags.filter((tag) => !tag.startsWith('__'));
}
