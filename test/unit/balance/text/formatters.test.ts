import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ageFormatter, dateFormatter, nameCollator, numberFormatter } from '../../../../src/balance/text/formatters.ts';

test('a formatter is made once for equal options, and another one for others', () => {
  assert.equal(
    numberFormatter('en', { minimumFractionDigits: 2 }),
    numberFormatter('en', { minimumFractionDigits: 2 }),
  );
  assert.notEqual(numberFormatter('en', { minimumFractionDigits: 2 }), numberFormatter('en'));
  assert.notEqual(numberFormatter('en'), numberFormatter('zh-CN'));
  assert.equal(ageFormatter('en'), ageFormatter('en'));
  assert.notEqual(ageFormatter('en'), ageFormatter('zh-CN'));
  assert.notEqual(ageFormatter('en'), ageFormatter('en', 'narrow'));
  assert.equal(nameCollator('en'), nameCollator('en'));
  assert.equal(dateFormatter('en', { weekday: 'long' }), dateFormatter('en', { weekday: 'long' }));
  assert.notEqual(dateFormatter('en', { weekday: 'long' }), dateFormatter('en', { weekday: 'short' }));
});

test('moments are told in the time zone that the machine has now', () => {
  const before = process.env['TZ'];
  const noon = Date.UTC(2026, 10, 20, 12);
  const options = { hour: '2-digit', hourCycle: 'h23' } as const;
  try {
    process.env['TZ'] = 'Asia/Shanghai';
    assert.equal(dateFormatter('en', options).format(noon), '20');
    process.env['TZ'] = 'America/New_York';
    assert.equal(dateFormatter('en', options).format(noon), '07');
    // In winter as in New York, in summer not.
    process.env['TZ'] = 'America/Bogota';
    assert.equal(dateFormatter('en', options).format(Date.UTC(2026, 6, 20, 12)), '07');
  } finally {
    if (before === undefined) {
      // `undefined` would become a text.
      delete process.env['TZ'];
    } else {
      process.env['TZ'] = before;
    }
  }
});

test('however many kinds are asked for, a formatter does what it was asked for', () => {
  for (let digits = 0; digits <= 100; digits++) {
    for (const locale of ['en', 'zh-CN', 'de']) {
      const shown = numberFormatter(locale, { minimumFractionDigits: digits }).format(1);
      assert.equal(shown.length, digits === 0 ? 1 : digits + 2);
    }
  }
});
