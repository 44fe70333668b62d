/** Variables of the environment, as `process.env` has them. */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * How the packer treats the relative links and pictures of the README. A page in a registry has no files beside it: there,
 * every address must be complete. The manifest names no repository, so the run of a workflow says where the files are:
 * at the commit that is packed, which never changes. On a developer's machine links stay as they are, which is for trying
 * the package out and not for publishing it.
 */
export function linkOptions(env: Environment): readonly string[] {
  if (env['GITHUB_ACTIONS'] !== 'true') {
    return ['--no-rewrite-relative-links'];
  }
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: commit } = env;
  const base = `${server}/${repository}`;
  return ['--baseContentUrl', `${base}/blob/${commit}`, '--baseImagesUrl', `${base}/raw/${commit}`];
}
