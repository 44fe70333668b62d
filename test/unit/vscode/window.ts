import type * as api from 'vscode';
import { chosen, made } from './made.ts';
import { failTest } from './mistakes.ts';
import { Panel } from './panel.ts';
import { namespace, type Part } from './part.ts';
import { InputBox, QuickPick } from './quickInput.ts';
import { StatusBarItem } from './statusBarItem.ts';
import { TreeView } from './treeView.ts';
import { ColorThemeKind, EventEmitter, Uri } from './values.ts';

type Messages = 'showInformationMessage' | 'showWarningMessage' | 'showErrorMessage';

const windowState = new EventEmitter<api.WindowState>();
const state = { focused: true, active: true };

const themes = new EventEmitter<api.ColorTheme>();
const theme: { kind: api.ColorThemeKind } = { kind: ColorThemeKind.Dark };

/** The user chooses a theme of another kind. */
export function setTheme(kind: api.ColorThemeKind): void {
  theme.kind = kind;
  themes.fire({ ...theme });
}

/** The user goes to this window, or to another one. */
export function setFocused(focused: boolean): void {
  state.focused = focused;
  windowState.fire({ ...state });
}

function said(kind: string) {
  return async <T>(text: string, ...rest: readonly (T | api.MessageOptions)[]): Promise<T | undefined> => {
    const options = rest.find((each): each is T & api.MessageOptions => typeof each === 'object');
    const buttons = rest.filter((each): each is T => typeof each === 'string');
    made.messages.push(text);
    made.shown.push([kind, text, ...buttons.map(String)]);
    // Elsewhere VS Code shows none.
    if (options?.modal === true && options.detail !== undefined) {
      made.details.push(options.detail);
    }
    return chosen(buttons, (button) => button);
  };
}

type Offered<T> = readonly T[] | Thenable<readonly T[]>;

async function showQuickPick<T>(
  offered: Offered<T>,
  options: api.QuickPickOptions & { readonly canPickMany: true },
): Promise<T[] | undefined>;
async function showQuickPick<T>(offered: Offered<T>, options?: api.QuickPickOptions): Promise<T | undefined>;
async function showQuickPick<T>(offered: Offered<T>, options?: api.QuickPickOptions): Promise<T | T[] | undefined> {
  const items = await offered;
  // The page of the history takes the focus late: a pick that goes with it would be gone before the user has seen it.
  if (options?.ignoreFocusOut !== true) {
    failTest('a list that is gone with the focus');
  }
  const labelOf = (item: T): unknown =>
    typeof item === 'object' && item !== null && 'label' in item ? item.label : item;
  made.lists.push(items.map((item) => String(labelOf(item))));
  const one = chosen(items, labelOf);
  return options?.canPickMany === true && one !== undefined ? [one] : one;
}

async function fileChosen(options?: api.OpenDialogOptions | api.SaveDialogOptions) {
  made.dialogs.push(options ?? {});
  return made.file === undefined ? undefined : Uri.file(made.file);
}

const never = new EventEmitter<never>().event;

export const window = namespace('window', {
  activeTextEditor: undefined,
  state,
  activeColorTheme: theme,
  onDidChangeActiveColorTheme: themes.event,
  onDidChangeWindowState: windowState.event,
  createInputBox: () => new InputBox(),
  createQuickPick: <T extends api.QuickPickItem>() => new QuickPick<T>(),
  createOutputChannel(_name: string, _options: { readonly log: true }) {
    const line = (text: string | Error): void => void made.logged.push(String(text));
    return namespace('LogOutputChannel', {
      debug: line,
      info: line,
      warn: line,
      error: line,
      show: () => line('shown'),
      dispose: (): void => undefined,
    });
  },
  /** VS Code takes it without an id, too. */
  createStatusBarItem(
    id?: string | api.StatusBarAlignment,
    alignment: api.StatusBarAlignment = 1,
    priority?: number,
  ): StatusBarItem {
    const item = new StatusBarItem(String(id), alignment, priority);
    made.items.push(item);
    return item;
  },
  createTreeView(_id: string, options: api.TreeViewOptions<unknown>) {
    made.treeViews.push(options);
    const view = new TreeView();
    made.trees.push(view);
    return view;
  },
  createWebviewPanel(_type: string, title: string): Panel {
    const panel = new Panel(title);
    made.panels.push(panel);
    return panel;
  },
  registerWebviewPanelSerializer(type: string, serializer: api.WebviewPanelSerializer): api.Disposable {
    made.serializers.set(type, serializer);
    return { dispose: () => made.serializers.delete(type) };
  },
  showQuickPick,
  showInformationMessage: said('information'),
  showWarningMessage: said('warning'),
  showErrorMessage: said('error'),
  showOpenDialog: async (options?: api.OpenDialogOptions) => {
    const file = await fileChosen(options);
    return file && [file];
  },
  showSaveDialog: fileChosen,
  withProgress: <T>(_options: unknown, task: (progress: api.Progress<object>, token: api.CancellationToken) => T): T =>
    task({ report: () => undefined }, { isCancellationRequested: false, onCancellationRequested: never }),
} satisfies Part<Omit<typeof api.window, Messages | 'showQuickPick' | 'createQuickPick'>> &
  Pick<typeof api.window, Messages | 'showQuickPick' | 'createQuickPick' | 'createInputBox'>);
