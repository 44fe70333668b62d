import assert from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
import { suite, test } from 'node:test';
import sharp from 'sharp';
import { OFFERED } from '../src/providers/offered.ts';

const root = new URL('../', import.meta.url);
const read = async (path: string): Promise<string> => await readFile(new URL(path, root), 'utf8');

const PAGES = ['README.md', 'README.zh-CN.md'];

/** Everything in the repository that a page leads to: links and pictures. */
function targetsOf(page: string): readonly string[] {
  return [...page.matchAll(/\]\(([^)]+)\)|src="([^"]+)"/g)]
    .map(([, link, source]) => link ?? source ?? '')
    .filter((target) => !/^https:/.test(target));
}

/** The anchor that a heading gets: small letters, no marks, hyphens for blanks. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(/\s/g, '-');

const headingsOf = (page: string): readonly string[] =>
  page
    .replaceAll(/```[\s\S]*?```/g, '')
    .split('\n')
    .filter((line) => /^#{1,4} /.test(line));

const pages = await Promise.all(PAGES.map(async (file) => ({ file, text: await read(file) })));

for (const { file, text } of pages) {
  suite(file, () => {
    test('leads only to what is there', async () => {
      const anchors = headingsOf(text).map((line) => `#${anchorOf(line.replace(/^#+ /, ''))}`);
      const targets = targetsOf(text);
      assert.ok(targets.length > 8, String(targets.length));
      for (const target of targets) {
        if (target.startsWith('#')) {
          assert.ok(anchors.includes(target), `${target} is none of ${anchors.join(' ')}`);
        } else {
          await stat(new URL(target, root));
        }
      }
    });

    test('shows a picture before its first heading, and describes every one', () => {
      assert.match(text.split('\n## ')[0] ?? '', /<img src="docs\/pictures\/[\w-]+\.\w+"/);
      const pictures = text.match(/<img [^>]*>/g) ?? [];
      assert.ok(pictures.length >= 3);
      for (const picture of pictures) {
        assert.match(picture, / alt="[^"]{20,}"/);
      }
    });

    test('shows each picture by its one address, which the packer completes', () =>
      // It leaves `srcset` as it is, and registries that take it would look for the picture beside their own page.
      assert.doesNotMatch(text, /<picture|<source|srcset/));

    test('shows no badge', () => assert.doesNotMatch(text, /shields\.io|\/badge/i));
  });
}

test('both pages have the same parts: headings, pictures, examples, table rows', () => {
  const shapes = pages.map(({ text }) => ({
    headings: headingsOf(text).map((line) => line.replace(/ .*/, '')),
    pictures: (text.match(/<img /g) ?? []).length,
    examples: (text.match(/^```\w+$/gm) ?? []).join(' '),
    rows: text.split('\n').filter((line) => line.startsWith('|')).length,
    questions: (text.match(/^\*\*.+?[?？]\*\* /gm) ?? []).length,
  }));
  assert.deepEqual(shapes[0], shapes[1]);
  assert.ok((shapes[0]?.questions ?? 0) >= 8);
});

test('both pages say before their first heading whom they are for, and how many providers their table has', () => {
  const names = [
    /Jiguang|极光/,
    /SUBMAIL/,
    /Alibaba Cloud|阿里云/,
    /Yunpian|云片/,
    /Twilio/,
    /Vonage/,
    /SendGrid/,
    /Amazon SES/,
  ];
  for (const { file, text } of pages) {
    const [first = ''] = text.split('\n## ');
    for (const name of names) {
      assert.match(first, name, file);
    }
    const [, count] = /\[\D*(\d+)\D*\]\(#/.exec(first) ?? [];
    assert.ok(Number(count) > 20 && Number(count) < OFFERED.length, `${file}: ${count}`);
    const table = /\n## (?:Providers|服务商)\n\n<!-- providers -->\n\n\|.*\n\|.*\n((?:\|.*\n)+)/.exec(text)?.[1] ?? '';
    assert.equal(table.split('\n').filter((row) => /^\| [^ |]/.test(row)).length, OFFERED.length, file);
  }
});

test('what both registries show below the name promises no more providers than there are', async () => {
  for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) {
    const { description } = JSON.parse(await read(file)) as { readonly description: string };
    const [, others] = /(\d+)/.exec(description) ?? [];
    const named = file === 'package.nls.json' ? 4 : 0;
    assert.ok(Number(others) > 20 && Number(others) + named < OFFERED.length, description);
  }
});

test('a person who reads one language finds the page in it', () => {
  for (const { file, text } of pages) {
    for (const other of PAGES.filter((page) => page !== file)) {
      assert.ok(text.split('\n', 3).join('\n').includes(`](${other})`), file);
    }
  }
});

test('the English page says where nothing is sent, and the Chinese one', () => {
  assert.match(pages[0]?.text ?? '', /Nothing is sent anywhere but to your provider/);
  assert.match(pages[1]?.text ?? '', /除您的服务商之外，不向任何地方发送任何数据/);
});

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: { readonly commandPalette: readonly { readonly command: string; readonly when: string }[] };
    readonly keybindings: readonly { readonly key: string; readonly mac?: string }[];
  };
}

const { commands, menus, keybindings } = (JSON.parse(await read('package.json')) as Manifest).contributes;

test('above the commands both pages name those that the palette has at times', async () => {
  const sometimes = menus.commandPalette.filter(({ when }) => when !== 'false').map(({ command }) => command);
  assert.ok(sometimes.length > 0);
  for (const [page, texts] of [
    [pages[0], 'package.nls.json'],
    [pages[1], 'package.nls.zh-cn.json'],
  ] as const) {
    const titles = JSON.parse(await read(texts)) as Readonly<Record<string, string>>;
    const [, said = ''] = /\n## (?:Commands|命令)\n([\s\S]*?)<!-- commands -->/.exec(page?.text ?? '') ?? [];
    for (const { title } of commands.filter(({ command }) => sometimes.includes(command))) {
      assert.ok(said.replaceAll(/\s+/g, ' ').includes(titles[title.replaceAll('%', '')] ?? title), title);
    }
  }
});

test('both pages name each key of the tree, also that of macOS', () => {
  const keys = new Set(keybindings.flatMap(({ key, mac = key }) => [key, mac]));
  for (const { file, text } of pages) {
    const said = text.split('\n- ').find((point) => point.includes('F2')) ?? '';
    for (const key of keys) {
      assert.ok(said.toLowerCase().includes(key), `${file}: ${key}`);
    }
  }
});

const FILM = /^docs\/pictures\/add-read-alert(?:-zh)?\.webp$/;

test('18.9: a film stands first on each page: an animated picture of less than 20 seconds and at most 1 MB', async () => {
  for (const { file, text } of pages) {
    const [path = ''] = [...text.matchAll(/<img src="([^"]+)"/g)].map(([, source]) => source);
    assert.match(path, FILM, file);
    // Nothing but the page's name and its languages stands above it.
    assert.match(text, /^# .+\n\n.+\n\n<img /, file);
    const film = await readFile(new URL(path, root));
    assert.ok(film.length <= 1_000_000, `${path}: ${film.length} bytes`);
    const { delay = [], loop } = await sharp(film).metadata();
    const lasts = delay.reduce((sum, ms) => sum + ms, 0);
    assert.ok(lasts > 10_000 && lasts < 20_000, `${path}: ${lasts} ms`);
    assert.equal(loop, 0, `${path} begins anew without an end`);
  }
});

test('every picture of the pages is a PNG below 300 KB but the film, sharp on screens of double density, and none is unused', async () => {
  const used = new Set(pages.flatMap(({ text }) => targetsOf(text)).filter((path) => /\.(?:png|webp)$/.test(path)));
  const folder = 'docs/pictures/';
  const there = (await readdir(new URL(folder, root))).filter((name) => !name.endsWith('.svg'));
  assert.deepEqual(there.map((name) => folder + name).sort(), [...used].sort());
  for (const path of used) {
    const file = await readFile(new URL(path, root));
    const { format, pages: frames = 1, width } = await sharp(file).metadata();
    assert.ok(FILM.test(path) || (format === 'png' && file.length < 300_000), `${path}: ${file.length} bytes`);
    assert.equal(frames > 1, FILM.test(path), `${path} moves`);
    assert.ok(width >= 1000, path);
  }
});
