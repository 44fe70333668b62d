import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { CancellationToken, LanguageModelTool, WebviewPanel } from 'vscode';
import { english } from '../../../src/base/language.ts';
import type { Actions } from '../../../src/ui/actions.ts';
import { BALANCE_TOOL, COMMANDS, HISTORY_PANEL } from '../../../src/ui/editor/ids.ts';
import { FakeClock } from '../fakes/fakeClock.ts';
import { TestLog } from '../fakes/testLog.ts';
import { forgetMade, lm, made } from '../vscode.ts';

const { registerActions } = await import('../../../src/ui/registration.ts');

const NEVER = { isCancellationRequested: false } as CancellationToken;

/** Registers actions of which the parts fail to load so often; what is done by them. */
function register(failures = 0, accounts = 1) {
  const done: unknown[] = [];
  let left = failures;
  let loads = 0;
  const log = new TestLog();
  const commands = Object.fromEntries(
    Object.values(COMMANDS).map((id) => [id, async (target: unknown) => void done.push([id, target])]),
  );
  const tool: LanguageModelTool<unknown> = {
    prepareInvocation: () => ({ invocationMessage: 'prepared' }),
    invoke: async () => ({ content: ['told'] }),
  };
  const actions = {
    ...{ commands, tool },
    adopt: (panel: WebviewPanel) => done.push(panel),
    dispose: () => done.push('disposed'),
  } as unknown as Actions;
  const clock = new FakeClock();
  const monitor = { statuses: () => Array.from({ length: accounts }) };
  const parts = { language: english, log, clock, monitor } as unknown as Parameters<typeof registerActions>[0];
  const registered = registerActions(parts, async () => {
    if (left-- > 0) {
      throw Object.assign(new Error("Cannot find module '/home/me/actions.js'"), { code: 'ERR_MODULE_NOT_FOUND' });
    }
    loads++;
    return { createActions: () => actions };
  });
  return { clock, done, log, registered, loads: () => loads };
}

beforeEach(forgetMade);

test('14.5: commands, panel and tool are there before the part that does them is loaded, which is made once', async () => {
  const { done, registered, loads } = register();
  assert.deepEqual([...made.commands.keys()], Object.values(COMMANDS));
  assert.deepEqual([loads(), done], [0, []]);
  await made.commands.get(COMMANDS.editAccount)?.('row');
  await made.serializers.get(HISTORY_PANEL)?.deserializeWebviewPanel('panel' as unknown as WebviewPanel, {});
  const tool = made.tools.get(BALANCE_TOOL) ?? assert.fail('there is no tool');
  const prepared = await tool.prepareInvocation?.({ input: {} }, NEVER);
  const told = await tool.invoke({ input: {}, toolInvocationToken: undefined }, NEVER);
  assert.deepEqual([prepared?.invocationMessage, told?.content], ['prepared', ['told']]);
  registered.dispose();
  assert.deepEqual(done, [[COMMANDS.editAccount, 'row'], 'panel', 'disposed']);
  assert.deepEqual([made.commands.size, made.tools.size, made.serializers.size], [0, 0, 0]);
});

test('20: without an account that part is loaded a moment after the start, for the list of providers', async () => {
  const { clock, done, registered, loads } = register(0, 0);
  await clock.advance(999);
  assert.equal(loads(), 0);
  await clock.advance(1);
  assert.equal(loads(), 1);
  registered.dispose();
  assert.deepEqual(done, ['disposed']);

  const other = register();
  await other.clock.advance(60_000);
  assert.equal(other.loads(), 0);
});

test('20: where that fails nobody is told, and the command looks for it again', async () => {
  const { clock, done, log } = register(1, 0);
  await clock.advance(1_000);
  assert.deepEqual(log.lines, []);
  await made.commands.get(COMMANDS.editAccount)?.('row');
  assert.deepEqual(done, [[COMMANDS.editAccount, 'row']]);
});

test('14.5: a part that is gone, as after an update, is told of with a way out, and looked for again', async () => {
  const { done, log } = register(1);
  const run = made.commands.get(COMMANDS.refresh) ?? assert.fail('there is no command');
  made.answers.push('Reload Window');
  await run();
  assert.match(made.messages.join(), /^A file of Messaging Balance is missing,.* Reload the window\.$/);
  assert.deepEqual(log.lines, ['error command failed: internal']);
  await run();
  assert.deepEqual(done, [[COMMANDS.refresh, undefined]]);
  assert.deepEqual([made.messages.length, made.executed], [1, [['workbench.action.reloadWindow']]]);
});

test('an editor without language models does without the tool', () => {
  const { registerTool } = lm;
  Object.assign(lm, { registerTool: undefined });
  register().registered.dispose();
  Object.assign(lm, { registerTool });
  assert.equal(made.tools.size, 0);
});
