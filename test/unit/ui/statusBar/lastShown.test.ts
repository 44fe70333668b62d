import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseLastShown } from '../../../../src/ui/statusBar/lastShown.ts';
import type { LastShown } from '../../../../src/ui/statusBar/selection.ts';

test('what was shown is there in the next session', () => {
  assert.deepEqual(parseLastShown(undefined), []);
  const last: LastShown = [
    { accountId: 'a', key: undefined, group: 'enough' },
    { accountId: 'b', key: 'voice', group: 'low' },
  ];
  assert.deepEqual(parseLastShown(JSON.parse(JSON.stringify(last))), last);
});

test('what cannot be read is left out', () => {
  for (const bad of [null, 7, 'a', {}, [null], [7], [{}], [{ accountId: 7 }], [['a']]]) {
    assert.deepEqual(parseLastShown(bad), []);
  }
  assert.deepEqual(parseLastShown([{ accountId: 'a', key: 7, group: 'much' }]), [
    { accountId: 'a', key: undefined, group: 'none' },
  ]);
});
