import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { CancellationToken } from 'vscode';
import { english } from '../../../../src/base/language.ts';
import { NO_OUTLOOK } from '../../../../src/monitor/standing/outlook.ts';
import { CONTEXT_KEYS } from '../../../../src/ui/editor/ids.ts';
import { outputRedactor } from '../../../../src/ui/editor/redactOutput.ts';
import { readFiles } from '../../../architecture/files.ts';
import { CancellationError, forgetMade, MarkdownString } from '../../vscode.ts';
import { NOW, PROVIDERS, reading, STATES, status } from '../sample.ts';

const { balanceTool } = await import('../../../../src/ui/chatTool/tool.ts');

function toolOf(statuses = [STATES.fresh]) {
  const outlook = NO_OUTLOOK;
  return balanceTool({
    ...{ providers: PROVIDERS, clock: { now: () => NOW }, language: english },
    monitor: { statuses: () => statuses },
    outlooks: { of: () => outlook },
  } as unknown as Parameters<typeof balanceTool>[0]);
}

/** A language model calls the tool. */
async function ask(tool: ReturnType<typeof balanceTool>, isCancelled = false): Promise<string> {
  const token = { isCancellationRequested: isCancelled } as CancellationToken;
  const result = await tool.invoke({ input: {}, toolInvocationToken: undefined }, token);
  return JSON.stringify(result?.content);
}

beforeEach(forgetMade);

test('a language model is told what is known already', async () => {
  assert.match(await ask(toolOf()), /Main.*9410/);
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
  const tool = toolOf([STATES.fresh, status('canary-in-a-question', { kind: 'loading' })]);
  const prepared = tool.prepareInvocation({ input: {} });
  const { title, message } = prepared?.confirmationMessages ?? assert.fail('nothing is asked');
  assert.equal(title, 'Tell the language model what is left?');
  assert.ok(message instanceof MarkdownString);
  assert.match(message.value, /^The language model is told of \*\*Main\*\*, /);
  assert.doesNotMatch(message.value, /canary/);
  assert.equal(message.isTrusted, undefined);
});

test('what is asked in vain is given up', async () => {
  await assert.rejects(ask(toolOf(), true), CancellationError);
});

test('no secret is told, even where an account is called like one', async () => {
  outputRedactor.know({ key: 'k', secret: 'canary-in-a-name' });
  const answer = await ask(toolOf([status('canary-in-a-name', { kind: 'ok', reading: reading() })]));
  assert.match(answer, /9410/);
  assert.doesNotMatch(answer, /canary/);
});
