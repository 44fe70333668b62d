import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../../scripts/paths.ts';
import { linkOptions } from '../../../scripts/readmeLinks.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const WORKFLOW = {
  GITHUB_ACTIONS: 'true',
  GITHUB_SERVER_URL: 'https://github.example',
  GITHUB_REPOSITORY: 'owner/name',
  GITHUB_SHA: COMMIT,
};
const CONTENT = `https://github.example/owner/name/blob/${COMMIT}`;
const IMAGES = `https://github.example/owner/name/raw/${COMMIT}`;

test('on a machine of a developer links stay relative', () => {
  assert.deepEqual(linkOptions({}), ['--no-rewrite-relative-links']);
  assert.deepEqual(linkOptions({ ...WORKFLOW, GITHUB_ACTIONS: undefined }), ['--no-rewrite-relative-links']);
});

test('in a workflow they lead to the commit that is packed', () => {
  assert.deepEqual(linkOptions(WORKFLOW), ['--baseContentUrl', CONTENT, '--baseImagesUrl', IMAGES]);
});

/** The part of the packer that makes the page out of the README. */
interface Packer {
  readonly ReadmeProcessor: new (
    manifest: object,
    options: object,
  ) => { onFile(file: object): Promise<{ readonly contents: Buffer }> };
}

async function published(options: object): Promise<string> {
  const { ReadmeProcessor } = createRequire(import.meta.url)('@vscode/vsce/out/package.js') as Packer;
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as object;
  const contents = await readFile(join(root, 'README.md'));
  const page = await new ReadmeProcessor(manifest, options).onFile({ path: 'extension/readme.md', contents });
  return page.contents.toString('utf8');
}

test('the published page has a complete address for every picture and every link', async () => {
  const page = await published({ baseContentUrl: CONTENT, baseImagesUrl: IMAGES });
  const pictures = [...page.matchAll(/<img [^>]*src="([^"]*)"|!\[[^\]]*\]\(([^)]*)\)/g)].map(
    ([, a, b]) => a ?? b ?? '',
  );
  assert.ok(pictures.length >= 2, String(pictures.length));
  for (const address of pictures) {
    assert.ok(address.startsWith(`${IMAGES}/docs/pictures/`), address);
  }
  const links = [...page.matchAll(/(?<!!)\[[^\]]*\]\(([^)]*)\)/g)].map(([, address = '']) => address);
  assert.ok(links.length >= 2, String(links.length));
  for (const address of links) {
    assert.match(address, /^(?:https:\/\/|#)/);
  }
});

test('the packer refuses the page when nothing says where the pictures are', async () => {
  await assert.rejects(published({}), /Couldn't detect the repository/);
});
