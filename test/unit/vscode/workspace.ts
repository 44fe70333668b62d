import assert from 'node:assert/strict';
import type * as api from 'vscode';
import { made } from './made.ts';
import { namespace, type Part } from './part.ts';
import { EventEmitter } from './values.ts';

const configuration = new EventEmitter<api.ConfigurationChangeEvent>();

/** Somebody changes a setting: the user, this window or another one. */
export function setSetting(setting: string, value: unknown): void {
  if (value === undefined ? !made.settings.has(setting) : made.settings.get(setting) === value) {
    return;
  }
  if (value === undefined) {
    made.settings.delete(setting);
  } else {
    made.settings.set(setting, value);
  }
  configuration.fire({ affectsConfiguration: (section) => setting === section || setting.startsWith(`${section}.`) });
}

function writable(): void {
  if (made.readOnly !== undefined) {
    throw made.readOnly;
  }
}

function contentOf({ path }: api.Uri): Uint8Array {
  return made.files.get(path) ?? assert.fail(`there is no file ${path}`);
}

export const workspace = namespace('workspace', {
  workspaceFolders: undefined,
  asRelativePath: (file: string | api.Uri) => (typeof file === 'string' ? file : file.path).replace('/folder/', ''),
  getConfiguration: () =>
    namespace('WorkspaceConfiguration', {
      get: (setting: string): unknown => made.settings.get(setting),
      inspect: (setting: string) => ({ key: setting, globalValue: made.settings.get(setting) }),
      async update(setting: string, value: unknown): Promise<void> {
        writable();
        setSetting(setting, value);
      },
    }),
  onDidChangeConfiguration: configuration.event,
  fs: namespace('workspace.fs', {
    stat: async (file: api.Uri) => ({ size: contentOf(file).length }),
    readFile: async (file: api.Uri) => contentOf(file),
    async writeFile({ path }: api.Uri, content: Uint8Array): Promise<void> {
      writable();
      made.files.set(path, content);
    },
  }),
} satisfies Part<typeof api.workspace>);
