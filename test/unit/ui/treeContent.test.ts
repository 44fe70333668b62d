import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../src/base/language.ts';
import { treeContent } from '../../../src/ui/treeContent.ts';
import { TreeOutline } from '../../../src/ui/treeOutline.ts';
import { listed, OWN_GROUPED } from './listed.ts';
import { NOW, PROVIDERS } from './sample.ts';

/** The content for these accounts, and how often the monitor and the outlooks were asked for it. */
function counted(...written: readonly string[]) {
  const accounts = listed(...written);
  const calls = { statuses: 0, status: 0, outlooks: 0 };
  const content = treeContent({
    monitor: {
      statuses: () => {
        calls.statuses += 1;
        return accounts.map(({ status }) => status);
      },
      status: (id) => {
        calls.status += 1;
        return accounts.find(({ status }) => status.account.id === id)?.status;
      },
    },
    providers: PROVIDERS,
    clock: { now: () => NOW },
    language: english,
    outlooks: {
      of: (status) => {
        calls.outlooks += 1;
        return accounts.find((each) => each.status === status)?.outlook ?? assert.fail('an unknown account');
      },
    },
  });
  return { content, calls, outline: new TreeOutline(content, content.naming) };
}

test('a changed balance of one account of a thousand asks the monitor once, its rows included', () => {
  const { content, calls, outline } = counted(...Array.from({ length: 1_000 }, (_, index) => `tester/${index} low`));
  outline.update(OWN_GROUPED);
  assert.deepEqual(calls, { statuses: 1, status: 0, outlooks: 1_000 });
  Object.assign(calls, { statuses: 0, status: 0, outlooks: 0 });
  assert.deepEqual(outline.update(OWN_GROUPED, ['7']), { kind: 'nodes', providers: [], accountIds: ['7'] });
  const drawn = outline.account('7') ?? assert.fail('not listed');
  assert.match(content.accountRow(drawn).description, /^9,410 · low/);
  assert.equal(content.detailRows(drawn).length, 2);
  assert.equal(content.badgeText(outline.arrangement.low), '1000 accounts are low');
  assert.deepEqual(calls, { statuses: 0, status: 1, outlooks: 1 });
});

test('a provider is called by its label, and by its id when it is gone', () => {
  const { content, outline } = counted('tester/1', 'gone/2 low');
  outline.update(OWN_GROUPED);
  const rows = outline.arrangement.groups?.map((group) => content.groupRow(group).spoken);
  assert.deepEqual(rows, ['Tester, 1 account', 'gone, 1 account, 1 is low']);
  assert.equal(content.filterText(outline.arrangement), 'Only low accounts are shown. No account is hidden.');
});

test('names are ordered as people do', () => {
  const { content } = counted();
  const names = ['b', 'Ä', 'account 10', 'A', 'account 9', 'z'];
  assert.deepEqual(names.toSorted(content.naming.compare), ['A', 'Ä', 'account 9', 'account 10', 'b', 'z']);
});
