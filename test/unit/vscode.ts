import { registerHooks } from 'node:module';
import type * as api from 'vscode';
import { made } from './vscode/made.ts';
import { missing, namespace, type Part } from './vscode/part.ts';

/*
 * The parts of VS Code that unit tests need, without a window. Importing this file gives its exports to whatever imports
 * `vscode` afterwards, so a test imports this first and what it tests with `await import(…)`. What is missing here is missing
 * there, too: using it fails the test, also where the error is caught (vscode/mistakes.ts).
 */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vscode' ? { url: import.meta.url, shortCircuit: true } : next(specifier, context),
});

export { forgetMade, made } from './vscode/made.ts';
export { failTest, takeMistakes } from './vscode/mistakes.ts';
export { Panel } from './vscode/panel.ts';
export { boxOf, isInputOpen, pickOf } from './vscode/quickInput.ts';
export * from './vscode/values.ts';
export { setFocused, setTheme, window } from './vscode/window.ts';
export { setSetting, workspace } from './vscode/workspace.ts';

export const version = '1.105.0';

export const env = namespace('env', {
  language: 'en',
  remoteName: undefined,
  uiKind: 1,
  appHost: 'desktop',
  clipboard: namespace('env.clipboard', {
    async writeText(text: string): Promise<void> {
      made.clipboard = text;
    },
  }),
  async openExternal(target: api.Uri): Promise<boolean> {
    made.opened.push(target.toString());
    return true;
  },
} satisfies Part<typeof api.env>);

export const l10n = namespace('l10n', {
  t: (message: unknown, ...args: readonly unknown[]) =>
    typeof message === 'string'
      ? message.replaceAll(/\{(\d)\}/g, (_, at) => String(args[at]))
      : missing('l10n.t with options'),
} satisfies Pick<typeof api.l10n, 't'>);

export const commands = namespace('commands', {
  async executeCommand(...command: readonly [id: string, ...args: readonly unknown[]]): Promise<undefined> {
    made.executed.push(command);
  },
  registerCommand(id: string, run: (target?: unknown) => Promise<void>): api.Disposable {
    made.commands.set(id, run);
    return { dispose: () => made.commands.delete(id) };
  },
} satisfies Part<typeof api.commands>);

export const extensions = namespace('extensions', {
  getExtension: () => ({ packageJSON: { version: '1.2.3' } }),
} satisfies Part<typeof api.extensions>);

export const lm = namespace('lm', {
  registerTool(name: string, tool: api.LanguageModelTool<unknown>): api.Disposable {
    made.tools.set(name, tool);
    return { dispose: () => made.tools.delete(name) };
  },
} satisfies Part<typeof api.lm>);
