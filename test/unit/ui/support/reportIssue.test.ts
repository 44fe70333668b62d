import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { AccountNumbers } from '../../../../src/monitor/ask/accountNumbers.ts';
import { EXTENSION } from '../../../../src/ui/editor/ids.ts';
import { outputRedactor } from '../../../../src/ui/editor/redactOutput.ts';
import { commands, env, extensions, forgetMade, made, UIKind } from '../../vscode.ts';
import { NOW, PROVIDERS, STATES } from '../sample.ts';

const { reportIssue } = await import('../../../../src/ui/support/reportIssue.ts');

const { getExtension } = extensions;
const { executeCommand } = commands;
const REPORTER = 'workbench.action.openIssueReporter';
const COPIED = 'The diagnostics are on the clipboard. They hold no credentials and no names. ';

/** The user reports an issue where the manifest has this address. */
async function report(url?: string): Promise<void> {
  const bugs = url === undefined ? {} : { bugs: { url } };
  Object.assign(extensions, { getExtension: () => ({ packageJSON: { version: '1.2.3', ...bugs } }) });
  await reportIssue({
    ...{ numbers: new AccountNumbers(), providers: PROVIDERS, clock: { now: () => NOW }, language: english },
    log: { recent: ['it is canary-in-an-issue'] },
    monitor: { statuses: () => [STATES.stale] },
    general: () => ({ enabled: true, daysLeft: '3', unusualSpending: true }),
    store: () => undefined,
  } as unknown as Parameters<typeof reportIssue>[0]);
}

beforeEach(() => {
  forgetMade();
  made.clipboard = '';
  outputRedactor.know({ key: 'k', secret: 'canary-in-an-issue' });
});
afterEach(() => {
  Object.assign(extensions, { getExtension });
  Object.assign(commands, { executeCommand });
  Object.assign(env, { uiKind: UIKind.Desktop });
});

test("18.7: an address for issues opens VS Code's reporter with the diagnostics, without names and secrets", async () => {
  await report('https://github.com/owner/messaging-balance/issues');
  const [[command, given] = []] = made.executed;
  assert.equal(command, REPORTER);
  assert.equal(Object(given).extensionId, EXTENSION);
  assert.match(Object(given).issueBody, /What happened/);
  assert.match(Object(given).data, /Messaging Balance diagnostics[\s\S]*stale[\s\S]*it is •••/);
  assert.doesNotMatch(JSON.stringify(given), /canary|Main/);
  assert.deepEqual([made.clipboard, made.messages], ['', []]);
});

test('18.7: without an address the diagnostics are copied, and that is said', async () => {
  await report();
  assert.match(made.clipboard, /Messaging Balance diagnostics/);
  assert.doesNotMatch(made.clipboard, /canary/);
  assert.deepEqual(made.messages, [
    `${COPIED}This build names no address for issues: send them to whoever gave it to you.`,
  ]);
  assert.deepEqual(made.executed, []);
});

for (const [what, url, prepare] of [
  ['a page that is not GitHub’s', 'https://gitee.com/owner/repo/issues', () => undefined],
  ['a browser', 'https://github.com/owner/repo/issues', () => Object.assign(env, { uiKind: UIKind.Web })],
  [
    'feedback that is switched off',
    'https://github.com/owner/repo/issues',
    () => made.settings.set('telemetry.feedback.enabled', false),
  ],
  [
    'an editor without a reporter',
    'https://github.com/owner/repo/issues',
    () => Object.assign(commands, { executeCommand: () => Promise.reject(new Error('command not found')) }),
  ],
] as const) {
  test(`18.7: where the reporter hands nothing on, the diagnostics are copied and the page is offered: ${what}`, async () => {
    prepare();
    made.answer = 'Open Issues';
    await report(url);
    assert.match(made.clipboard, /Messaging Balance diagnostics/);
    assert.deepEqual(made.messages, [`${COPIED}Paste them into a new issue.`]);
    assert.deepEqual(made.opened, [url]);
  });
}
