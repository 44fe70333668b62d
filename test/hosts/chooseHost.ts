import type { HostKind } from './host.ts';

/** What can be known of a machine without starting anything. */
export interface HostFacts {
  /** The value of `VSCODE_HOST`. */
  readonly wanted: string | undefined;
  readonly platform: NodeJS.Platform;
  /** Whether windows can be shown. */
  readonly display: boolean;
  /** Whether VS Code's desktop build was downloaded before, or can be now. */
  readonly desktop: boolean;
}

export interface HostChoice {
  readonly kind: HostKind;
  readonly reason: string;
}

/**
 * Chooses the host for the tests: the one that `VSCODE_HOST` names, else the desktop's VS Code where it can be had and shown,
 * else the server's. Throws when `VSCODE_HOST` names none, or when neither can run.
 */
export function chooseHost({ wanted, platform, display, desktop }: HostFacts): HostChoice {
  if (wanted !== undefined && wanted !== '') {
    if (wanted !== 'server' && wanted !== 'desktop') {
      throw new Error(`VSCODE_HOST is "${wanted}": it can be server or desktop`);
    }
    return { kind: wanted, reason: 'VSCODE_HOST says so' };
  }
  if (display && desktop) {
    return { kind: 'desktop', reason: "there is a display, and VS Code's desktop build is at hand" };
  }
  const reason = display ? "VS Code's desktop build cannot be downloaded" : 'there is no display';
  if (platform === 'win32') {
    throw new Error(`No VS Code to test with: ${reason}, and the server host does not run on Windows`);
  }
  return { kind: 'server', reason };
}
