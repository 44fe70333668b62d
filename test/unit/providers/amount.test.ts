import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonNumber } from '../../../src/net/json.ts';
import { readAmount } from '../../../src/providers/amount.ts';

for (const text of ['0', '12', '-3', '9007199254740993']) {
  test(`row 26: a whole amount in any unit: ${text}`, () => {
    for (const unit of ['messages', 'emails', 'CNY'] as const) {
      assert.equal(readAmount(text, unit), text);
      assert.equal(readAmount(new JsonNumber(text), unit), text);
    }
  });
}

for (const text of ['0.50', '12.300', '-0.01']) {
  test(`row 26: only money has a fraction: ${text}`, () => {
    assert.equal(readAmount(text, 'CNY'), text);
    assert.equal(readAmount(new JsonNumber(text), 'CNY'), text);
    for (const unit of ['messages', 'emails'] as const) {
      assert.equal(readAmount(text, unit), undefined);
      assert.equal(readAmount(new JsonNumber(text), unit), undefined);
    }
  });
}

for (const value of [undefined, null, true, false, '', 'string', '1e3', new JsonNumber('1e3'), [], ['1'], new Map()]) {
  test(`row 24: no amount: ${JSON.stringify(value)}`, () => {
    for (const unit of ['messages', 'emails', 'CNY'] as const) {
      assert.equal(readAmount(value, unit), undefined);
    }
  });
}
