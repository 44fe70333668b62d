/** Where issues are reported. */
export interface IssueAddress {
  readonly url: string;
  /** VS Code's issue reporter hands what it gathered to GitHub alone; of other pages it opens the address and no more. */
  readonly isGitHub: boolean;
}

/** The address for issues that a manifest names as `bugs.url`; `undefined` where there is none that a browser opens. */
export function issueAddress(manifest: unknown): IssueAddress | undefined {
  const url = fieldOf(fieldOf(manifest, 'bugs'), 'url');
  if (typeof url !== 'string' || !URL.canParse(url)) {
    return undefined;
  }
  const { protocol, hostname, pathname } = new URL(url);
  const isGitHub = hostname === 'github.com' && /^\/[^/]+\/[^/]+\/?(?:issues\/?)?$/.test(pathname);
  return protocol === 'https:' || protocol === 'http:' ? { url, isGitHub } : undefined;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
