import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { deflateRawSync } from 'node:zlib';

interface Step {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

const root = new URL('../', import.meta.url);
const read = async (path: string): Promise<string> => await readFile(new URL(path, root), 'utf8');
const manifest = JSON.parse(await read('package.json')) as {
  readonly contributes: { readonly walkthroughs: readonly { readonly steps: readonly Step[] }[] };
};
const english = JSON.parse(await read('package.nls.json')) as Record<string, string>;
const [walkthrough, ...others] = manifest.contributes.walkthroughs;
const steps = walkthrough?.steps ?? [];
const pictures = await Promise.all(steps.map(async ({ media }) => ({ name: media.svg, text: await read(media.svg) })));

/** Why a picture would not follow the theme or the language, or would not be shown at all. */
function problemsOf(svg: string): readonly string[] {
  const colours = [...svg.matchAll(/ (?:fill|stroke)="([^"]*)"/g)].map(([, colour = '']) => colour);
  return [
    ...colours.filter((colour) => colour !== 'none' && !colour.startsWith('var(--vscode-')),
    // Style sheets and scripts are refused by the page's security policy; an address would be a request.
    ...(svg.match(/<style|<script|<image|<foreignObject| style=| on\w+=|href|url\(/g) ?? []),
    ...[...svg.matchAll(/<text[^>]*>([^<]*)</g)]
      .map(([, text = '']) => text.replaceAll(/&\w+;/g, ''))
      .filter((text) => /\p{L}{2}/u.test(text)),
  ];
}

test('there is one walkthrough: add, read, alert, history', () => {
  assert.deepEqual(others, []);
  assert.deepEqual(
    steps.map(({ id }) => id),
    ['add', 'read', 'alert', 'history'],
  );
});

test('each step ends with a button, has a picture that is described, and completes by itself', () => {
  for (const { description, media, completionEvents } of steps) {
    const text = english[description.replaceAll('%', '')] ?? '';
    assert.match(text, /[^\n]\n\[[^\]]+\]\(command:messagingBalance\.\w+\)$/);
    assert.match(english[media.altText.replaceAll('%', '')] ?? '', /^[A-Z].{30,}\.$/);
    assert.ok(completionEvents.length > 0);
    for (const event of completionEvents) {
      assert.match(event, /^on(?:Command|Context|View):messagingBalance\./);
    }
  }
});

test('the pictures take every colour from the theme and hold no words', () => {
  for (const { name, text } of pictures) {
    assert.deepEqual(problemsOf(text), [], name);
    const id = name.replace(/^.*\/|\.svg$/g, '');
    assert.ok(text.startsWith(`<svg xmlns="http://www.w3.org/2000/svg" id="${id}" viewBox="`), name);
  }
});

for (const [name, svg] of [
  ['a colour of its own', '<path fill="#fff"/>'],
  ['a style', '<path style="fill: red"/>'],
  ['a style sheet', '<style>path { fill: red }</style>'],
  ['an address', '<use href="x.svg#a"/>'],
  ['words', '<text x="1">Balance</text>'],
] as const) {
  test(`a picture that would not do: ${name}`, () => assert.equal(problemsOf(svg).length, 1));
}

test('the pictures add no more than 10 KB to the package', () => {
  const size = pictures.reduce((sum, { text }) => sum + deflateRawSync(text).length, 0);
  assert.ok(size > 1000 && size <= 10_000, String(size));
});
