/**
 * What a file `*.suite.ts` in this folder exports as `tests`: each test's name and what it does, in the extension host.
 * A test fails when it throws, rejects or takes over a minute. Tests run one after the other, in the order they are written in.
 */
export type SuiteTests = Readonly<Record<string, () => void | Promise<void>>>;

/** How one test ended. */
export interface TestReport {
  readonly suite: string;
  readonly name: string;
  readonly ms: number;
  /** The error's stack, when the test failed. */
  readonly error?: string;
}

/** What the extension host writes after each suite. */
export interface RunReport {
  /** Whether every suite has run. A host that dies may well say that all went fine. */
  readonly complete: boolean;
  readonly tests: readonly TestReport[];
}

/** Names of the environment variables through which the extension host is told what to run and where to report. */
export const reportVariable = 'INTEGRATION_REPORT';
export const filterVariable = 'INTEGRATION_FILTER';
/** And where its services listen: that is known before VS Code starts, so that the user's word about it can be there. */
export const sandboxPortVariable = 'SUITE_SANDBOX_PORT';
export const guestPortVariable = 'SUITE_GUEST_PORT';
