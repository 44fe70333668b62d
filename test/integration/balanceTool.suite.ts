import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { SuiteTests } from './suite.ts';

const TOOL = 'get_messaging_balance';

function textOf(result: vscode.LanguageModelToolResult): string {
  return result.content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
}

export const tests: SuiteTests = {
  '18.6: language models know the tool, by a verb and a noun': async () => {
    await vscode.extensions.getExtension('messaging-balance.messaging-balance')?.activate();
    const tool = vscode.lm.tools.find(({ name }) => name === TOOL);
    assert.ok(tool, vscode.lm.tools.map(({ name }) => name).join(', '));
    assert.match(tool.description, /how many SMS and e-mail messages.*what was spent/);
    assert.ok(tool.tags.includes('balance'));
  },

  'the tool answers without a chat, in text': async () => {
    const result = await vscode.lm.invokeTool(TOOL, { input: {}, toolInvocationToken: undefined });
    assert.match(textOf(result), /^There is no account\. /);
  },

  'the tool does not answer who has given up': async () => {
    const source = new vscode.CancellationTokenSource();
    source.cancel();
    const asked = vscode.lm.invokeTool(TOOL, { input: {}, toolInvocationToken: undefined }, source.token);
    await assert.rejects(async () => await asked, /cancel/i);
    source.dispose();
  },
};
