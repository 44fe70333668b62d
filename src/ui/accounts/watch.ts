import * as vscode from 'vscode';
import type { UnusableEntry } from '../../balance/account/entryProblem.ts';
import { entryProblemTag } from '../../balance/account/entryText.ts';
import { type Disposable, DisposableStore } from '../../base/lifecycle.ts';
import type { Log } from '../../base/log.ts';
import type { Monitor } from '../../monitor/ask/monitor.ts';
import type { ProviderRegistry } from '../../providers/registry.ts';
import { intervalOf, namedProviders, onDidChangeSettings, readAccounts } from '../editor/configuration.ts';
import { setContextKeysOf } from '../editor/contextKeys.ts';
import { SETTINGS } from '../editor/ids.ts';
import type { Secrets } from './secrets.ts';

/** Who is told of changes. */
export interface WatchParts {
  readonly monitor: Monitor;
  /** Is told of the entries of the setting that cannot be used. */
  readonly showInvalid: (invalid: readonly UnusableEntry[]) => void;
  readonly secrets: Secrets;
  readonly registry: ProviderRegistry;
  readonly log: Log;
}

/** Loads the providers of the accounts. A file that is missing keeps no other from being used: the accounts of its provider say so. */
export async function loadProviders({ registry, log }: Pick<WatchParts, 'registry' | 'log'>): Promise<void> {
  try {
    await registry.load(namedProviders());
  } catch (error) {
    log.error(`a provider could not be loaded: ${error instanceof Error ? error.name : 'unknown'}`);
  }
}

/** Tells the monitor of changed settings, providers and credentials, and of a window that is looked at again. */
export function watchAccounts({ monitor, showInvalid, secrets, registry, log }: WatchParts): Disposable {
  const owned = new DisposableStore();
  const reported = new Set<string>();
  const readLoaded = (): void => {
    const { accounts, invalid } = readAccounts(registry.list);
    monitor.setAccounts(accounts, intervalOf);
    showInvalid(invalid);
    setContextKeysOf(accounts);
    for (const { name, problem } of invalid) {
      const known = JSON.stringify([name, problem]);
      if (!reported.has(known)) {
        reported.add(known);
        log.warn(`an entry of the accounts cannot be used: ${entryProblemTag(problem)}`);
      }
    }
  };
  const read = (): void => {
    const named = namedProviders();
    if (registry.hasTried(named)) {
      readLoaded();
      return;
    }
    // The registry tells when they are there.
    void loadProviders({ registry, log });
  };
  read();
  owned.add(onDidChangeSettings([SETTINGS.accounts, SETTINGS.refreshInterval], read));
  owned.add(registry.onDidChange(read));
  owned.add(secrets.onDidChange((id) => void monitor.credentialChanged(id)));
  let focused = vscode.window.state.focused;
  owned.add(
    vscode.window.onDidChangeWindowState((state) => {
      if (state.focused && !focused) {
        void monitor.focus();
      }
      focused = state.focused;
    }),
  );
  return owned;
}
