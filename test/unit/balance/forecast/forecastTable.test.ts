import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { tableRows } from './forecastTable.ts';

const DOCUMENT = new URL('../../../../docs/forecast.md', import.meta.url);
const TABLE = /(<!-- errors -->\n(?:\|.*\n){2})((?:\|.*\n)*)(<!-- end of errors -->)/;

/** `UPDATE_FORECAST_TABLE=1` writes the table anew; what changed is then to be read before it is committed. */
test('the errors that docs/forecast.md states are the measured ones', () => {
  const rows = tableRows();
  const text = readFileSync(DOCUMENT, 'utf8');
  const found = TABLE.exec(text);
  assert.ok(found !== null, 'the table and its marks');
  if (process.env['UPDATE_FORECAST_TABLE'] === '1') {
    const [, head = '', , end = ''] = found;
    writeFileSync(
      DOCUMENT,
      text.replace(TABLE, () => `${head}${rows.join('\n')}\n${end}`),
    );
  } else {
    assert.deepEqual((found[2] ?? '').trim().split('\n'), rows);
  }
});

test('the errors stay small where the answer can be known', () => {
  const sure = new Map(
    tableRows().map((row) => [row.split(' | ')[0]?.slice(2), row.split(' | ').slice(2, 6).map(Number)]),
  );
  for (const [name, most] of [
    ['constant', 0],
    ['weekdays 130, weekend 20', 0.1],
    ['noise of 30 %', 4],
    ['weekdays and noise', 4],
    ['one burst of ten times', 0.1],
    ['topped up 12 days ago, spending halved since', 0.1],
    ['refunds of up to 5 % of a day', 0.5],
    ['read in working hours only', 1.5],
    ['nothing read for six days', 1.5],
    ['grows by 1 % a day', 1],
    ['three times as much since ten days', 0.1],
    ['weekdays twice as much since eight days, weekend nothing', 2],
    ['weekdays three times as much since 28 days, weekend nothing', 2],
    ['topped up each week', 0.3],
    ['topped up each week, noise of 30 %', 4],
    ['weekdays, stopped eight days ago', 0],
  ] as const) {
    const errors = sure.get(name);
    assert.equal(errors?.length, 4, name);
    assert.ok(Math.max(...(errors ?? [])) <= most, `${name}: ${errors?.join(', ')}`);
  }
});
