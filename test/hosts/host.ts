import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Page } from 'playwright-core';

/** The languages that the extension speaks, as VS Code names them. */
export type DisplayLanguage = 'en' | 'zh-cn';

export interface HostOptions {
  /** A packaged extension to install. */
  readonly vsix?: string;
  /** Folders of unpacked extensions, which are there before VS Code starts. */
  readonly extensions?: readonly string[];
  /**
   * Without most of the extensions that VS Code brings, which take a good third of the processor's time until a window is ready, and
   * without things that move. On a server alone.
   */
  readonly bare?: boolean;
  /** The user's settings. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Added to the environment of the extension host. */
  readonly env?: Readonly<Record<string, string>>;
  readonly language?: DisplayLanguage;
  /** The folder that windows open: an empty one when left out. */
  readonly workspaceFolder?: string;
  /** Fills the folder where the extension keeps its file, before VS Code starts. */
  readonly fillStorage?: (folder: string) => Promise<void>;
  /** Whether notifications come up by themselves, as they do for a user; else a window that is driven keeps them in their list. */
  readonly hasToasts?: true;
  /** Of the server's address: a free one when left out. */
  readonly port?: number;
}

/** The extension's id, which names its folder in the global storage. */
export const extensionId = 'messaging-balance.messaging-balance';

/** Where the extension keeps its file, below the `User` folder of a VS Code. */
export function storageFolder(userFolder: string): string {
  return join(userFolder, 'globalStorage', extensionId);
}

/** Puts unpacked extensions where a VS Code that was never started looks for them. */
export async function placeExtensions(extensionsFolder: string, folders: readonly string[] = []): Promise<void> {
  await Promise.all(folders.map((folder) => cp(folder, join(extensionsFolder, basename(folder)), { recursive: true })));
}

/** A real VS Code with user data of its own. */
export interface VsCodeHost {
  readonly kind: HostKind;
  /** Opens a window and resolves when its workbench is there. Its extensions may still be starting. */
  openWindow(options?: WindowOptions): Promise<VsCodeWindow>;
  /** Closes every window, ends every process that the host started and removes its folders. */
  close(): Promise<void>;
}

export interface WindowOptions {
  /** In CSS pixels; 1280 × 800 when left out. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Pixels of a screenshot for each CSS pixel; 1 when left out. A desktop window has the screen's. */
  readonly scale?: number;
}

export interface VsCodeWindow {
  readonly page: Page;
  close(): Promise<void>;
}

/** What the tests of one extension host came to: its console, and whether every test passed. */
export interface HostRun {
  readonly passed: boolean;
  readonly log: readonly string[];
}

export type HostKind = 'server' | 'desktop';

/** Keeps VS Code from asking, fetching or announcing anything by itself. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  // Looking for open ports by processes spawns programs every few seconds, in each window's extension host.
  'remote.autoForwardPortsSource': 'output',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'update.showReleaseNotes': false,
  'window.commandCenter': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
};
