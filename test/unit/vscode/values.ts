import type * as api from 'vscode';
import { note } from './mistakes.ts';
import { missing, namespace, type Part } from './part.ts';

export class EventEmitter<T> implements api.EventEmitter<T> {
  readonly #listeners = new Set<(value: T) => unknown>();

  readonly event: api.Event<T> = (listener) => {
    // Each registration is one of its own.
    const own = (value: T): unknown => listener(value);
    this.#listeners.add(own);
    return { dispose: () => this.#listeners.delete(own) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) {
      try {
        listener(value);
      } catch (error) {
        // As in VS Code, that hurts no one else.
        note(error);
      }
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}

export class ThemeColor implements api.ThemeColor {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export class ThemeIcon implements api.ThemeIcon {
  readonly id: string;
  readonly color: ThemeColor | undefined;

  constructor(id: string, color?: ThemeColor) {
    this.id = id;
    this.color = color;
  }
}

export const TreeItemCollapsibleState = {
  None: 0,
  Collapsed: 1,
  Expanded: 2,
} satisfies typeof api.TreeItemCollapsibleState;

export class TreeItem implements api.TreeItem {
  label: string;
  collapsibleState: api.TreeItemCollapsibleState;

  constructor(label: string, collapsibleState: api.TreeItemCollapsibleState = TreeItemCollapsibleState.None) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}

export const InputBoxValidationSeverity = {
  Info: 1,
  Warning: 2,
  Error: 3,
} satisfies typeof api.InputBoxValidationSeverity;

export const ConfigurationTarget = namespace('ConfigurationTarget', {
  Global: 1,
} satisfies Part<typeof api.ConfigurationTarget>);

export const ViewColumn = namespace('ViewColumn', { Active: -1 } satisfies Part<typeof api.ViewColumn>);

export const TextEditorRevealType = namespace('TextEditorRevealType', {
  InCenterIfOutsideViewport: 2,
} satisfies Part<typeof api.TextEditorRevealType>);

export class Selection implements Pick<api.Selection, 'anchor' | 'active'> {
  readonly anchor: api.Position;
  readonly active: api.Position;

  constructor(anchor: api.Position, active: api.Position) {
    this.anchor = anchor;
    this.active = active;
  }
}

export const UIKind = { Desktop: 1, Web: 2 } satisfies typeof api.UIKind;

export const QuickPickItemKind = { Separator: -1, Default: 0 } as const satisfies typeof api.QuickPickItemKind;

export const QuickInputButtons = namespace('QuickInputButtons', {
  Back: { iconPath: new ThemeIcon('arrow-left'), tooltip: 'Back' },
} satisfies Part<typeof api.QuickInputButtons>);

export class CancellationError extends Error implements api.CancellationError {
  override readonly name = 'Canceled';
}

export class LanguageModelTextPart implements api.LanguageModelTextPart {
  readonly value: string;

  constructor(value: string) {
    this.value = value;
  }
}

export class LanguageModelToolResult implements api.LanguageModelToolResult {
  content: unknown[];

  constructor(content: unknown[]) {
    this.content = content;
  }
}

export const ColorThemeKind = {
  Light: 1,
  Dark: 2,
  HighContrast: 3,
  HighContrastLight: 4,
} satisfies typeof api.ColorThemeKind;
export const ProgressLocation = {
  SourceControl: 1,
  Window: 10,
  Notification: 15,
} satisfies typeof api.ProgressLocation;

export const StatusBarAlignment = { Left: 1, Right: 2 } satisfies typeof api.StatusBarAlignment;

export class MarkdownString implements api.MarkdownString {
  readonly value: string;
  readonly supportThemeIcons: boolean;
  isTrusted?: Exclude<api.MarkdownString['isTrusted'], undefined>;

  constructor(value: string, supportThemeIcons = false) {
    this.value = value;
    this.supportThemeIcons = supportThemeIcons;
  }

  appendText(): never {
    return missing('MarkdownString.appendText');
  }

  appendMarkdown(): never {
    return missing('MarkdownString.appendMarkdown');
  }

  appendCodeblock(): never {
    return missing('MarkdownString.appendCodeblock');
  }
}

export class DataTransferItem implements api.DataTransferItem {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }

  async asString(): Promise<string> {
    return String(this.value);
  }

  asFile(): undefined {}
}

/** An address as far as the product looks into it. */
function address(text: string) {
  return namespace('Uri', {
    path: text.replace(/^\w+:\/\/[^/]*/, ''),
    fsPath: text,
    toString: () => text,
    toJSON: () => text,
  } satisfies Part<api.Uri>);
}

export const Uri = namespace('Uri', {
  file: address,
  parse: address,
  joinPath: (base: { readonly path: string }, ...parts: readonly string[]) => address([base.path, ...parts].join('/')),
} satisfies Part<typeof api.Uri>);
