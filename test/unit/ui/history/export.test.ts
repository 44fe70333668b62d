import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rowsOf } from '../../../../src/balance/readings/rows.ts';
import { english } from '../../../../src/base/language.ts';
import type { HistorySource } from '../../../../src/ui/history/source.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { window } from '../../vscode.ts';

const { exportHistory } = await import('../../../../src/ui/history/export.ts');

test('C3: an export while a lock is in the way of the history says so, and asks for no place to write to', async () => {
  const errors: string[] = [];
  Object.assign(window, {
    showErrorMessage: (text: string) => errors.push(text),
    showSaveDialog: () => assert.fail('a place was asked for'),
  });
  const source: HistorySource = {
    accounts: () => [{ id: 'a', name: 'a', provider: 'p', product: 's' }],
    rows: () => rowsOf([{ at: 1, quantities: [] }]),
    events: () => [],
    quantities: () => [],
    notice: () => undefined,
    onDidChange: () => ({ dispose: () => undefined }),
  };
  for (const busy of [{ rows: () => undefined }, { events: () => undefined }]) {
    await exportHistory('a', { source: { ...source, ...busy }, clock: new FakeClock(), language: english });
  }
  assert.equal(errors.length, 2);
  assert.match(errors[0] ?? '', /locked by another window or program/);
});
