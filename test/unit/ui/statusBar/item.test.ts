import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { AccountStatus } from '../../../../src/balance/account/state.ts';
import { remedyFor } from '../../../../src/balance/fault/fault.ts';
import { english } from '../../../../src/base/language.ts';
import type { OutlookOf } from '../../../../src/monitor/standing/outlook.ts';
import { COMMANDS, SETTINGS } from '../../../../src/ui/editor/ids.ts';
import { outputRedactor } from '../../../../src/ui/editor/redactOutput.ts';
import { remedyCommand } from '../../../../src/ui/editor/remedies.ts';
import { DEFAULT_CHOICES } from '../../../../src/ui/statusBar/choices.ts';
import { exact } from '../../balance/amount/exact.ts';
import { ALL_FAULTS } from '../../balance/fault/faults.ts';
import { FakeClock } from '../../fakes/fakeClock.ts';
import { ColorThemeKind, forgetMade, MarkdownString, made, setSetting, setTheme, ThemeColor } from '../../vscode.ts';
import { LOW, outlook, runsOut } from '../../wording/outlook.ts';
import { picturesOf } from '../markdown.ts';
import { NOW, PROVIDERS, quantity, reading, STATES, status, trouble } from '../sample.ts';

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
  assert.deepEqual([item().isShown, item().name], [true, 'Messaging Balance']);
  assert.match(item().accessibilityInformation?.label ?? '', /9,410/);
});

test('18.3: a click leads to the tree with the account that stands first in the bar', () => {
  const { bar, item } = drawn([STATES.fresh, { ...LOW, account: { ...LOW.account, id: 'Low one' } }]);
  assert.deepEqual([item().command, bar.first], [COMMANDS.focusView, 'Low one']);
  const none = drawn([]);
  assert.deepEqual([none.item().command, none.bar.first], [COMMANDS.focusView, undefined]);
});

test('the tooltip may run the commands that it links to, and no other', () => {
  const { tooltip } = drawn().item();
  assert.ok(tooltip instanceof MarkdownString);
  const enabledCommands = [
    ...[COMMANDS.refresh, COMMANDS.focusView, COMMANDS.addAccount],
    ...[COMMANDS.updateCredential, COMMANDS.openConsole, COMMANDS.showLog, 'workbench.action.openSettings'],
  ];
  assert.deepEqual(tooltip.isTrusted, { enabledCommands });
});

test('18.2: what helps any account may be run from the tooltip', () => {
  const { tooltip } = drawn(
    ALL_FAULTS.map((fault, index) => status(`A${index}`, { kind: 'failed', trouble: trouble(fault) })),
  ).item();
  assert.ok(tooltip instanceof MarkdownString && typeof tooltip.isTrusted === 'object');
  for (const fault of ALL_FAULTS) {
    const remedy = remedyFor(fault.kind);
    const command = remedy === undefined || remedy === 'refresh' ? undefined : remedyCommand(remedy, 'a', english.t);
    assert.ok(command === undefined || tooltip.isTrusted.enabledCommands.includes(command.command), fault.kind);
  }
});

test('18.2: nothing is sent to the window when nothing has changed, and all is when it was hidden', () => {
  const statuses = [STATES.fresh];
  const { bar, item } = drawn(statuses);
  const { tooltip } = item();
  bar.draw();
  assert.equal(item().tooltip, tooltip);
  statuses[0] = STATES.stale;
  bar.draw();
  assert.notEqual(item().tooltip, tooltip);
  assert.equal(item().text, '$(warning) 9,410');
  setSetting(SETTINGS.statusBarShow, 'hidden');
  setSetting(SETTINGS.statusBarShow, undefined);
  assert.equal(item().isShown, true);
});

test("18.2: the tooltip's pictures follow the theme", () => {
  const week = [1, 2, 3, 4, 5, 6, 7];
  const of: OutlookOf = (each) =>
    outlook(each, { general: { forecast: runsOut(), began: { at: NOW, amount: exact('10000') }, week } });
  const { item } = drawn([STATES.fresh], of);
  const pictures = new Set(
    [ColorThemeKind.Dark, ColorThemeKind.Light, ColorThemeKind.HighContrast, ColorThemeKind.HighContrastLight].map(
      (kind) => {
        setTheme(kind);
        const { tooltip } = item();
        return tooltip instanceof MarkdownString ? JSON.stringify(picturesOf(tooltip.value)) : '';
      },
    ),
  );
  assert.equal(pictures.size, 4);
  setTheme(ColorThemeKind.Dark);
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

test('18.2: no secret is in the tooltip, where it would be broken or escaped', () => {
  for (const secret of ['canary_with_marks_in_it', 'canarythatislongerthanalinemaybe']) {
    outputRedactor.know({ key: 'k', secret });
    const named = status(secret, { kind: 'stale', reading: reading(), trouble: trouble() });
    const low = { ...LOW, account: { ...LOW.account, name: secret } };
    const { tooltip } = drawn([named, low]).item();
    assert.ok(tooltip instanceof MarkdownString);
    assert.doesNotMatch(tooltip.value.replaceAll(/[\\\u200b\u2060]/g, ''), /canary/);
  }
});
