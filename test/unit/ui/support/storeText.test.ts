import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import type { StoreMode, StoreProblem } from '../../../../src/store/port/store.ts';
import { sizeText, storeText } from '../../../../src/ui/support/storeText.ts';

const problems = Object.keys({
  'no-sqlite': true,
  'newer-schema': true,
  'read-only': true,
  'disk-full': true,
  locked: true,
  io: true,
} satisfies Record<Exclude<StoreProblem, 'none'>, true>) as readonly Exclude<StoreProblem, 'none'>[];
const text = (mode: StoreMode) => storeText(mode, english);

test('the usual place is no news', () => {
  assert.equal(text({ kind: 'shared' }), undefined);
  assert.equal(text({ kind: 'memory', problem: 'none' }), undefined);
});

test('row 46: every problem has a sentence of its own', () => {
  const texts = problems.map((problem) => text({ kind: 'memory', problem }) ?? '');
  assert.equal(new Set(texts).size, problems.length);
  for (const each of texts) {
    assert.match(each, /^[A-Z].{30,}\.$/);
  }
});

test('row 46: a damaged file is named by where it went', () => {
  assert.match(text({ kind: 'shared', movedTo: '/data/x.corrupt' }) ?? '', /damaged.* \/data\/x\.corrupt/);
  assert.match(text({ kind: 'memory', problem: 'none', movedTo: '/data/x.corrupt' }) ?? '', /\/data\/x\.corrupt/);
});

test('C4: what was taken over of a damaged file is told, and what is missing', () => {
  const salvaged = (readings: number, lostDays: number) =>
    text({ kind: 'shared', movedTo: '/x.corrupt', salvaged: { readings, lostDays } }) ?? '';
  assert.match(text({ kind: 'shared', movedTo: '/x.corrupt' }) ?? '', /is taken over\.$/);
  assert.match(
    salvaged(14_040, 5),
    /: 14,040 readings\. Readings are missing of 5 days\. It was kept as \/x\.corrupt\.$/,
  );
  assert.match(salvaged(14_400, 0), /: 14,400 readings\. No gap was found\. /);
  assert.match(salvaged(1, 1), /: 1 reading\. Readings are missing of 1 day\. /);
  assert.match(salvaged(0, 0), /^No reading could be taken over/);
});

test('23.5: a history beyond 500 MB is told with what to do, and room that is free in the file does not count', () => {
  assert.equal(sizeText(undefined, english), undefined);
  assert.equal(sizeText({ file: 900_000_000, used: 500_000_000 }, english), undefined);
  assert.match(
    sizeText({ file: 900_000_000, used: 512_300_000 }, english) ?? '',
    /^The history takes 512\.3 MB\. Keep/,
  );
});
