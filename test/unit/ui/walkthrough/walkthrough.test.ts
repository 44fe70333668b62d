import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { EXTENSION, SETTINGS } from '../../../../src/ui/editor/ids.ts';
import { TestLog } from '../../fakes/testLog.ts';
import { forgetMade, made, setFocused } from '../../vscode.ts';
import { Memento } from '../memento.ts';
import { account } from '../sample.ts';

const { offerWalkthrough } = await import('../../../../src/ui/walkthrough/walkthrough.ts');

const OPENED = [['workbench.action.openWalkthrough', `${EXTENSION}#start`, false]];

beforeEach(() => {
  forgetMade();
  setFocused(true);
});

test('after the extension was installed the walkthrough opens, once', async () => {
  const memento = new Memento();
  await offerWalkthrough(memento, new TestLog());
  await offerWalkthrough(memento, new TestLog());
  assert.deepEqual([made.executed, memento.writes], [OPENED, ['true']]);
});

test('a window that nobody looks at leaves it to another one', async () => {
  const memento = new Memento();
  setFocused(false);
  await offerWalkthrough(memento, new TestLog());
  assert.deepEqual([made.executed, memento.writes], [[], []]);
  setFocused(true);
  await offerWalkthrough(memento, new TestLog());
  assert.deepEqual(made.executed, OPENED);
});

for (const [about, setting, value] of [
  ['there are accounts already', SETTINGS.accounts, [account('a')]],
  ['the user wants no walkthroughs', 'workbench.welcomePage.walkthroughs.openOnInstall', false],
] as const) {
  test(`it never opens where ${about}`, async () => {
    const memento = new Memento();
    made.settings.set(setting, value);
    await offerWalkthrough(memento, new TestLog());
    made.settings.clear();
    await offerWalkthrough(memento, new TestLog());
    assert.deepEqual([made.executed, memento.writes], [[], ['true']]);
  });
}

test('trouble costs the page, and is noted', async () => {
  const log = new TestLog();
  const memento = { keys: () => [], get: () => undefined, update: () => Promise.reject(new Error('no disk')) };
  await offerWalkthrough(memento, log);
  assert.deepEqual([made.executed, log.lines], [[], ['debug the walkthrough could not be opened']]);
});
