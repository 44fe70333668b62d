import { registerHooks } from 'node:module';
import type * as api from 'vscode';

/*
 * The parts of VS Code that unit tests need, without a window. Importing this file gives its exports to whatever imports
 * `vscode` afterwards, so a test imports this first and what it tests with `await import(…)`. What is missing here is missing
 * there, too: calling it fails the test.
 */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'vscode' ? { url: import.meta.url, shortCircuit: true } : next(specifier, context),
});

/** What tests set, and what was made through the functions below. */
export const made = {
  settings: new Map<string, unknown>(),
  treeViews: [] as api.TreeViewOptions<unknown>[],
  panels: [] as Panel[],
  commands: new Map<string, (target?: unknown) => Promise<void>>(),
  /** What was said, whatever the kind of the message. */
  messages: [] as string[],
  /** What is chosen in the next messages; nothing once they are used up. */
  answers: [] as (string | undefined)[],
  /** Each message: its kind, its text and its buttons. */
  shown: [] as (readonly [kind: string, text: string, ...buttons: readonly string[]])[],
  /** The button that the user presses on messages, where `answers` says nothing. */
  answer: undefined as string | undefined,
};

function said(kind: string) {
  return async (text: string, ...rest: readonly unknown[]): Promise<string | undefined> => {
    const buttons = rest.filter((button) => typeof button === 'string');
    made.shown.push([kind, text, ...buttons]);
    made.messages.push(text);
    return made.answers.shift() ?? buttons.find((button) => button === made.answer);
  };
}

export class EventEmitter<T> {
  readonly #listeners = new Set<(value: T) => void>();

  readonly event = (listener: (value: T) => void): api.Disposable => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) {
      listener(value);
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

export class ThemeColor {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export class ThemeIcon {
  readonly id: string;
  readonly color: ThemeColor | undefined;

  constructor(id: string, color?: ThemeColor) {
    this.id = id;
    this.color = color;
  }
}

export class TreeItem {
  label: string;
  id: string | undefined;
  collapsibleState = 0;

  constructor(label: string) {
    this.label = label;
  }
}

export const TreeItemCollapsibleState = {
  None: 0,
  Collapsed: 1,
  Expanded: 2,
} satisfies typeof api.TreeItemCollapsibleState;

export const InputBoxValidationSeverity = {
  Info: 1,
  Warning: 2,
  Error: 3,
} satisfies typeof api.InputBoxValidationSeverity;

export const ConfigurationTarget: Pick<typeof api.ConfigurationTarget, 'Global'> = { Global: 1 };

export const ViewColumn: Pick<typeof api.ViewColumn, 'Active'> = { Active: -1 };

/** A panel with its page: what was sent to it, and a way to answer. */
export class Panel {
  readonly title: string;
  visible = true;
  readonly sent: unknown[] = [];
  readonly #received = new EventEmitter<unknown>();
  readonly #disposed = new EventEmitter<void>();
  readonly onDidDispose = this.#disposed.event;
  readonly webview = {
    cspSource: 'https://webview.invalid',
    options: {},
    html: '',
    asWebviewUri: (uri: unknown) => uri,
    onDidReceiveMessage: this.#received.event,
    postMessage: (message: unknown): void => {
      this.sent.push(message);
    },
  };

  constructor(title: string) {
    this.title = title;
  }

  reveal(): void {
    this.visible = true;
  }

  /** The page says something. */
  say(message: unknown): void {
    this.#received.fire(message);
  }

  dispose(): void {
    this.#disposed.fire();
  }
}

export const Uri = {
  joinPath: (base: { readonly path: string }, ...parts: readonly string[]) => ({
    path: [base.path, ...parts].join('/'),
    toString: () => [base.path, ...parts].join('/'),
  }),
};

export const env = { language: 'en' };

export const l10n = { t: (message: string): string => message };

export const commands = {
  executeCommand: async (): Promise<void> => undefined,
  registerCommand(command: string, run: (target?: unknown) => Promise<void>): api.Disposable {
    made.commands.set(command, run);
    return { dispose: () => made.commands.delete(command) };
  },
};

export const window = {
  activeTextEditor: undefined,
  createTreeView(_id: string, options: api.TreeViewOptions<unknown>) {
    made.treeViews.push(options);
    const never = new EventEmitter<never>().event;
    return { onDidCollapseElement: never, onDidExpandElement: never, dispose: (): void => undefined };
  },
  createWebviewPanel(_type: string, title: string): Panel {
    const panel = new Panel(title);
    made.panels.push(panel);
    return panel;
  },
  registerWebviewPanelSerializer: (): api.Disposable => ({ dispose: () => undefined }),
  showErrorMessage: said('error'),
  showInformationMessage: said('information'),
  showWarningMessage: said('warning'),
  withProgress: <T>(_options: unknown, task: () => T): T => task(),
};

export const workspace = {
  getConfiguration: () => ({
    get: (setting: string): unknown => made.settings.get(setting),
    inspect: (setting: string) => ({ globalValue: made.settings.get(setting) }),
    async update(setting: string, value: unknown): Promise<void> {
      if (value === undefined) {
        made.settings.delete(setting);
      } else {
        made.settings.set(setting, value);
      }
    },
  }),
  onDidChangeConfiguration: new EventEmitter<never>().event,
};
