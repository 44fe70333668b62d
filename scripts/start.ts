import { constants } from 'node:os';
import { parseArgs } from 'node:util';
import { buildExtension } from '../esbuild.js';
import { confirmAccounts } from '../test/hosts/confirmed.ts';
import { declaredDemo } from '../test/hosts/declaredDemo.ts';
import { demoAccountEntries, writeDemoHistory } from '../test/hosts/demo.ts';
import { type DesktopApp, openDesktopApp } from '../test/hosts/desktopApp.ts';
import type { DisplayLanguage, HostOptions } from '../test/hosts/host.ts';
import { onPath } from '../test/hosts/onPath.ts';
import { hasDisplay } from '../test/hosts/pickHost.ts';
import { sandboxEnvironment } from '../test/hosts/sandboxAccounts.ts';
import { startVsCodeServer } from '../test/hosts/vscodeServer.ts';
import { DEMO_ACCOUNTS } from '../test/sandbox/knownAccounts.ts';
import { startSandbox } from '../test/sandbox/sandbox.ts';
import { packageExtension } from './package.ts';
import { root } from './paths.ts';

/** What was started. */
interface Started extends DesktopApp {
  readonly message: string;
}

interface Demo {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly env: Readonly<Record<string, string>>;
  readonly fillStorage: NonNullable<HostOptions['fillStorage']>;
  readonly language: DisplayLanguage;
  readonly port: number;
}

async function startDesktop(code: string, { settings, env, fillStorage }: Demo): Promise<Started> {
  await buildExtension();
  const app = await openDesktopApp(code, root, { settings, env, fillStorage });
  return { message: 'VS Code:  its window is open', ...app };
}

async function startServer(demo: Demo): Promise<Started> {
  const server = await startVsCodeServer({ ...demo, vsix: await packageExtension() });
  return {
    message: `VS Code:  ${server.url}/?folder=${server.workspaceFolder}   (open this in a browser)`,
    closed: new Promise(() => undefined),
    [Symbol.asyncDispose]: () => server.close(),
  };
}

/** Opens the installed VS Code where there is one and a display for it, unless `VSCODE_HOST=server` says otherwise. */
async function startVsCode(demo: Demo): Promise<Started> {
  const code = process.env['VSCODE_HOST'] !== 'server' && hasDisplay() ? onPath('code') : undefined;
  return code === undefined ? await startServer(demo) : await startDesktop(code, demo);
}

/** Resolves with the exit code when a signal asks this process to stop. */
function stopSignal(): Promise<number> {
  return new Promise((resolve) => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(name, () => resolve(name === 'SIGINT' ? 0 : 128 + constants.signals[name]));
    }
  });
}

async function main(port: number, language: DisplayLanguage): Promise<number> {
  const stopped = stopSignal();
  await using sandbox = await startSandbox();
  for (const id of [...DEMO_ACCOUNTS.map((account) => account.id), 'anything']) {
    sandbox.accounts.drift(id, 1);
  }
  const declared = declaredDemo(sandbox);
  const settings = {
    'messagingBalance.accounts': [...demoAccountEntries(sandbox, DEMO_ACCOUNTS), declared.account],
    'messagingBalance.providers': [declared.provider],
    'messagingBalance.refreshInterval': 1,
  };
  // A signal that comes while VS Code is starting waits for it: what is half started could not be ended.
  const fillStorage = async (folder: string) => {
    await writeDemoHistory(folder, sandbox, Date.now(), { ids: DEMO_ACCOUNTS.map(({ id }) => id) });
    await confirmAccounts(folder, settings);
  };
  await using vscode = await startVsCode({
    settings,
    env: { ...sandboxEnvironment(DEMO_ACCOUNTS), ...declared.env },
    fillStorage,
    language,
    port,
  });
  process.stdout.write(
    `\nSandbox:  ${sandbox.url}\n          ${sandbox.url}/anything lists replies to try declared providers with\n${vscode.message}\nCtrl-C stops both.\n`,
  );
  return await Promise.race([stopped, vscode.closed.then(() => 0)]);
}

const { values } = parseArgs({
  options: { port: { type: 'string', default: '0' }, language: { type: 'string', default: 'en' } },
});
try {
  process.exitCode = await main(Number(values.port), values.language === 'zh-cn' ? 'zh-cn' : 'en');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
