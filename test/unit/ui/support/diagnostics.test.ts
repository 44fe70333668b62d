import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { AccountNumbers } from '../../../../src/monitor/ask/accountNumbers.ts';
import { SETTINGS } from '../../../../src/ui/editor/ids.ts';
import { outputRedactor } from '../../../../src/ui/editor/redactOutput.ts';
import { env, forgetMade, made, UIKind } from '../../vscode.ts';
import { NOW, PROVIDERS, STATES } from '../sample.ts';

const { copyDiagnostics } = await import('../../../../src/ui/support/diagnostics.ts');

/** The report that is on the clipboard then. */
async function report(recent: readonly string[] = []): Promise<string> {
  await copyDiagnostics({
    ...{ numbers: new AccountNumbers(), providers: PROVIDERS, clock: { now: () => NOW }, log: { recent } },
    monitor: { statuses: () => [STATES.stale] },
    general: () => ({ enabled: true, daysLeft: '3', unusualSpending: true }),
    store: () => undefined,
  } as unknown as Parameters<typeof copyDiagnostics>[0]);
  return made.clipboard;
}

beforeEach(forgetMade);

test('versions, settings, states and the last lines of the log are in the report', async () => {
  made.settings.set(SETTINGS.refreshInterval, 17);
  made.settings.set(SETTINGS.accounts, [7]);
  const text = await report(['the last line']);
  for (const part of [/Messaging Balance:? 1\.2\.3/, /VS Code:? 1\.105\.0/, /Node/, /17/, /stale/, /the last line/]) {
    assert.match(text, part);
  }
});

test('where the extension runs is in the report', async () => {
  assert.match(await report(), /desktop/);
  Object.assign(env, { uiKind: UIKind.Web });
  assert.match(await report(), /\bweb\b/);
  Object.assign(env, { uiKind: UIKind.Desktop, remoteName: 'ssh-remote' });
  assert.match(await report(), /ssh-remote/);
  Object.assign(env, { remoteName: undefined });
});

test('no secret and no name is in the report, wherever it stands', async () => {
  outputRedactor.know({ key: 'k', secret: 'canary-in-a-report' });
  const text = await report(['it is canary-in-a-report']);
  assert.doesNotMatch(text, /canary-in-a-report|Main/);
});
