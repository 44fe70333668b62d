import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HostOptions, quietSettings, storageFolder } from './host.ts';

/** An installed VS Code that shows an extension under development. Disposal ends it and removes its folders. */
export interface DesktopApp extends AsyncDisposable {
  /** Resolves when the user has closed its window. */
  readonly closed: Promise<void>;
}

/** VS Code writes its main process's id there, which is not that of the program that was started: `code` hands over to it. */
const lockFile = 'code.lock';

async function mainProcess(userData: string): Promise<number | undefined> {
  try {
    const id = Number.parseInt(await readFile(join(userData, lockFile), 'utf8'), 10);
    return Number.isSafeInteger(id) && id > 1 ? id : undefined;
  } catch {
    return undefined;
  }
}

function signal(id: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(id, name);
    return true;
  } catch {
    return false;
  }
}

/** Ends a process that is not a child of this one, and resolves when it is gone. */
async function end(id: number): Promise<void> {
  signal(id, 'SIGTERM');
  for (let waited = 0; signal(id, 0); waited += 50) {
    if (waited === 5_000) {
      signal(id, 'SIGKILL');
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/**
 * Opens the VS Code that `program` (the command `code`) starts, with user data of its own: it is another instance than the user's.
 * @param extensionFolder holds the extension under development
 */
export async function openDesktopApp(
  program: string,
  extensionFolder: string,
  options: HostOptions,
): Promise<DesktopApp> {
  const home = await mkdtemp(join(tmpdir(), 'messaging-balance-desktop-'));
  const userData = join(home, 'data');
  const workspaceFolder = join(home, 'workspace');
  await mkdir(join(userData, 'User'), { recursive: true });
  await mkdir(workspaceFolder);
  await writeFile(
    join(userData, 'User', 'settings.json'),
    JSON.stringify({ ...quietSettings, ...options.settings }, null, 2),
  );
  await options.fillStorage?.(storageFolder(join(userData, 'User')));
  const args = [
    ...['--user-data-dir', userData, '--extensions-dir', join(home, 'extensions')],
    ...['--extensionDevelopmentPath', extensionFolder],
    ...['--disable-workspace-trust', '--skip-welcome', '--new-window', '--wait', workspaceFolder],
  ];
  const child = spawn(program, args, {
    env: { ...process.env, ...options.env },
    stdio: 'ignore',
    shell: process.platform === 'win32',
  });
  const closed = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', () => resolve());
  });
  return {
    closed,
    async [Symbol.asyncDispose]() {
      const id = await mainProcess(userData);
      if (id !== undefined) {
        await end(id);
      }
      child.kill();
      await closed;
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
