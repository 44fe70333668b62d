import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { resultsFolder } from '../../scripts/paths.ts';
import type { VsCodeWindow } from '../hosts/host.ts';
import { Messages } from './messages.ts';
import { Palette } from './palette.ts';
import { QuickInput } from './quickInput.ts';
import { StatusBar } from './statusBar.ts';
import { Tree } from './tree.ts';

/** A window, driven as a user does. Nothing here waits for a fixed time: each step waits for what it needs to see. */
export class Workbench {
  readonly page: Page;
  readonly quickInput: QuickInput;
  readonly palette: Palette;
  readonly statusBar: StatusBar;
  readonly tree: Tree;
  readonly messages: Messages;
  readonly #window: VsCodeWindow;

  constructor(window: VsCodeWindow) {
    this.#window = window;
    this.page = window.page;
    this.quickInput = new QuickInput(this.page);
    this.palette = new Palette(this.page, this.quickInput);
    this.statusBar = new StatusBar(this.page);
    this.tree = new Tree(this.page);
    this.messages = new Messages(this.page);
  }

  /** The content of the webview that is shown. */
  webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview').frameLocator('#active-frame');
  }

  /** Writes `test-results/<name>.png` and returns its path. */
  async screenshot(name: string): Promise<string> {
    const path = join(resultsFolder, `${name}.png`);
    await mkdir(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
    return path;
  }

  async close(): Promise<void> {
    await this.#window.close();
  }
}
