import type * as api from 'vscode';
import { EventEmitter } from './values.ts';

/** A panel with its page: what was sent to it, and a way to answer. */
export class Panel implements api.WebviewPanel {
  readonly viewType = 'panel';
  title: string;
  iconPath = {} as NonNullable<api.WebviewPanel['iconPath']>;
  readonly options = {};
  readonly viewColumn = undefined;
  readonly active = true;
  visible = true;
  readonly sent: unknown[] = [];
  readonly #received = new EventEmitter<unknown>();
  readonly #disposed = new EventEmitter<void>();
  readonly onDidDispose = this.#disposed.event;
  readonly onDidChangeViewState = new EventEmitter<never>().event;
  readonly webview = {
    cspSource: 'https://webview.invalid',
    options: {},
    html: '',
    asWebviewUri: (uri: api.Uri) => uri,
    onDidReceiveMessage: this.#received.event,
    postMessage: (message: unknown): Promise<boolean> => {
      this.sent.push(message);
      return Promise.resolve(true);
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
