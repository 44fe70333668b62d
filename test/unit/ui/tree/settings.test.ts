import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { SETTINGS } from '../../../../src/ui/editor/ids.ts';
import { forgetMade, made } from '../../vscode.ts';

const { setTreeGrouping, setTreeOrder, treeSettings } = await import('../../../../src/ui/tree/settings.ts');

beforeEach(forgetMade);

for (const [groups, order, expected] of [
  [undefined, undefined, { groupByProvider: true, order: 'own' }],
  [false, 'name', { groupByProvider: false, order: 'name' }],
  ['no', 'upwards', { groupByProvider: true, order: 'own' }],
] as const) {
  test(`how the tree is arranged when the settings say ${groups} and ${order}`, () => {
    made.settings.set(SETTINGS.treeGroupByProvider, groups);
    made.settings.set(SETTINGS.treeOrder, order);
    assert.deepEqual(treeSettings(), expected);
  });
}

test('what is the default leaves no entry behind', async () => {
  await setTreeOrder('tightness');
  await setTreeGrouping(false);
  assert.deepEqual(treeSettings(), { groupByProvider: false, order: 'tightness' });
  await setTreeOrder('own');
  await setTreeGrouping(true);
  assert.equal(made.settings.size, 0);
});
