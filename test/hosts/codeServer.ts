import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { execa } from 'execa';
import { cacheFolder } from '../../scripts/paths.ts';
import { type CodeServerRelease, codeServerRelease } from './codeServerRelease.ts';
import { onPath } from './onPath.ts';
import { ensureCompiler } from './systemPackages.ts';

const major = process.versions.node.split('.')[0] ?? '';

/** Where a release is, and the program that runs it. */
interface Place {
  readonly home: string;
  readonly release: CodeServerRelease;
}

function placeOf(release: CodeServerRelease): Place {
  const node = `node${release.node?.split('.')[0] ?? major}`;
  const name = ['code-server', release.version, node, process.platform, process.arch].join('-');
  return { home: join(cacheFolder, name), release };
}

function serverFolder(install: string): string {
  return join(install, 'node_modules', 'code-server', 'lib', 'vscode');
}

/** The Node that runs what is installed in `install`. */
function nodeOf(install: string, { node }: CodeServerRelease): string {
  return node === undefined ? process.execPath : join(install, 'node_modules', 'node', 'bin', 'node');
}

/** Native modules that the server loads as it starts or as a window opens. One has got another name over time. */
function nativesOf(install: string): readonly string[] {
  const known = [
    '@vscode/spdlog',
    '@vscode/native-watchdog',
    'native-watchdog',
    '@parcel/watcher',
    'kerberos',
    'node-pty',
  ];
  return known.filter((name) => existsSync(join(serverFolder(install), 'node_modules', name)));
}

/** Whether the server that is installed in `install` starts at all. */
async function starts(install: string, release: CodeServerRelease): Promise<boolean> {
  const [node, main] = [nodeOf(install, release), join(serverFolder(install), 'out', 'server-main.js')];
  return (
    existsSync(node) &&
    existsSync(main) &&
    !(await execa(node, [main, '--version'], { stdin: 'ignore', reject: false })).failed
  );
}

async function checkNatives(install: string, release: CodeServerRelease): Promise<void> {
  const script = nativesOf(install)
    .map((name) => `require(${JSON.stringify(name)});`)
    .join('');
  await execa(nodeOf(install, release), ['-e', script], { cwd: serverFolder(install), stdin: 'ignore' });
}

/** The environment for an npm of the Node `node`: without what an npm around this process says about itself. */
function npmEnvironment(node: string, extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^npm_(package|lifecycle)_|^npm_(command|execpath|node_execpath)$/.test(name) &&
      !/^npm_config_(user_agent|local_prefix)$/.test(name),
  );
  const path = [dirname(node), process.env['PATH'] ?? ''].join(delimiter);
  return { ...Object.fromEntries(kept), PATH: path, ...extra };
}

/** The system's own Node headers: Debian's `libnode-dev` has them. Every native module here uses the stable Node-API. */
function headers(): string | undefined {
  return ['/usr', '/usr/local'].find((prefix) => existsSync(join(prefix, 'include', 'node', 'node_api.h')));
}

/** Lets whatever else runs go first: tests with time limits may run while modules compile. Without `nice`, it is as it is. */
function afterOthers(program: string, args: readonly string[]): readonly [program: string, args: readonly string[]] {
  const nice = onPath('nice');
  return nice === undefined ? [program, args] : [nice, ['-n', '10', program, ...args]];
}

/** Runs npm in `folder` on the Node `node`: `npm install …`, or another of its words. */
async function npm(folder: string, node: string, ...words: readonly string[]): Promise<void> {
  const execpath = process.env['npm_execpath'];
  const own = execpath?.endsWith('npm-cli.js') === true ? execpath : undefined;
  const all = [...words, '--no-audit', '--no-fund', '--prefix', folder];
  const [program, args] =
    own === undefined ? afterOthers(onPath('npm') ?? 'npm', all) : afterOthers(node, [own, ...all]);
  const nodedir = headers();
  const attempt = async (extra: Readonly<Record<string, string>>, reject: boolean) =>
    await execa(program, args, {
      cwd: folder,
      // `JOBS` is node-gyp's: it compiles on all processors; for tests without optimizing, which takes half the time.
      env: npmEnvironment(node, { JOBS: 'max', CFLAGS: '-O0', CXXFLAGS: '-O0', ...extra }),
      ...{ extendEnv: false, stdin: 'ignore', reject },
    });
  const { failed } = await attempt({}, nodedir === undefined);
  if (failed && nodedir !== undefined) {
    // Node's site, where the headers for native modules come from, may be out of reach.
    await attempt({ npm_config_nodedir: nodedir }, true);
  }
}

/** Has every package come from npm's registry: older releases name one by its place on GitHub, which may be out of reach. */
async function fromRegistry(folder: string): Promise<void> {
  interface Lock {
    readonly packages: Record<string, { version?: string; resolved?: string; dependencies?: Record<string, string> }>;
  }
  const [manifestFile, lockFile] = [join(folder, 'package.json'), join(folder, 'npm-shrinkwrap.json')];
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as Lock['packages'][string];
  const { packages, ...rest } = JSON.parse(await readFile(lockFile, 'utf8')) as Lock;
  for (const [path, { version, resolved }] of Object.entries(packages)) {
    if (version !== undefined && resolved?.startsWith('git') === true) {
      const name = path.replace(/^.*node_modules\//, '');
      Object.assign(manifest.dependencies ?? {}, { [name]: version });
      Object.assign(packages['']?.dependencies ?? {}, { [name]: version });
      delete packages[path];
    }
  }
  await writeFile(manifestFile, JSON.stringify(manifest));
  await writeFile(lockFile, JSON.stringify({ ...rest, packages }));
}

/**
 * Installs a release that brings a Node of its own. Its own script wants GitHub for a program that no test needs: so all
 * is installed without scripts, and what has to be compiled is compiled.
 */
async function installOlder(folder: string, release: CodeServerRelease, node: string): Promise<void> {
  await npm(folder, process.execPath, 'install', `node@${node}`);
  const [own, server] = [nodeOf(folder, release), serverFolder(folder)];
  await npm(folder, own, 'install', '--ignore-scripts', `code-server@${release.version}`);
  await fromRegistry(server);
  await npm(server, own, 'install', '--omit=dev', '--ignore-scripts');
  await npm(server, own, 'rebuild', ...nativesOf(folder));
  // Where VS Code's desktop builds have an archive, and where its parts look.
  await symlink('node_modules', join(server, 'node_modules.asar'));
}

/** Removes what installs left behind whose process was killed. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(cacheFolder)) {
    const id = /^installing-(\d+)-/.exec(name)?.[1];
    if (id !== undefined && !isRunning(Number(id))) {
      await rm(join(cacheFolder, name), { recursive: true, force: true });
    }
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch {
    return false;
  }
}

async function install({ home, release }: Place): Promise<void> {
  await ensureCompiler();
  await mkdir(cacheFolder, { recursive: true });
  await removeAbandoned();
  // A broken install must not be taken for a whole one: it gets its name when it is complete and works.
  const folder = await mkdtemp(join(cacheFolder, `installing-${process.pid}-`));
  const { version, node } = release;
  try {
    process.stderr.write(`Installing VS Code's server (npm package code-server ${version}, once, about 2 minutes)…\n`);
    const manifest = { private: true, allowScripts: { 'code-server': true, node: true } };
    await writeFile(join(folder, 'package.json'), `${JSON.stringify(manifest)}\n`);
    if (node === undefined) {
      await npm(folder, process.execPath, 'install', `code-server@${version}`);
    } else {
      await installOlder(folder, release, node);
    }
    if (!(await starts(folder, release))) {
      throw new Error("VS Code's server was installed but does not start");
    }
    await checkNatives(folder, release);
    await rm(home, { recursive: true, force: true });
    await rename(folder, home);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How VS Code's server is started: its program, and the Node that runs it. */
export interface CodeServer {
  readonly node: string;
  readonly main: string;
}

async function find(): Promise<CodeServer> {
  const place = placeOf(codeServerRelease(process.env['VSCODE_VERSION']));
  if (!(await starts(place.home, place.release))) {
    await install(place);
  }
  return { node: nodeOf(place.home, place.release), main: join(serverFolder(place.home), 'out', 'server-main.js') };
}

let found: Promise<CodeServer> | undefined;

/**
 * VS Code's server in the version that `VSCODE_VERSION` names. It is installed when it is missing or does not start: once,
 * however often and from wherever in this process it is asked for. The error says what the system lacks, or what npm said.
 */
export function codeServer(): Promise<CodeServer> {
  found ??= find();
  return found;
}
