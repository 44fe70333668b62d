import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountStatus } from '../../../../src/balance/account/state.ts';
import { english } from '../../../../src/base/language.ts';
import { DEFAULT_CHOICES } from '../../../../src/ui/statusBar/choices.ts';
import { statusBarText } from '../../../../src/ui/statusBar/text.ts';
import { LOW, outlook } from '../../wording/outlook.ts';
import { shownText } from '../markdown.ts';
import { account, NOW, PROVIDERS, reading, status, trouble } from '../sample.ts';

const named = (index: number): string => `Account ${String(index).padStart(4, '0')}`;

function crowd(count: number): AccountStatus[] {
  return Array.from({ length: count }, (_, index) => status(named(index), { kind: 'ok', reading: reading() }));
}

function textOf(statuses: readonly AccountStatus[], pinned: readonly string[] = []) {
  const choices = { ...DEFAULT_CHOICES, ...(pinned.length === 0 ? {} : { show: 'pinned' as const, pinned }) };
  return statusBarText(statuses, PROVIDERS, NOW, english, (each) => outlook(each), choices);
}

function listed(tooltip: string): readonly string[] {
  return [...tooltip.matchAll(/^\|(?: \$\([\w-]+\) \|| {2}\|)? \**(Account \d+)/gm)].map(([, name = '']) => name);
}

test('twenty accounts are all in the tooltip, and nothing is left', () => {
  const { tooltip } = textOf(crowd(20));
  assert.equal(listed(tooltip).length, 20);
  assert.doesNotMatch(tooltip, /more account/);
});

test('of more accounts the tooltip says how many there are', () => {
  assert.match(textOf(crowd(21)).tooltip, /^1 more account$/m);
  const { tooltip, spoken } = textOf(crowd(1000));
  assert.equal(listed(tooltip).length, 20);
  assert.match(tooltip, /^980 more accounts$/m);
  assert.ok(tooltip.length + spoken.length < 4_000, `${tooltip.length} + ${spoken.length}`);
});

test('those in the bar and those that are low are among them, wherever they stand', () => {
  const statuses = crowd(1000);
  const low = { ...LOW, account: { ...LOW.account, id: named(777), name: named(777) } };
  statuses[777] = low;
  const { tooltip, spoken } = textOf(statuses, [named(999)]);
  assert.deepEqual(listed(tooltip).slice(0, 3), [named(999), named(777), named(0)]);
  assert.match(shownText(tooltip), /Account 0777: General SMS is low/);
  assert.match(spoken, /Account 0777: General SMS is low/);
});

test('18.2: when everything fails at once for one reason, the tooltip says so once', () => {
  const statuses = crowd(1000).map(({ account: { name } }) => ({
    ...status(name, { kind: 'stale', reading: reading(), trouble: trouble() }),
    account: account(name),
  }));
  const notes = textOf(statuses).tooltip.match(/^\$\(warning\).*$/gm) ?? [];
  assert.deepEqual(notes.map(shownText), [
    '<icon warning> **Account 0000**, **Account 0001**, **Account 0002** and 17 more: api.tester.example refuses connections.',
  ]);
});

test('18.2: those in trouble are among the listed, behind those that are low', () => {
  const statuses = crowd(40);
  statuses[39] = { ...LOW, account: { ...LOW.account, id: named(39), name: named(39) } };
  statuses[38] = { ...status(named(38), { kind: 'failed', trouble: trouble() }) };
  const { tooltip } = textOf(statuses, [named(5)]);
  assert.deepEqual(listed(tooltip).slice(0, 4), [named(5), named(39), named(38), named(0)]);
  assert.match(tooltip, /^20 more accounts$/m);
});

test('18.2: of many notes the first are told, and how many there are', () => {
  const statuses = crowd(12).map(({ account: { name } }, index) =>
    status(name, {
      kind: 'failed',
      trouble: trouble({ kind: 'network', host: `h${index}.example`, problem: 'refused' }),
    }),
  );
  const { tooltip } = textOf(statuses);
  assert.equal(tooltip.match(/^\$\(warning\)/gm)?.length, 6);
  assert.match(tooltip, /^6 more notes$/m);
  assert.match(textOf(statuses.slice(0, 7)).tooltip, /^1 more note$/m);
});

test('18.2: of many entries that cannot be used the first are told, and how many there are', () => {
  const invalid = Array.from({ length: 13 }, (_, index) => `Entry ${index}: there is no provider.`);
  const told = (statuses: readonly AccountStatus[]): string =>
    statusBarText(statuses, PROVIDERS, NOW, english, (each) => outlook(each), DEFAULT_CHOICES, [], invalid).tooltip;
  for (const tooltip of [told([]), told(crowd(2))]) {
    assert.equal(tooltip.match(/^\$\(error\)/gm)?.length, 6);
    assert.match(tooltip, /^7 more notes$/m);
  }
});
