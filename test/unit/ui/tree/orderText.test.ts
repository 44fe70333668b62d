import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { orderedByText, orderText } from '../../../../src/ui/tree/orderText.ts';

test('E6: why accounts cannot be moved is told with what to do about it', () => {
  for (const [order, by] of [
    ['name', 'by name'],
    ['tightness', 'by tightness'],
  ] as const) {
    assert.equal(orderedByText(order, english), `The accounts are ordered ${by}. To move them, use their own order.`);
    assert.equal(orderText(order, english).label.toLowerCase(), by);
  }
});
