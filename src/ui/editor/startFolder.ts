import { homedir } from 'node:os';
import * as vscode from 'vscode';

/** Where files are looked for and put first. */
export function startFolder(): vscode.Uri {
  return vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
}
