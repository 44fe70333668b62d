import { existsSync } from 'node:fs';
import { packagePath } from '../../scripts/package.ts';
import { confirmAccounts } from '../hosts/confirmed.ts';
import { demoAccountEntries, writeDemoHistory } from '../hosts/demo.ts';
import type { HostOptions, VsCodeHost, WindowOptions } from '../hosts/host.ts';
import { pickHost, startHost } from '../hosts/pickHost.ts';
import { sandboxAccountEntries, sandboxEnvironment } from '../hosts/sandboxAccounts.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { Workbench } from './workbench.ts';

export interface AppOptions extends Omit<HostOptions, 'vsix'>, WindowOptions {
  /**
   * Whether the settings hold the sandbox's five accounts, which they do when this is left out; `demo`: with thresholds and
   * 60 days of history.
   */
  readonly accounts?: 'sandbox' | 'demo' | 'none';
  /** `false`: the user was not asked yet whether the accounts' variables may be sent to the sandbox. */
  readonly isConfirmed?: false;
  /** A sandbox that runs already, and that its starter closes. */
  readonly sandbox?: Sandbox;
}

/** The packaged extension in a real VS Code, with the providers' sandbox behind it. */
export interface App extends AsyncDisposable {
  readonly sandbox: Sandbox;
  readonly host: VsCodeHost;
  /** The first window. */
  readonly workbench: Workbench;
  /** Opens one more window of the same user. */
  openWindow(options?: WindowOptions): Promise<Workbench>;
  /** Ends all of it. */
  close(): Promise<void>;
}

function packageFile(): string {
  if (!existsSync(packagePath)) {
    throw new Error(`${packagePath} is not there: npm run package makes it`);
  }
  return packagePath;
}

export async function openApp(options: AppOptions = {}): Promise<App> {
  const { accounts = 'sandbox', sandbox: given, size, scale, env, ...rest } = options;
  const vsix = packageFile();
  const sandbox = given ?? (await startSandbox());
  const windowOptions = { ...(size === undefined ? {} : { size }), ...(scale === undefined ? {} : { scale }) };
  const settings = { ...accountSettings(accounts, sandbox), ...options.settings };
  let host: VsCodeHost | undefined;
  const close = async () => {
    await host?.close();
    if (given === undefined) {
      await sandbox.close();
    }
  };
  try {
    host = await startHost((await pickHost()).kind, {
      bare: true,
      ...rest,
      vsix,
      settings,
      async fillStorage(folder) {
        await options.fillStorage?.(folder);
        if (accounts === 'demo') {
          await writeDemoHistory(folder, sandbox, Date.now(), { ids: idsOf(settings) });
        }
        if (options.isConfirmed !== false) {
          await confirmAccounts(folder, settings);
        }
      },
      env: { ...sandboxEnvironment(), ...env },
    });
    const started = host;
    const workbench = new Workbench(await started.openWindow(windowOptions));
    const openWindow = async (more: WindowOptions = windowOptions) => new Workbench(await started.openWindow(more));
    return { sandbox, host: started, workbench, openWindow, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await close();
    throw error;
  }
}

function accountSettings(
  accounts: NonNullable<AppOptions['accounts']>,
  sandbox: Sandbox,
): Readonly<Record<string, unknown>> {
  switch (accounts) {
    case 'none':
      return {};
    case 'sandbox':
      return { 'messagingBalance.accounts': sandboxAccountEntries(sandbox) };
    case 'demo':
      return { 'messagingBalance.accounts': demoAccountEntries(sandbox) };
  }
}

function idsOf({ 'messagingBalance.accounts': accounts }: Readonly<Record<string, unknown>>): readonly string[] {
  return (accounts as readonly { readonly id: string }[]).map(({ id }) => id);
}

/** For `afterEach`: leaves a screenshot `test-results/failed-….png` of a test that failed. */
export async function keepEvidence(test: { readonly name: string }, workbench: Workbench): Promise<void> {
  if ('passed' in test && test.passed === false) {
    await workbench.screenshot(`failed-${test.name.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}`);
  }
}
