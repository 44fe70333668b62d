/** A release of the npm package `code-server`. */
export interface CodeServerRelease {
  /** Of the package. It carries the VS Code whose version has the same digits after the first: 4.139.1 has 1.139.1. */
  readonly version: string;
  /** The version of the npm package `node` that it needs, or `undefined` where that is the Node that runs the tests. */
  readonly node: string | undefined;
}

const CURRENT: CodeServerRelease = { version: '4.139.1', node: undefined };

const RELEASES: readonly CodeServerRelease[] = [
  CURRENT,
  // The oldest VS Code that the manifest's engines allow.
  { version: '4.105.1', node: '22.19.0' },
];

/** The release that carries the VS Code `wanted`, such as `1.105.0`: of its minor version, as patches are not all to be had. */
export function codeServerRelease(wanted: string | undefined): CodeServerRelease {
  if (wanted === undefined || wanted === '' || wanted === 'stable') {
    return CURRENT;
  }
  const release = RELEASES.find(({ version }) => minor(version) === minor(wanted) && /^1\.\d+(?:\.|$)/.test(wanted));
  if (release === undefined) {
    const known = RELEASES.map(({ version }) => `1.${minor(version)}`).join(', ');
    throw new Error(`VSCODE_VERSION is "${wanted}": on the server host it can be ${known} or stable`);
  }
  return release;
}

function minor(version: string): string {
  return version.split('.')[1] ?? '';
}
