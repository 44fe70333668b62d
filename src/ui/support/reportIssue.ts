import * as vscode from 'vscode';
import { joinSentences, type Language } from '../../base/language.ts';
import { EXTENSION } from '../editor/ids.ts';
import { messageOf, outputRedactor } from '../editor/redactOutput.ts';
import { copyDiagnostics, type DiagnosticsParts, diagnosticsReport, ownManifest } from './diagnostics.ts';
import { type IssueAddress, issueAddress } from './issueAddress.ts';

/** What the reporter's form begins with, for who reads the issue. */
const BODY = '**What happened**\n\n\n**What should have happened**\n\n\n**How to see it again**\n\n';

/**
 * Opens VS Code's issue reporter with the diagnostics. Where the manifest names no address for issues, or the reporter cannot hand
 * the diagnostics on, they are copied, and the user is told what to do with them.
 */
export async function reportIssue(parts: DiagnosticsParts & { readonly language: Language }): Promise<void> {
  const address = issueAddress(ownManifest());
  if (address !== undefined && takesDiagnostics(address) && (await isReporterOpen(parts))) {
    return;
  }
  await copyDiagnostics(parts);
  const { language } = parts;
  const { t } = language;
  const next =
    address === undefined
      ? t('This build names no address for issues: send them to whoever gave it to you.')
      : t('Paste them into a new issue.');
  const copied = t('The diagnostics are on the clipboard. They hold no credentials and no names.');
  const buttons = address === undefined ? [] : [t('Open Issues')];
  const said = joinSentences([copied, next], language);
  const chosen = await vscode.window.showInformationMessage(messageOf(said), ...buttons);
  if (chosen !== undefined && address !== undefined) {
    await vscode.env.openExternal(vscode.Uri.parse(address.url));
  }
}

/** In a browser the reporter is a page of its own, which takes nothing along; the user may have switched it off. */
function takesDiagnostics({ isGitHub }: IssueAddress): boolean {
  const isOn = vscode.workspace.getConfiguration().get('telemetry.feedback.enabled') !== false;
  return isGitHub && isOn && vscode.env.uiKind === vscode.UIKind.Desktop;
}

/** Editors without an address of their own have no reporter. */
async function isReporterOpen(parts: DiagnosticsParts): Promise<boolean> {
  try {
    await vscode.commands.executeCommand('workbench.action.openIssueReporter', {
      extensionId: EXTENSION,
      issueBody: BODY,
      data: outputRedactor.redact(diagnosticsReport(parts)),
    });
    return true;
  } catch {
    return false;
  }
}
