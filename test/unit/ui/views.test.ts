import assert from 'node:assert/strict';
import { test } from 'node:test';
import { outlookOf } from '../../../src/monitor/standing/outlook.ts';
import { DEFAULT_CHOICES } from '../../../src/ui/statusBar/choices.ts';
import { messages } from '../fakes/amounts.ts';
import { account } from '../fakes/fakeWindow.ts';
import { made } from '../vscode.ts';
import { GENERAL } from '../wording/outlook.ts';
import { shownText } from './markdown.ts';
import { Memento } from './memento.ts';
import { openWindow } from './openWindow.ts';

const { Views } = await import('../../../src/ui/views.ts');
const { invalidIn } = await import('../../../src/ui/tree/node.ts');

async function open() {
  const opened = await openWindow([account('a')]);
  const { parts, provider } = opened;
  const views = new Views({
    ...parts,
    outlooks: {
      of: (status: Parameters<typeof outlookOf>[0]) =>
        outlookOf(status, provider.products[0], undefined, { general: GENERAL, recordOf: () => undefined, now: 0 }),
      onDidChange: () => ({ dispose: () => undefined }),
    },
    lastShown: { read: () => undefined, write: () => undefined },
    globalState: new Memento(),
  } as unknown as ConstructorParameters<typeof Views>[0]);
  const labels = () => views.tree.getChildren().map((node) => views.tree.getTreeItem(node).label);
  return { ...opened, ...{ views, labels, text: () => made.items.findLast(({ isThere }) => isThere)?.text } };
}

test('the bar and the tree follow the accounts', async () => {
  const { views, labels, text, clock, provider, monitor } = await open();
  views.showInvalid([]);
  await clock.advance(100);
  assert.deepEqual([text(), labels()], ['$(comment-discussion) 100', ['Name of a']]);
  provider.respond = () => messages('42');
  await clock.advance(60_000);
  await monitor.refresh('a', 'manual');
  await clock.advance(2_000);
  assert.equal(text(), '$(comment-discussion) 42');
  views.dispose();
  assert.equal(text(), undefined);
});

test('E4: an entry that cannot be used stands in the tree, in its badge and in the tooltip of the bar', async () => {
  const { views, labels, clock } = await open();
  views.showInvalid([{ name: 'Wrong', problem: { kind: 'unknown-provider', value: 'nobody' } }]);
  await clock.advance(100);
  const [first, second] = labels();
  assert.equal(first, 'Name of a');
  assert.equal(second, 'Account Wrong');
  const tooltip = made.items.findLast(({ isThere }) => isThere)?.tooltip;
  assert.match(shownText(typeof tooltip === 'object' ? tooltip.value : ''), /Wrong.*nobody/);
  assert.deepEqual(made.trees.at(-1)?.badge, { value: 1, tooltip: '1 entry of the settings cannot be used' });
  views.dispose();
});

test('21.2: each mistake of a declared provider is a row of the tree that says what is wrong and where', async () => {
  const { views, labels, clock } = await open();
  const mistakes = [
    { at: 'url', kind: 'bad-address', address: 'not-https' },
    { at: 'quantities[0].at', kind: 'bad-pointer' },
  ] as const;
  views.showUndeclared([{ name: 'own.acme', index: 1, problems: mistakes }]);
  views.showInvalid([{ name: 'Wrong', problem: { kind: 'unknown-provider', value: 'nobody' } }]);
  await clock.advance(100);
  const [account1, url, pointer, entry] = labels();
  assert.equal(account1, 'Name of a');
  assert.deepEqual([url, pointer, entry], ['Provider own.acme', 'Provider own.acme', 'Account Wrong']);
  const items = views.tree.getChildren().map((each) => views.tree.getTreeItem(each));
  assert.deepEqual(
    items.slice(1).map(({ description }) => description),
    ['url', 'quantities[0].at', 'cannot be used'],
  );
  assert.equal(
    items[1]?.tooltip,
    'Declared provider own.acme: "url" is no address that may be asked. Use https; http is for this machine alone.',
  );
  assert.match(String(items[2]?.tooltip), /"quantities\[0\]\.at" is no JSON Pointer/);
  assert.match(String(items[3]?.tooltip), /Wrong.*nobody/);
  const node = views.tree.getChildren()[1];
  assert.deepEqual([invalidIn(node)?.index, invalidIn(node)?.isDeclaration], [1, true]);
  assert.equal(made.trees.at(-1)?.badge?.value, 3);
  views.showUndeclared([]);
  await clock.advance(2_000);
  assert.equal(labels().length, 2);
  views.dispose();
});

test('choices are shown in the bar while the user looks at them', async () => {
  const { views, text } = await open();
  views.preview({ ...DEFAULT_CHOICES, showName: 'always' });
  assert.equal(text(), '$(comment-discussion) Name of a: 100');
  views.preview(undefined);
  assert.equal(text(), '$(comment-discussion) 100');
  views.dispose();
});
