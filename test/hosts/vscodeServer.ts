import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { codeServer } from './codeServer.ts';
import { type HostOptions, placeExtensions, quietSettings, storageFolder } from './host.ts';
import { placePackage } from './installed.ts';
import { registerLanguage } from './languagePack.ts';

/** A running VS Code server with folders of its own, which no other server uses before or after it. */
export interface VsCodeServer extends AsyncDisposable {
  /** Its address, with no slash at its end. */
  readonly url: string;
  /** The folder that its windows open. */
  readonly workspaceFolder: string;
  /** Ends the server and every process that it started, and removes its folders. */
  close(): Promise<void>;
}

const startTimeoutMs = 60_000;
const endTimeoutMs = 5_000;

/** Resolves with the address that the server prints when it is ready. */
function address(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timer = setTimeout(() => fail(`is not ready after ${startTimeoutMs} ms`), startTimeoutMs);
    function fail(what: string): void {
      clearTimeout(timer);
      reject(new Error(`VS Code's server ${what}:\n${output}`));
    }
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`ended with code ${code}`));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output = (output + text).slice(-10_000);
        const port = /Web UI available at http:\/\/[^\s/]+:(\d+)/.exec(output)?.[1];
        if (port !== undefined) {
          clearTimeout(timer);
          resolve(`http://127.0.0.1:${port}`);
        }
      });
    }
  });
}

/** The server leads a process group, so that extension hosts and terminals go with it. */
function killGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) {
    return;
  }
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // All of it is gone already.
  }
}

async function endGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    killGroup(child, 'SIGTERM');
    const timer = setTimeout(() => killGroup(child, 'SIGKILL'), endTimeoutMs);
    await ended;
    clearTimeout(timer);
  }
  killGroup(child, 'SIGKILL');
}

/** Makes a signal end this process as an exit does, which is when servers are killed. Who listens already sees to it himself. */
function exitOnSignals(): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    if (process.listenerCount(signal) === 0) {
      process.once(signal, () => process.exit(128 + constants.signals[signal]));
    }
  }
}

/** Settings of machine scope: an extension in a remote window is told what stands in the remote machine's own file alone. */
function machineSettings(settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(settings).filter(([id]) => /^(?:remote|workbench\.welcomePage)\./.test(id)));
}

/** The extensions of VS Code's own that a window needs to look like one, and to edit settings. */
const FEW = ['theme-defaults', 'theme-seti', 'json', 'configuration-editing'];

/** Makes a folder with the few built-in extensions of the server whose program is `main`, and resolves with its path. */
async function fewBuiltIns(folder: string, main: string): Promise<string> {
  const all = join(dirname(main), '..', 'extensions');
  await mkdir(folder);
  for (const name of FEW) {
    await symlink(join(all, name), join(folder, name), 'junction');
  }
  return folder;
}

/** Starts a server with the options' extension installed in it. It runs until it is closed, or until this process ends. */
export async function startVsCodeServer(options: HostOptions = {}): Promise<VsCodeServer> {
  const { node, main } = await codeServer();
  const home = await mkdtemp(join(tmpdir(), 'messaging-balance-server-'));
  const workspaceFolder = options.workspaceFolder ?? join(home, 'workspace');
  const folders = ['--server-data-dir', join(home, 'server'), '--extensions-dir', join(home, 'extensions')];
  const userFolder = join(home, 'server', 'data', 'User');
  const remove = async () => await rm(home, { recursive: true, force: true, maxRetries: 5 });
  try {
    await mkdir(userFolder, { recursive: true });
    await mkdir(workspaceFolder, { recursive: true });
    const still = options.bare === true ? { 'workbench.reduceMotion': 'on' } : {};
    const settings = { ...quietSettings, ...still, ...options.settings };
    await writeFile(join(userFolder, 'settings.json'), JSON.stringify(settings, null, 2));
    const machineFolder = join(home, 'server', 'data', 'Machine');
    await mkdir(machineFolder);
    await writeFile(join(machineFolder, 'settings.json'), JSON.stringify(machineSettings(settings), null, 2));
    await options.fillStorage?.(storageFolder(userFolder));
    await placeExtensions(join(home, 'extensions'), options.extensions);
    const language = options.language ?? 'en';
    await registerLanguage(join(home, 'server', 'data'), language);
    if (options.bare === true) {
      folders.push('--builtin-extensions-dir', await fewBuiltIns(join(home, 'builtin'), main));
    }
    if (options.vsix !== undefined) {
      await placePackage(options.vsix, join(home, 'extensions'), join(home, 'server'));
    }
    const child = spawn(
      node,
      [
        ...[main, '--host', '127.0.0.1', '--port', String(options.port ?? 0)],
        ...['--without-connection-token', '--accept-server-license-terms'],
        ...(options.hasToasts ? [] : ['--enable-smoke-test-driver']),
        ...['--telemetry-level', 'off', '--disable-workspace-trust', '--locale', language],
        ...folders,
      ],
      {
        cwd: workspaceFolder,
        detached: true,
        // What this process has compiled is not for the server, which keeps what it compiles itself.
        env: { ...process.env, NODE_COMPILE_CACHE: undefined, ...options.env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const killNow = () => {
      killGroup(child, 'SIGKILL');
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    };
    process.once('exit', killNow);
    exitOnSignals();
    const close = async () => {
      await endGroup(child);
      process.removeListener('exit', killNow);
      await remove();
    };
    try {
      return { url: await address(child), workspaceFolder, close, [Symbol.asyncDispose]: close };
    } catch (error) {
      await close();
      throw error;
    }
  } catch (error) {
    await remove();
    throw error;
  }
}
