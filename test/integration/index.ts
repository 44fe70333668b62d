import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filterVariable, type RunReport, reportVariable, type SuiteTests, type TestReport } from './suite.ts';

const testTimeoutMs = 60_000;
const ending = '.suite.js';

async function runTest(test: SuiteTests[string]): Promise<unknown> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`The test did not end within ${testTimeoutMs} ms`)), testTimeoutMs);
  });
  try {
    await Promise.race([test(), tooLate]);
    return undefined;
  } catch (error) {
    return error ?? new Error('The test failed without an error');
  } finally {
    clearTimeout(timer);
  }
}

async function runSuite(suite: string, tests: SuiteTests): Promise<TestReport[]> {
  const reports: TestReport[] = [];
  for (const [name, test] of Object.entries(tests)) {
    const start = performance.now();
    const error = await runTest(test);
    const ms = Math.round(performance.now() - start);
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    reports.push({ suite, name, ms, ...(error === undefined ? {} : { error: text }) });
  }
  return reports;
}

async function write(file: string, report: RunReport): Promise<void> {
  await writeFile(file, JSON.stringify(report));
}

/** Called by VS Code in the extension host: runs the suites that lie next to this file, and rejects when a test failed. */
export async function run(): Promise<void> {
  const reportFile = process.env[reportVariable];
  if (reportFile === undefined) {
    throw new Error(`${reportVariable} does not say where to report`);
  }
  const files = (await readdir(import.meta.dirname)).filter((file) => file.endsWith(ending)).sort();
  const filter = process.env[filterVariable] ?? '';
  const reports: TestReport[] = [];
  for (const file of files.filter((name) => name.includes(filter))) {
    const suite = file.slice(0, -ending.length);
    try {
      const { tests } = (await import(pathToFileURL(join(import.meta.dirname, file)).href)) as {
        readonly tests?: SuiteTests;
      };
      if (tests === undefined || Object.keys(tests).length === 0) {
        throw new Error(`${suite}.suite.ts exports no tests`);
      }
      reports.push(...(await runSuite(suite, tests)));
    } catch (error) {
      reports.push({
        suite,
        name: '(loading)',
        ms: 0,
        error: error instanceof Error ? String(error.stack) : String(error),
      });
    }
    // After each suite: what is known so far survives a crash in the next one.
    await write(reportFile, { complete: false, tests: reports });
  }
  await write(reportFile, { complete: true, tests: reports });
  const failed = reports.filter(({ error }) => error !== undefined).length;
  if (failed > 0) {
    throw new Error(`${failed} of ${reports.length} tests failed`);
  }
}
