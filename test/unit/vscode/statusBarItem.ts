import type * as api from 'vscode';

/** An item of the status bar, and what the user sees of it. */
export class StatusBarItem implements api.StatusBarItem {
  readonly id: string;
  readonly alignment: api.StatusBarAlignment;
  readonly priority: number | undefined;
  name: string | undefined;
  text = '';
  tooltip: string | api.MarkdownString | undefined;
  color: string | api.ThemeColor | undefined;
  backgroundColor: api.ThemeColor | undefined;
  command: string | api.Command | undefined;
  accessibilityInformation: api.AccessibilityInformation | undefined;
  isShown = false;
  /** It was made and not given up. */
  isThere = true;

  constructor(id: string, alignment: api.StatusBarAlignment, priority: number | undefined) {
    this.id = id;
    this.alignment = alignment;
    this.priority = priority;
  }

  show(): void {
    this.isShown = true;
  }

  hide(): void {
    this.isShown = false;
  }

  dispose(): void {
    this.isThere = false;
    this.isShown = false;
  }
}
