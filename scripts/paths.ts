import { join } from 'node:path';

/** The project's folder. */
export const root: string = join(import.meta.dirname, '..');

/** What is downloaded to run VS Code: kept between runs, ignored by git. */
export const cacheFolder: string = join(root, '.vscode-test');

/** What tests leave for a reader: screenshots and logs. */
export const resultsFolder: string = join(root, 'test-results');

/** Suites bundled for the extension host. */
export const suiteFolder: string = join(root, 'dist-test');
