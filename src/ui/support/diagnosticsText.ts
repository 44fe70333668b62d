import type { Account } from '../../balance/account/account.ts';
import { hostOf } from '../../balance/account/endpoint.ts';
import { type AccountStatus, readingOf, troubleOf } from '../../balance/account/state.ts';
import type { GeneralAlerts } from '../../balance/account/threshold.ts';
import type { Redactor } from '../../balance/secret/redaction.ts';
import { english } from '../../base/language.ts';
import type { AccountNumbers } from '../../monitor/ask/accountNumbers.ts';
import { faultTag } from '../../monitor/ask/troubleLog.ts';
import type { FileSize, StoreMode } from '../../store/port/store.ts';
import { megabytes, sizeText } from './storeText.ts';

/** What a report is made from. Times are wall-clock milliseconds since 1970. */
export interface Diagnostics {
  /** Names of programs with their versions, in the order in which they are shown. */
  readonly versions: readonly (readonly [name: string, version: string | undefined])[];
  readonly now: number;
  /** `desktop`, or the name of the remote that the extension runs on, such as `dev-container`. */
  readonly host: string;
  readonly refreshInterval: unknown;
  readonly retentionDays: unknown;
  readonly alerts: GeneralAlerts;
  /** How many entries of the setting cannot be used. */
  readonly invalidEntries: number;
  readonly statuses: readonly AccountStatus[];
  /** What they are called in the log. */
  readonly numbers: AccountNumbers;
  /** Absent while the store is not open yet. */
  readonly store: StoreMode | undefined;
  /** How large the file with the history is; absent where that is not known. */
  readonly size: FileSize | undefined;
  /** The last lines of the log, which names nobody. */
  readonly log: readonly string[];
}

/**
 * A report in Markdown, in English, for whoever looks into a defect. Accounts go by the number that they have in the log: no name, no path of an
 * endpoint, no amount and no credential is in it.
 */
export function diagnosticsText(diagnostics: Diagnostics, redactor: Redactor): string {
  const { versions, now, host, refreshInterval, retentionDays, alerts } = diagnostics;
  const { invalidEntries, statuses, numbers, store, size, log } = diagnostics;
  const lines = [
    '## Messaging Balance diagnostics',
    '',
    `- Written: ${timeOf(now)}`,
    ...versions.map(([name, version]) => `- ${name}: ${version ?? 'unknown'}`),
    `- Host: ${host}`,
    `- Store: ${storeOf(store)}`,
    `- History file: ${size === undefined ? 'unknown' : `${megabytes(size.file, 'en')}, ${megabytes(size.used, 'en')} in use`}`,
    ...[sizeText(size, english)].flatMap((text) => (text === undefined ? [] : [`- ${text}`])),
    `- Refresh interval: ${String(refreshInterval)} minutes`,
    `- Readings kept: ${String(retentionDays)} days`,
    `- Alerts: ${alerts.enabled ? 'on' : 'off'}, below ${alerts.daysLeft} days left`,
    `- Entries that cannot be used: ${invalidEntries}`,
    '',
    '### Accounts',
    '',
    ...(statuses.length === 0 ? ['None.'] : statuses.flatMap((status) => accountLines(status, numbers))),
    '',
    '### Log',
    '',
    '```text',
    ...log,
    '```',
  ];
  return `${lines.map((line) => redactor.redact(line)).join('\n')}\n`;
}

function accountLines(status: AccountStatus, numbers: AccountNumbers): readonly string[] {
  const { account, state, old, refreshing, nextAt, holdUntil } = status;
  const reading = readingOf(state);
  const trouble = troubleOf(state);
  const flags = [old ? 'old' : '', refreshing ? 'refreshing' : ''].filter((flag) => flag !== '');
  return [
    `- ${numbers.tagOf(account)}: ${[state.kind, ...flags].join(', ')}`,
    `  - settings: ${settingsOf(account)}`,
    `  - last good reading: ${timeOf(reading?.at)}, ${reading?.quantities.length ?? 0} quantities`,
    ...(trouble === undefined
      ? []
      : [`  - trouble: ${faultTag(trouble.fault)}, since ${timeOf(trouble.since)}, ${trouble.attempts} attempts`]),
    `  - next attempt: ${timeOf(nextAt)}`,
    ...(holdUntil === undefined ? [] : [`  - held by the provider until: ${timeOf(holdUntil)}`]),
  ];
}

function settingsOf(account: Account): string {
  const { place, endpoints, parameters, refreshInterval, env } = account;
  const parts = [
    place && `place ${hostOf(place) || place}`,
    endpoints && `endpoints ${endpoints.map(hostOf).join(' ')}`,
    // What they are may name the user's own account of the provider.
    parameters && `parameters ${Object.keys(parameters).join(' ')}`,
    refreshInterval && `refreshInterval ${refreshInterval}`,
    env && 'credential from the environment',
  ];
  return parts.filter(Boolean).join(', ') || 'defaults';
}

function storeOf(mode: StoreMode | undefined): string {
  if (mode === undefined) {
    return 'not open';
  }
  const kind = mode.kind === 'memory' ? `memory (${mode.problem})` : mode.kind;
  return mode.movedTo === undefined ? kind : `${kind}, a damaged file was moved aside`;
}

function timeOf(at: number | undefined): string {
  return at === undefined || !(Math.abs(at) <= 8.64e15) ? 'none' : new Date(at).toISOString();
}
