import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TreeNode } from '../../../../src/ui/tree/node.ts';
import { FakeClock, settled } from '../../fakes/fakeClock.ts';
import { TreeView } from '../../vscode/treeView.ts';
import { made } from '../../vscode.ts';
import { NOW } from '../sample.ts';

const { ShownRow } = await import('../../../../src/ui/tree/shownRow.ts');

const NODE: TreeNode = { kind: 'invalid', label: '', description: '', text: 'x', index: 0, nth: 0 };

/** A view, and what shows a row in it. */
function opened(visible = true) {
  const view = new TreeView();
  view.visible = visible;
  const clock = new FakeClock(NOW);
  const row = new ShownRow(view as unknown as ConstructorParameters<typeof ShownRow>[0], clock);
  return { view, clock, row };
}

test('18.3: a row is looked for when VS Code has asked for all rows, and not among its questions, which would mix them up', async () => {
  const { view, clock, row } = opened();
  const shown = row.show(() => NODE);
  await settled();
  assert.deepEqual(made.executed.at(-1), ['messagingBalance.accounts.focus']);
  await clock.advance(3_000);
  assert.deepEqual(view.revealed, []);
  row.asked();
  await clock.advance(300);
  row.asked();
  await clock.advance(300);
  assert.deepEqual(view.revealed, []);
  await clock.advance(600);
  await shown;
  assert.deepEqual(view.revealed, [[NODE, { select: true, focus: true }]]);
  assert.equal(clock.timers, 0);
});

test('18.3: a row is looked for in the end, whatever VS Code asks', async () => {
  const { view, clock, row } = opened();
  const shown = row.show(() => NODE);
  for (let asked = 0; asked < 100; asked++) {
    row.asked();
    await clock.advance(200);
  }
  await shown;
  assert.equal(view.revealed.length, 1);
});

test('18.3: where VS Code asks for no row at all, none is looked for', async () => {
  const { view, clock, row } = opened();
  const shown = row.show(() => NODE);
  await clock.advance(60_000);
  await shown;
  assert.deepEqual(view.revealed, []);
});

test('18.3: a view that was not on the screen is shown without a row, while VS Code fills it', async () => {
  const { view, clock, row } = opened(false);
  const shown = row.show(() => NODE);
  row.asked();
  await clock.advance(60_000);
  await shown;
  assert.deepEqual(made.executed.at(-1), ['messagingBalance.accounts.focus']);
  assert.deepEqual(view.revealed, []);
});

test('18.3: a row that VS Code neither finds nor gives up is looked for no longer than twelve seconds', async () => {
  const { view, clock, row } = opened();
  view.reveal = () => new Promise<void>(() => {});
  row.asked();
  const shown = row.show(() => NODE);
  await clock.advance(11_000);
  assert.equal(row.isLooking, true);
  await clock.advance(1_000);
  await shown;
  assert.equal(row.isLooking, false);
});
