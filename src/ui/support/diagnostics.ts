import * as vscode from 'vscode';
import type { GeneralAlerts } from '../../balance/account/threshold.ts';
import type { Clock } from '../../base/clock.ts';
import type { AccountNumbers } from '../../monitor/ask/accountNumbers.ts';
import type { Monitor } from '../../monitor/ask/monitor.ts';
import type { Provider } from '../../providers/provider.ts';
import type { Store } from '../../store/port/store.ts';
import { readAccounts } from '../editor/configuration.ts';
import { EXTENSION, SETTINGS } from '../editor/ids.ts';
import { outputRedactor } from '../editor/redactOutput.ts';
import { diagnosticsText } from './diagnosticsText.ts';

/** What a report is gathered from. */
export interface DiagnosticsParts {
  readonly monitor: Monitor;
  readonly numbers: AccountNumbers;
  readonly providers: readonly Provider[];
  readonly clock: Clock;
  /** What holds for the alerts of all accounts. */
  readonly general: () => GeneralAlerts;
  readonly log: { readonly recent: readonly string[] };
  /** Absent while it is not open yet. */
  store(): Store | undefined;
}

/** Puts a report for whoever looks into a defect on the clipboard. */
export async function copyDiagnostics(parts: DiagnosticsParts): Promise<void> {
  await vscode.env.clipboard.writeText(outputRedactor.redact(diagnosticsReport(parts)));
}

/** The extension's manifest, as it is installed. */
export function ownManifest(): unknown {
  return vscode.extensions.getExtension(EXTENSION)?.packageJSON;
}

/** A report for whoever looks into a defect: Markdown without names and credentials. */
export function diagnosticsReport(parts: DiagnosticsParts): string {
  const { monitor, numbers, providers, clock, general, log, store } = parts;
  const settings = vscode.workspace.getConfiguration();
  const manifest = ownManifest();
  const version =
    typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : undefined;
  return diagnosticsText(
    {
      versions: [
        ['Messaging Balance', version],
        ['VS Code', vscode.version],
        ['Node', process.versions.node],
        ['SQLite', process.versions['sqlite']],
        ['System', `${process.platform} ${process.arch}`],
      ],
      now: clock.now(),
      host: vscode.env.remoteName ?? (vscode.env.uiKind === vscode.UIKind.Web ? 'web' : vscode.env.appHost),
      refreshInterval: settings.get(SETTINGS.refreshInterval),
      retentionDays: settings.get(SETTINGS.historyRetentionDays),
      alerts: general(),
      invalidEntries: readAccounts(providers).invalid.length,
      statuses: monitor.statuses(),
      numbers,
      store: store()?.mode,
      size: store()?.size(),
      log: log.recent,
    },
    outputRedactor,
  );
}
