/** Variables of the environment, as `process.env` has them. */
type Environment = Readonly<Record<string, string | undefined>>;

/**
 * How the packer treats the relative links and pictures of the README. A page in a registry has no files beside it: there,
 * every address must be complete. The manifest names no repository, so the run of a workflow says where the files are:
 * at the commit that is packed, which never changes. On a developer's machine links stay as they are, which is for trying
 * the package out and not for publishing it.
 * @throws when a workflow does not say where the files are: a page with broken pictures is not one to publish
 */
export function linkOptions(env: Environment): readonly string[] {
  if (env['GITHUB_ACTIONS'] !== 'true') {
    return ['--no-rewrite-relative-links'];
  }
  const server = env['GITHUB_SERVER_URL'] ?? '';
  const repository = env['GITHUB_REPOSITORY'] ?? '';
  const commit = env['GITHUB_SHA'] ?? '';
  const known =
    /^https:\/\/[\w.-]+$/.test(server) && /^[\w.-]+\/[\w.-]+$/.test(repository) && /^[0-9a-f]{40}$/.test(commit);
  if (!known) {
    throw new Error(
      'GITHUB_SERVER_URL, GITHUB_REPOSITORY and GITHUB_SHA do not say where the pictures of the README are',
    );
  }
  const base = `${server}/${repository}`;
  return ['--baseContentUrl', `${base}/blob/${commit}`, '--baseImagesUrl', `${base}/raw/${commit}`];
}
