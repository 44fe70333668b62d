import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { CancellationToken } from 'vscode';
import { english } from '../../../../src/base/language.ts';
import { NO_OUTLOOK } from '../../../../src/monitor/standing/outlook.ts';
import { BALANCE_TOOL, CONTEXT_KEYS } from '../../../../src/ui/editor/ids.ts';
import { outputRedactor } from '../../../../src/ui/editor/redactOutput.ts';
import { readFiles } from '../../../architecture/files.ts';
import { CancellationError, forgetMade, lm, MarkdownString, made } from '../../vscode.ts';
import { NOW, PROVIDERS, reading, STATES, status } from '../sample.ts';

const { registerBalanceTool } = await import('../../../../src/ui/chatTool/tool.ts');

function register(statuses = [STATES.fresh]) {
  const outlook = NO_OUTLOOK;
  return registerBalanceTool({
    ...{ providers: PROVIDERS, clock: { now: () => NOW }, language: english },
    monitor: { statuses: () => statuses },
    outlooks: { of: () => outlook },
  } as unknown as Parameters<typeof registerBalanceTool>[0]);
}

/** A language model calls the tool. */
async function ask(isCancelled = false): Promise<string> {
  const tool = made.tools.get(BALANCE_TOOL) ?? assert.fail('there is no tool');
  const token = { isCancellationRequested: isCancelled } as CancellationToken;
  const result = await tool.invoke({ input: {}, toolInvocationToken: undefined }, token);
  return JSON.stringify(result?.content);
}

beforeEach(forgetMade);

test('a language model is told what is known already', async () => {
  const tool = register();
  assert.match(await ask(), /Main.*9410/);
  tool.dispose();
  assert.equal(made.tools.size, 0);
});

test('18.6: the tool is called by verb and noun, keeps its reference in prompts, and is offered only to who has accounts', async () => {
  const [file] = await readFiles('', /^package\.json$/);
  const [tool] = JSON.parse(file?.text ?? '{}').contributes.languageModelTools;
  assert.deepEqual(
    [tool.name, tool.toolReferenceName, tool.when],
    ['get_messaging_balance', 'messagingBalance', CONTEXT_KEYS.hasAccounts],
  );
});

test('18.6: the user is asked first, with the names of the accounts and without a secret', async () => {
  outputRedactor.know({ key: 'k', secret: 'canary-in-a-question' });
  register([STATES.fresh, status('canary-in-a-question', { kind: 'loading' })]);
  const tool = made.tools.get(BALANCE_TOOL) ?? assert.fail('there is no tool');
  const token = { isCancellationRequested: false } as CancellationToken;
  const prepared = await tool.prepareInvocation?.({ input: {} }, token);
  const { title, message } = prepared?.confirmationMessages ?? assert.fail('nothing is asked');
  assert.equal(title, 'Tell the language model what is left?');
  assert.ok(message instanceof MarkdownString);
  assert.match(message.value, /^The language model is told of \*\*Main\*\*, /);
  assert.doesNotMatch(message.value, /canary/);
  assert.equal(message.isTrusted, undefined);
});

test('what is asked in vain is given up', async () => {
  register();
  await assert.rejects(ask(true), CancellationError);
});

test('no secret is told, even where an account is called like one', async () => {
  outputRedactor.know({ key: 'k', secret: 'canary-in-a-name' });
  register([status('canary-in-a-name', { kind: 'ok', reading: reading() })]);
  const answer = await ask();
  assert.match(answer, /9410/);
  assert.doesNotMatch(answer, /canary/);
});

test('an editor without language models does without the tool', () => {
  const { registerTool } = lm;
  Object.assign(lm, { registerTool: undefined });
  made.tools.clear();
  register().dispose();
  Object.assign(lm, { registerTool });
  assert.equal(made.tools.size, 0);
});
