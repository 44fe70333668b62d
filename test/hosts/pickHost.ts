import { existsSync, readdirSync } from 'node:fs';
import { cacheFolder } from '../../scripts/paths.ts';
import { chooseHost, type HostChoice } from './chooseHost.ts';
import type { HostKind, HostOptions, HostRun, VsCodeHost } from './host.ts';

const downloadSite = 'https://update.code.visualstudio.com/api/releases/stable';
const answerTimeoutMs = 3_000;

/** Whether windows can be shown: on Linux only where a display server is named. */
export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

function isDownloaded(): boolean {
  return existsSync(cacheFolder) && readdirSync(cacheFolder).some((name) => name.startsWith('vscode-'));
}

async function canDownload(): Promise<boolean> {
  try {
    const answer = await fetch(downloadSite, { method: 'HEAD', signal: AbortSignal.timeout(answerTimeoutMs) });
    return answer.ok;
  } catch {
    return false;
  }
}

/** Looks at the machine and chooses. The download site is asked only when its answer matters. */
export async function pickHost(): Promise<HostChoice> {
  const wanted = process.env['VSCODE_HOST'];
  const display = hasDisplay();
  const desktop = (wanted ?? '') === '' && display && (isDownloaded() || (await canDownload()));
  return chooseHost({ wanted, platform: process.platform, display, desktop });
}

/** Installs what several processes could not install at the same time. The desktop's VS Code is started by one at a time. */
export async function prepareHost(kind: HostKind): Promise<void> {
  if (kind === 'server') {
    await (await import('./serverHost.ts')).prepareServerHost();
  }
}

/** Starts the host of a kind. The modules of the other one are not loaded. */
export async function startHost(kind: HostKind, options: HostOptions = {}): Promise<VsCodeHost> {
  switch (kind) {
    case 'server':
      return await (await import('./serverHost.ts')).startServerHost(options);
    case 'desktop':
      return await (await import('./desktopHost.ts')).startDesktopHost(options);
  }
}

/** Runs a test bundle in the extension host of a kind. */
export async function runInHost(
  kind: HostKind,
  extensionFolder: string,
  testFile: string,
  options: HostOptions & { readonly timeoutMs: number },
): Promise<HostRun> {
  switch (kind) {
    case 'server':
      return await (await import('./serverHost.ts')).runInServerHost(extensionFolder, testFile, options);
    case 'desktop':
      return await (await import('./desktopHost.ts')).runInDesktopHost(extensionFolder, testFile, options);
  }
}
