import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { codeServer } from './codeServer.ts';

/** In the environment: a folder of extensions in which VS Code has installed the package that all servers of a run have. */
const variable = 'VSCODE_INSTALLED';

/** Lets VS Code install a package in `extensions`. `data` is where its server keeps all else. */
async function installPackage(vsix: string, extensions: string, data: string): Promise<void> {
  const { node, main } = await codeServer();
  const folders = ['--server-data-dir', data, '--extensions-dir', extensions];
  await execa(node, [main, '--install-extension', vsix, ...folders], { stdin: 'ignore' });
}

/**
 * Has the package in `extensions`, a folder of a server that was not started yet: copied where it was installed for all, unless other
 * extensions are there, which VS Code has to list beside it.
 */
export async function placePackage(vsix: string, extensions: string, data: string): Promise<void> {
  const installed = process.env[variable];
  if (installed === undefined || existsSync(extensions)) {
    await installPackage(vsix, extensions, data);
  } else {
    await cp(installed, extensions, { recursive: true });
  }
}

/**
 * Installs a package for all servers that are started during `work`, also by processes that it starts: each installation takes a
 * server of its own, and a second of the processor.
 */
export async function installedForAll<T>(vsix: string, work: () => Promise<T>): Promise<T> {
  const home = mkdtempSync(join(tmpdir(), 'messaging-balance-installed-'));
  const forget = () => {
    delete process.env[variable];
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', forget);
  try {
    const extensions = join(home, 'extensions');
    await installPackage(vsix, extensions, join(home, 'server'));
    process.env[variable] = extensions;
    return await work();
  } finally {
    process.removeListener('exit', forget);
    forget();
  }
}
