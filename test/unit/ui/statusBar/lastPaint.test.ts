import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { type LastPaint, lastPaintMemory } from '../../../../src/ui/statusBar/lastPaint.ts';
import { outOfDate } from '../../../../src/ui/statusBar/text.ts';
import { Memento } from '../memento.ts';

const paint: LastPaint = { text: '$(history) 121,981', spoken: 'Messaging Balance', level: 'low', alignment: 'left' };

test('what was painted is there in the next window', () => {
  const memento = new Memento();
  lastPaintMemory(memento, () => ['en', 1]).write(paint);
  assert.deepEqual(lastPaintMemory(memento, () => ['en', 1]).read(), paint);
});

test('nothing is there before the first time, and nothing that cannot be read', () => {
  const settings = () => ['en'];
  const memento = new Memento();
  assert.equal(lastPaintMemory(memento, settings).read(), undefined);
  lastPaintMemory(memento, settings).write(paint);
  const { madeFrom } = memento.get() as { readonly madeFrom: string };
  const bad: readonly unknown[] = [
    'text',
    null,
    [],
    paint,
    { ...paint, madeFrom, text: 7 },
    { ...paint, madeFrom, spoken: undefined },
    { ...paint, madeFrom, level: 'high' },
    { ...paint, madeFrom, alignment: 'middle' },
  ];
  for (const saved of bad) {
    assert.equal(lastPaintMemory(new Memento(saved), settings).read(), undefined, JSON.stringify(saved));
  }
});

test('it is not shown where settings or language are others: it could be of an account that is gone', () => {
  const memento = new Memento();
  lastPaintMemory(memento, () => ['en', [{ id: 'a' }]]).write(paint);
  for (const settings of [['zh-cn', [{ id: 'a' }]], ['en', [{ id: 'b' }]], ['en', []], ['en'], []]) {
    assert.equal(lastPaintMemory(memento, () => settings).read(), undefined, JSON.stringify(settings));
  }
});

test('what is there already is not written again, unless what it was made from has changed', () => {
  const memento = new Memento();
  let accounts = 1;
  let reads = 0;
  const memory = lastPaintMemory(memento, () => {
    reads += 1;
    return [accounts];
  });
  memory.write(paint);
  memory.write({ ...paint });
  assert.equal(memento.writes.length, 1);
  accounts = 2;
  memory.invalidate();
  memory.write(paint);
  assert.equal(memento.writes.length, 2);
  assert.deepEqual(lastPaintMemory(memento, () => [2]).read(), paint);
  memory.write({ ...paint, text: '$(history) 7' });
  assert.equal(memento.writes.length, 3);
  assert.equal(reads, 2, 'settings are read once while they are the same');
});

for (const [text, expected, words] of [
  ['$(comment-discussion) 121,981', '$(history) 121,981', '121,981'],
  ['$(loading~spin) Prod 121,981', '$(history) Prod 121,981', 'Prod 121,981'],
  ['$(arrow-down) A 9 | $(warning) B 8 | +2', '$(history) A 9 | $(warning) B 8 | +2', 'A 9 | B 8 | +2'],
] as const) {
  test(`the next window shows ${text} as out of date, by an icon and aloud`, () => {
    const shown = { text, tooltip: 'a minute ago', spoken: 'a minute ago', level: 'empty', shown: [] } as const;
    assert.deepEqual(outOfDate(shown, 'right', english), {
      text: expected,
      spoken: `Messaging Balance: ${words}, out of date`,
      level: 'empty',
      alignment: 'right',
    });
  });
}
