import { join } from 'node:path';

/** The project's folder. */
export const root: string = join(import.meta.dirname, '..');

/** What is downloaded to run VS Code: kept between runs, ignored by git. */
export const cacheFolder: string = join(root, '.vscode-test');

/** What tests leave for a reader: screenshots and logs. */
export const resultsFolder: string = join(root, 'test-results');

/** Suites bundled for the extension host. */
export const suiteFolder: string = join(root, 'dist-test');

/** A tool of the project's own `node_modules`, by its command name. */
export function tool(name: string): string {
  return join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}
