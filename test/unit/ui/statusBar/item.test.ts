import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { AccountStatus } from '../../../../src/balance/account/state.ts';
import { english } from '../../../../src/base/language.ts';
import type { OutlookOf } from '../../../../src/monitor/standing/outlook.ts';
import { COMMANDS, SETTINGS } from '../../../../src/ui/editor/ids.ts';
import { outputRedactor } from '../../../../src/ui/editor/redactOutput.ts';
import { DEFAULT_CHOICES } from '../../../../src/ui/statusBar/choices.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { forgetMade, MarkdownString, made, setSetting, ThemeColor } from '../../vscode.ts';
import { LOW, outlook } from '../../wording/outlook.ts';
import { NOW, PROVIDERS, quantity, reading, STATES, status } from '../sample.ts';

const { StatusBar } = await import('../../../../src/ui/statusBar/item.ts');

let last: InstanceType<typeof StatusBar> | undefined;

/** A bar that was drawn once. */
function drawn(statuses: readonly AccountStatus[] = [STATES.fresh], of: OutlookOf = outlook) {
  last?.dispose();
  const kept: unknown[] = [];
  const bar = new StatusBar({
    ...{ providers: PROVIDERS, clock: new FakeClock(NOW), language: english, outlooks: { of } },
    monitor: { statuses: () => statuses },
    lastShown: { read: () => undefined, write: (value: unknown) => kept.push(value) },
  } as unknown as ConstructorParameters<typeof StatusBar>[0]);
  bar.draw();
  last = bar;
  return { bar, kept, item: () => made.items.findLast(({ isThere }) => isThere) ?? assert.fail('there is no item') };
}

beforeEach(forgetMade);

test('the item shows the balance, says it aloud, and leads to the tree', () => {
  const { item } = drawn();
  assert.equal(item().text, '$(comment-discussion) 9,410');
  assert.deepEqual([item().isShown, item().command, item().name], [true, COMMANDS.focusView, 'Messaging Balance']);
  assert.match(item().accessibilityInformation?.label ?? '', /9,410/);
});

test('the tooltip may run the commands that it links to, and no other', () => {
  const { tooltip } = drawn().item();
  assert.ok(tooltip instanceof MarkdownString);
  const enabledCommands = [COMMANDS.refresh, COMMANDS.focusView, COMMANDS.addAccount];
  assert.deepEqual(tooltip.isTrusted, { enabledCommands });
});

test('what is low stands out, what is well does not', () => {
  assert.equal(drawn().item().backgroundColor, undefined);
  assert.deepEqual(drawn([LOW]).item().backgroundColor, new ThemeColor('statusBarItem.warningBackground'));
});

test('17: the colour of an error ends with an answer, and that of a warning stays', () => {
  const used = { ...LOW, state: { kind: 'ok', reading: reading(0, [quantity('general', '0')]) } } as const;
  for (const [isUrgent, colour] of [
    [true, 'statusBarItem.errorBackground'],
    [false, 'statusBarItem.warningBackground'],
  ] as const) {
    const of = () => ({ ...outlook(used), isUrgent });
    assert.deepEqual(drawn([used], of).item().backgroundColor, new ThemeColor(colour));
    // The icon and the words say it in either case.
    assert.match(drawn([used], of).item().text, /^\$\(circle-slash\)/);
    assert.match(drawn([used], of).item().accessibilityInformation?.label ?? '', /General SMS is used up/);
  }
  const others = [used, LOW].map((each, index) => ({ ...each, account: { ...each.account, id: `${index}` } }));
  const first = (each: AccountStatus) => ({ ...outlook(each), isUrgent: each.account.id === '0' });
  assert.deepEqual(drawn(others, first).item().backgroundColor, new ThemeColor('statusBarItem.errorBackground'));
});

test('the item follows the settings: to the other side, away, and back', () => {
  const { item, bar } = drawn();
  const right = item();
  setSetting(SETTINGS.statusBarAlignment, 'left');
  assert.deepEqual([right.isThere, right.alignment, item().alignment], [false, 2, 1]);
  setSetting(SETTINGS.statusBarShow, 'hidden');
  assert.equal(item().isShown, false);
  setSetting(SETTINGS.statusBarShow, undefined);
  assert.equal(item().isShown, true);
  bar.dispose();
  assert.equal(
    made.items.some(({ isThere }) => isThere),
    false,
  );
});

test('a preview is shown until it ends, and is not kept as what stood there', () => {
  const { bar, item, kept } = drawn();
  const before = kept.length;
  bar.preview({ ...DEFAULT_CHOICES, showName: 'always' });
  assert.equal(item().text, '$(comment-discussion) Main: 9,410');
  assert.equal(kept.length, before);
  bar.preview(undefined);
  assert.equal(item().text, '$(comment-discussion) 9,410');
});

test('whether an account is pinned is what the settings say', () => {
  const { bar } = drawn();
  assert.equal(bar.isPinned('Main'), false);
  setSetting(SETTINGS.statusBarPinned, ['Main']);
  setSetting(SETTINGS.statusBarShow, 'pinned');
  assert.equal(bar.isPinned('Main'), true);
});

test('no secret is in the bar, where an account is called like one', () => {
  outputRedactor.know({ key: 'k', secret: 'canary-in-the-bar' });
  const item = drawn([status('canary-in-the-bar', { kind: 'loading' })]).item();
  const { text, tooltip, accessibilityInformation } = item;
  assert.doesNotMatch(JSON.stringify([text, tooltip, accessibilityInformation]), /canary/);
});
