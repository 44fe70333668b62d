import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { Progress } from '../../../../src/cli/shell/progress.ts';

function drawn(total: number): readonly string[] {
  const texts: string[] = [];
  const progress = new Progress((text) => texts.push(text), total, english);
  progress.next();
  progress.end();
  return texts;
}

test('22.1: while many are asked a terminal has one line that says how far it is, and none at the end', () => {
  const clear = `\r${String.fromCharCode(0x1b)}[2K`;
  assert.deepEqual(drawn(5), [`${clear}0 of 5 accounts…`, `${clear}1 of 5 accounts…`, clear]);
});

test('22.1: a few, or none to read it, have no such line', () => {
  assert.deepEqual(drawn(3), []);
  new Progress(undefined, 100, english).next();
});
