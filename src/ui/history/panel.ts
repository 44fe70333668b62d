import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Period } from '../../balance/text/zone.ts';
import type { Clock } from '../../base/clock.ts';
import type { Language } from '../../base/language.ts';
import { type Disposable, DisposableStore, MutableDisposable } from '../../base/lifecycle.ts';
import { type HistoryMessage, parseToHost, type Range, type ToHost, type ToPage } from '../../webview/base/protocol.ts';
import { HISTORY_PANEL } from '../editor/ids.ts';
import { outputRedactor, pageOf } from '../editor/redactOutput.ts';
import type { HistoryWish } from './answer.ts';
import { historyPanelHtml } from './panelHtml.ts';
import type { HistorySource } from './source.ts';
import { pageAnswer } from './spendingPage.ts';
import { historyWords } from './words.ts';

/** Changes within this time are sent together. */
const GATHER_MS = 100;
/** When to ask again for a history that a lock was in the way of. */
const BUSY_MS = 1_000;

/** What the panel shows from. */
export interface HistoryPanelParts {
  readonly source: HistorySource;
  readonly clock: Clock;
  readonly language: Language;
  /** Where the extension is installed. */
  readonly extensionUri: vscode.Uri;
  /** Lets the user choose the accounts that are shown beside one, and hands them to `show`. */
  readonly compare: (
    accountId: string,
    compared: readonly string[],
    show: (compared: readonly string[]) => void,
  ) => void;
  readonly exportHistory: (accountId: string, range: Range) => void;
  /** Writes what was spent of all accounts to a file, or puts it on the clipboard. */
  readonly exportSpending: (period: Period) => void;
  readonly copySpending: (period: Period) => void;
  /** The time zone of the machine that shows the page, as IANA names it. */
  readonly offerTimeZone: (timeZone: string) => void;
  readonly run: (command: vscode.Command) => void;
}

/**
 * The history panel, one for each window. VS Code throws its page away whenever it is hidden and makes it anew, also after a
 * reload of the window: the page then says what it showed, and gets the data again. While it is hidden nothing is sent.
 */
export class HistoryPanel implements Disposable {
  readonly #parts: HistoryPanelParts;
  readonly #owned = new DisposableStore();
  readonly #sending = this.#owned.add(new MutableDisposable());
  #panel: vscode.WebviewPanel | undefined;
  #shown: string | undefined;
  #wish: HistoryWish = { accountId: undefined, compared: [], range: '7d', columns: 1_000 };

  constructor(parts: HistoryPanelParts) {
    this.#parts = parts;
    this.#owned.add(parts.source.onDidChange(() => this.#changed()));
  }

  /** Whose history is shown. */
  get accountId(): string | undefined {
    return this.#shown;
  }

  /** Shows the panel, with this account alone if one is named, and what was spent of it by a period where one is given. */
  show(accountId: string | undefined, period?: Period): void {
    if (this.#panel === undefined) {
      this.#wish = { ...this.#wish, accountId, compared: [], period };
      const column = vscode.window.activeTextEditor?.viewColumn ?? vscode.ViewColumn.Active;
      const title = this.#parts.language.t('Balance History');
      this.adopt(vscode.window.createWebviewPanel(HISTORY_PANEL, title, column));
      return;
    }
    this.#panel.reveal();
    if (accountId !== undefined) {
      this.#wish = { ...this.#wish, accountId, compared: [], period };
      this.#send();
    } else if (period !== undefined) {
      this.#wish = { ...this.#wish, period };
      this.#send();
    }
  }

  /** Fills a panel: one just made, or one that VS Code has restored after a reload of the window. */
  adopt(panel: vscode.WebviewPanel): void {
    this.#panel?.dispose();
    const { extensionUri, language } = this.#parts;
    const { webview } = panel;
    const scripts = vscode.Uri.joinPath(extensionUri, 'dist');
    const icon = (theme: string): vscode.Uri => vscode.Uri.joinPath(extensionUri, 'media', `history-${theme}.svg`);
    panel.iconPath = { light: icon('light'), dark: icon('dark') };
    const address = (folder: vscode.Uri, name: string): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(folder, name)).toString();
    this.#panel = panel;
    panel.onDidDispose(() => {
      if (this.#panel === panel) {
        this.#panel = undefined;
        this.#sending.set(undefined);
      }
    });
    webview.onDidReceiveMessage((value: unknown) => {
      const message = parseToHost(value);
      if (message !== undefined && this.#panel === panel) {
        this.#receive(message);
      }
    });
    webview.options = {
      enableScripts: true,
      localResourceRoots: [scripts],
    };
    webview.html = historyPanelHtml({
      title: panel.title,
      locale: language.locale,
      cspSource: webview.cspSource,
      nonce: randomBytes(18).toString('base64url'),
      script: address(scripts, 'webview.js'),
      style: address(scripts, 'webview.css'),
    });
  }

  dispose(): void {
    // The panel itself stays: a window that reloads disposes everything, and would have none to restore.
    this.#panel = undefined;
    this.#owned.dispose();
  }

  #receive(message: ToHost): void {
    switch (message.type) {
      case 'ready': {
        // What was asked for last counts, also while the page was being loaded; after a reload only the page knows it.
        const { accountId, compared, range = this.#wish.range, columns } = message;
        this.#wish = {
          ...(this.#wish.accountId === undefined ? { accountId, compared } : this.#wish),
          period: this.#wish.period ?? message.period,
          range,
          columns,
        };
        const { locale, timeZone, t } = this.#parts.language;
        this.#post({ type: 'start', locale, words: historyWords(t), ...(timeZone === undefined ? {} : { timeZone }) });
        if (message.timeZone !== undefined) {
          this.#parts.offerTimeZone(message.timeZone);
        }
        this.#send();
        return;
      }
      case 'select': {
        const { accountId, range, period, columns } = message;
        this.#wish = { ...this.#wish, accountId, range, period, columns };
        this.#send();
        return;
      }
      case 'compare': {
        const { accountId } = message;
        this.#parts.compare(accountId, this.#wish.compared, (compared) => {
          this.#wish = { ...this.#wish, accountId, compared };
          this.#send();
        });
        return;
      }
      case 'export':
        this.#parts.exportHistory(message.accountId, message.range);
        return;
      case 'exportSpending':
        this.#parts.exportSpending(message.period);
        return;
      case 'copySpending':
        this.#parts.copySpending(message.period);
        return;
      case 'remedy': {
        const remedy = this.#parts.source.trouble(message.accountId)?.remedy;
        if (remedy !== undefined) {
          this.#parts.run(remedy);
        }
        return;
      }
    }
  }

  #changed(): void {
    this.#sending.set(this.#parts.clock.after(GATHER_MS, () => this.#send()));
  }

  #send(): void {
    if (this.#panel?.visible === true) {
      const { clock } = this.#parts;
      this.#sending.set(undefined);
      const answer = pageAnswer(this.#wish, this.#parts);
      if (answer === undefined) {
        // What the page shows stays meanwhile.
        this.#sending.set(clock.after(BUSY_MS, () => this.#send()));
      } else {
        this.#shown = answer.shown?.accountId;
        this.#panel.title = outputRedactor.redact(this.#titleOf(answer));
        this.#post(answer);
      }
    }
  }

  #titleOf({ accounts, shown }: HistoryMessage): string {
    const { t } = this.#parts.language;
    const account = accounts.find(({ id }) => id === shown?.accountId);
    return account === undefined ? t('Balance History') : t('{0} · Balance History', account.name);
  }

  #post(message: ToPage): void {
    void this.#panel?.webview.postMessage(pageOf(message));
  }
}
