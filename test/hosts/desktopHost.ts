import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath, runTests } from '@vscode/test-electron';
import { execa } from 'execa';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { cacheFolder } from '../../scripts/paths.ts';
import {
  type HostOptions,
  type HostRun,
  placeExtensions,
  quietSettings,
  storageFolder,
  type VsCodeHost,
  type VsCodeWindow,
} from './host.ts';
import { registerLanguage } from './languagePack.ts';

/** The oldest VS Code that the manifest's `engines` allow, or what `VSCODE_VERSION` names: a version, or `stable`. */
const version = process.env['VSCODE_VERSION'] || '1.105.0';

interface UserData {
  /** The folder to open, and the arguments that keep VS Code to folders of its own. */
  readonly args: readonly string[];
  readonly extensionArgs: readonly string[];
  remove(): Promise<void>;
}

async function createUserData(options: HostOptions): Promise<UserData> {
  const home = await mkdtemp(join(tmpdir(), 'messaging-balance-desktop-'));
  const userData = join(home, 'data');
  const workspaceFolder = options.workspaceFolder ?? join(home, 'workspace');
  await mkdir(workspaceFolder, { recursive: true });
  await mkdir(join(userData, 'User'), { recursive: true });
  const settings = { ...quietSettings, ...options.settings };
  await writeFile(join(userData, 'User', 'settings.json'), JSON.stringify(settings, null, 2));
  await options.fillStorage?.(storageFolder(join(userData, 'User')));
  await placeExtensions(join(home, 'extensions'), options.extensions);
  const language = options.language ?? 'en';
  await registerLanguage(userData, language);
  const extensionArgs = ['--user-data-dir', userData, '--extensions-dir', join(home, 'extensions')];
  return {
    extensionArgs,
    args: [
      ...[workspaceFolder, ...extensionArgs, '--locale', language, '--password-store=basic'],
      ...[
        '--skip-welcome',
        '--skip-release-notes',
        '--disable-workspace-trust',
        '--disable-telemetry',
        '--disable-updates',
      ],
    ],
    remove: async () => await rm(home, { recursive: true, force: true, maxRetries: 5 }),
  };
}

async function executable(): Promise<string> {
  return await downloadAndUnzipVSCode({ version, cachePath: cacheFolder });
}

async function installExtension(vscode: string, vsix: string, { extensionArgs }: UserData): Promise<void> {
  const [cli = vscode, ...args] = resolveCliArgsFromVSCodeExecutablePath(vscode, { reuseMachineInstall: true });
  await execa(cli, [...args, ...extensionArgs, '--install-extension', vsix], { stdin: 'ignore' });
}

/** Starts the desktop's VS Code, which is downloaded when it is missing. Its windows belong to one process, as a user's do. */
export async function startDesktopHost(options: HostOptions = {}): Promise<VsCodeHost> {
  const vscode = await executable();
  const userData = await createUserData(options);
  const env = Object.entries({ ...process.env, ...options.env }).filter(([, value]) => value !== undefined);
  if (options.vsix !== undefined) {
    await installExtension(vscode, options.vsix, userData);
  }
  let app: ElectronApplication | undefined;
  const nextPage = async (): Promise<Page> => {
    if (app === undefined) {
      app = await _electron.launch({
        executablePath: vscode,
        args: [...userData.args],
        env: Object.fromEntries(env) as Record<string, string>,
      });
      return await app.firstWindow();
    }
    const opened = app.waitForEvent('window');
    await (await app.firstWindow()).keyboard.press('ControlOrMeta+Shift+N');
    return await opened;
  };
  return {
    kind: 'desktop',
    async openWindow({ size } = {}): Promise<VsCodeWindow> {
      const page = await nextPage();
      if (size !== undefined) {
        await page.setViewportSize(size);
      }
      await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
      return { page, close: async () => await page.close() };
    },
    async close() {
      await app?.close();
      await userData.remove();
    },
  };
}

/** Runs a test bundle (`run(): Promise<void>`) in the extension host of a desktop window. */
export async function runInDesktopHost(
  extensionFolder: string,
  testFile: string,
  options: HostOptions,
): Promise<HostRun> {
  const vscode = await executable();
  const userData = await createUserData(options);
  const log: string[] = [];
  const keep = () =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        log.push(...chunk.toString('utf8').split('\n'));
        done();
      },
    });
  try {
    const code = await runTests({
      vscodeExecutablePath: vscode,
      extensionDevelopmentPath: extensionFolder,
      extensionTestsPath: testFile,
      extensionTestsEnv: { ...options.env },
      launchArgs: [...userData.args],
      stdout: keep(),
      stderr: keep(),
    });
    return { passed: code === 0, log };
  } catch (error) {
    log.push(error instanceof Error ? error.message : String(error));
    return { passed: false, log };
  } finally {
    await userData.remove();
  }
}
