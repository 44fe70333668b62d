import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import {
  type Background,
  barPicture,
  restPicture,
  spendingPicture,
  weekPicture,
} from '../../../../src/ui/statusBar/pictures.ts';
import { exact } from '../../balance/amount/exact.ts';
import { DAY, outlook, runsOut } from '../../wording/outlook.ts';
import { picturesOf } from '../markdown.ts';
import { NOW, quantity, reading, status } from '../sample.ts';

const svgOf = (address: string): string => decodeURIComponent(address.replace(/^data:image\/svg\+xml,/, ''));

test('18.2: a picture is an address of SVG that Markdown can hold', () => {
  for (const address of [barPicture(0.5, 'ok', 'dark'), weekPicture([1, 2], 'light')]) {
    assert.match(address, /^data:image\/svg\+xml,[^\s()<>"#|]+$/);
    assert.match(svgOf(address), /^<svg xmlns='http:\/\/www\.w3\.org\/2000\/svg' width='\d+' height='\d+' .*<\/svg>$/);
    assert.ok(address.length < 320, String(address.length));
  }
});

for (const [share, length] of [
  [1, 38],
  [0.5, 19],
  [0.001, 0],
  [1.7, 38],
] as const) {
  test(`18.2: a bar is as long as its share: ${share}`, () =>
    assert.match(svgOf(barPicture(share, 'ok', 'dark')), new RegExp(`stroke='#3794ff' d='M4 4h${length}'`)));
}

test('18.2: a bar of nothing is empty', () => {
  for (const share of [0, -2]) {
    assert.equal(svgOf(barPicture(share, 'empty', 'dark')).match(/<path/g)?.length, 1);
  }
});

test('18.2: a column is as tall as what was spent on its day; nothing stands where that is not known', () => {
  const [, path = ''] = /d='(.*?)'/.exec(svgOf(weekPicture([10, 0, undefined, -3, 5, 0.001], 'dark'))) ?? [];
  assert.equal(path, 'M2 14v-14M8 14v-1M20 14v-1M26 14v-7M32 14v-2');
  assert.match(svgOf(weekPicture([0, 0], 'dark')), /M2 14v-1M8 14v-1/);
});

/** Of a colour as `#rgb` or `#rrggbb`, as WCAG has it. */
function luminanceOf(colour: string): number {
  const digits =
    colour.length === 4 ? [...colour.slice(1)].map((digit) => digit.repeat(2)) : colour.slice(1).match(/../g);
  const [red = 0, green = 0, blue = 0] = (digits ?? []).map((pair) => {
    const part = Number.parseInt(pair, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

for (const [background, behind, least] of [
  ['dark', '#252526', 3],
  ['light', '#f3f3f3', 3],
  ['highContrast', '#000000', 7],
  ['highContrastLight', '#ffffff', 7],
] as const satisfies readonly (readonly [Background, string, number])[]) {
  test(`18.2: pictures stand out from what they are seen on: ${background}`, () => {
    for (const level of ['ok', 'low', 'empty'] as const) {
      const colour = /stroke='(#[0-9a-f]{3,6})' d='M4 4h19'/.exec(svgOf(barPicture(0.5, level, background)))?.[1] ?? '';
      const [light, dark] = [luminanceOf(colour), luminanceOf(behind)].toSorted((a, b) => b - a);
      const contrast = ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
      assert.ok(contrast >= least, `${level} ${colour}: ${contrast}`);
    }
  });
}

/** What is said of the bar of an amount, in a period that began three days ago. */
function saidOf(amount: string | null, { limit, began, isToppedUp = false }: Whole): string | undefined {
  const held = { ...quantity('general', amount), ...(limit === undefined ? {} : { limit: exact(limit) }) };
  const each = status('Main', { kind: 'ok', reading: reading(0, [held]) });
  const at = NOW - 3 * DAY;
  const trend = {
    forecast: runsOut(),
    ...(began === undefined ? {} : { began: { at, amount: exact(began) } }),
    ...(isToppedUp ? { topUp: { at, after: at, amount: exact('1') } } : {}),
  };
  const number = {
    ...{ status: each, outlook: outlook(each, { general: trend }), quantity: held, isHeadline: true, settled: true },
    tightness: { group: 'enough', distance: 1, key: undefined },
  } as const;
  return picturesOf(restPicture(number, 'dark', NOW, { ...english, timeZone: 'UTC' }))[0]?.[0];
}

interface Whole {
  readonly limit?: string;
  readonly began?: string;
  readonly isToppedUp?: boolean;
}

for (const [amount, whole, said] of [
  ['625', { began: '1000', isToppedUp: true }, '62% left since the last top-up'],
  ['625', { began: '1000' }, '62% left since Nov 17, 12:00'],
  ['1001', { began: '1000', isToppedUp: true }, '100% left since the last top-up'],
  ['1', { began: '1000', isToppedUp: true }, '<1% left since the last top-up'],
  ['0', { began: '1000', isToppedUp: true }, '0% left since the last top-up'],
  ['-5', { began: '1000', isToppedUp: true }, '0% left since the last top-up'],
  ['1234', { limit: '50000', began: '1234' }, '2% of the limit left'],
  ['0', { limit: '0' }, undefined],
  ['0', { began: '0' }, undefined],
  ['-12.30', { began: '-12.30' }, undefined],
  ['-5', { began: '-12.30', isToppedUp: true }, undefined],
  ['-5', { limit: '-1' }, undefined],
  ['5', {}, undefined],
  [null, { began: '1000' }, undefined],
] as const satisfies readonly (readonly [string | null, Whole, string | undefined])[]) {
  test(`18.2: a bar says its share in words, never more than there is: ${amount} ${JSON.stringify(whole)}`, () =>
    assert.equal(saidOf(amount, whole), said));
}

test('18.2: without a week there is no picture of it', () => {
  const each = status('Main', { kind: 'loading' });
  const number = {
    ...{ status: each, outlook: outlook(each), quantity: undefined, isHeadline: true, settled: true },
    tightness: { group: 'enough', distance: 1, key: undefined },
  } as const;
  assert.equal(spendingPicture(number, 'dark', english), '');
  assert.equal(restPicture(number, 'dark', NOW, english), '');
});
