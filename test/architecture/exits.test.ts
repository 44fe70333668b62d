import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openExits } from './exits.ts';
import { readFiles } from './files.ts';

const exitsOf = (text: string): readonly string[] => openExits([{ path: 'src/ui/x.ts', text }]);

test('row 38: text gets to VS Code through src/ui/editor/redactOutput.ts only', async () => {
  const files = [...(await readFiles('src/ui', /\.ts$/)), ...(await readFiles('src', /^src\/extension\.ts$/))];
  assert.ok(files.length > 30 && files.some(({ path }) => path === 'src/extension.ts'));
  assert.deepEqual(openExits(files), []);
});

for (const code of [
  'await vscode.window.showErrorMessage(text);',
  "void vscode.window.showWarningMessage(f(text), { modal: true }, 'a');",
  'const show = vscode.window.showInformationMessage;',
  'const picked = vscode.window.showQuickPick(items);',
  'vscode.window.showInputBox({ prompt });',
  'vscode.window.showSaveDialog({ title });',
  'vscode.window.setStatusBarMessage(text);',
  'await vscode.env.clipboard.writeText(text); outputRedactor.redact(text);',
  'const { clipboard } = vscode.env;',
  'await vscode.workspace.fs.writeFile(target, bytes);',
  'void panel.webview.postMessage(message);',
  'const tooltip = new vscode.MarkdownString(text, true);',
  'tooltip.appendMarkdown(text);',
  'new vscode.LanguageModelTextPart(answer);',
  'getTreeItem(node: Node): vscode.TreeItem { return this.make(node); }',
  'this.#item.text = text; outputRedactor.redact(text);',
  'this.#item.accessibilityInformation = { label };',
  'pick.items = [...choices];',
  'input.validationMessage = problem;',
  'view.badge = { value, tooltip };',
  'view.message = text;',
  'panel.title = text;',
]) {
  test(`row 38: an open exit is found: ${code}`, () => assert.equal(exitsOf(code).length, 1, exitsOf(code).join('\n')));
}

for (const code of [
  'await vscode.window.showErrorMessage(messageOf(text), ...buttons);',
  'vscode.window.showQuickPick(itemsOf(items.map((each) => f(each))), { placeHolder });',
  'await vscode.env.clipboard.writeText(outputRedactor.redact(f(text)));',
  'void panel.webview.postMessage(pageOf(message));',
  'await vscode.workspace.fs.writeFile(target, await inSlices(fileOf(pieces), clock));',
  'getTreeItem(node: Node): vscode.TreeItem { return treeItemOf(this.make(node)); }',
  'const item = new vscode.TreeItem(text); item.tooltip = text;',
  'this.#item.text = outputRedactor.redact(text);',
  "if (x.text === 'clipboard') {} // showErrorMessage(a)",
]) {
  test(`row 38: what passes is let through: ${code}`, () => assert.deepEqual(exitsOf(code), []));
}
