import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { cacheFolder } from '../../scripts/paths.ts';
import { runProgram } from '../../scripts/process.ts';
import { onPath } from './onPath.ts';
import { ensureCompiler } from './systemPackages.ts';

/** The npm package that carries VS Code 1.139.1's server. It needs the Node that runs this. */
const version = '4.139.1';

const major = process.versions.node.split('.')[0] ?? '';
const home = join(cacheFolder, `code-server-${version}-node${major}-${process.platform}-${process.arch}`);

function serverFolder(install: string): string {
  return join(install, 'node_modules', 'code-server', 'lib', 'vscode');
}

/** Native modules that the server loads as it starts or as a window opens. */
const natives = ['@vscode/spdlog', '@vscode/native-watchdog', '@parcel/watcher', 'kerberos', 'node-pty'];

/** Whether the server in `folder` starts at all. */
async function starts(folder: string): Promise<boolean> {
  const main = join(folder, 'out', 'server-main.js');
  return existsSync(main) && (await runProgram(process.execPath, [main, '--version'], { quiet: true })).code === 0;
}

async function checkNatives(folder: string): Promise<void> {
  const script = natives.map((name) => `require(${JSON.stringify(name)});`).join('');
  const { code, output } = await runProgram(process.execPath, ['-e', script], { cwd: folder, quiet: true });
  if (code !== 0) {
    throw new Error(`The native modules of code-server do not load:\n${output}`);
  }
}

/** The environment for an npm of this Node's: without what an npm around this process says about itself. */
function npmEnvironment(extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^npm_(package|lifecycle)_|^npm_(command|execpath|node_execpath)$/.test(name) &&
      !/^npm_config_(user_agent|local_prefix)$/.test(name),
  );
  const path = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
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

async function npmInstall(folder: string): Promise<void> {
  const execpath = process.env['npm_execpath'];
  const npm = execpath?.endsWith('npm-cli.js') === true ? execpath : undefined;
  const args = ['install', '--no-audit', '--no-fund', '--prefix', folder, `code-server@${version}`];
  const [program, words] =
    npm === undefined ? afterOthers(onPath('npm') ?? 'npm', args) : afterOthers(process.execPath, [npm, ...args]);
  const attempt = async (extra: Readonly<Record<string, string>>) =>
    await runProgram(program, words, {
      cwd: folder,
      // `JOBS` is node-gyp's: it compiles on all processors; for tests without optimizing, which takes half the time.
      env: npmEnvironment({ JOBS: 'max', CFLAGS: '-O0', CXXFLAGS: '-O0', ...extra }),
      quiet: true,
    });
  let { code, output } = await attempt({});
  const nodedir = headers();
  if (code !== 0 && nodedir !== undefined) {
    // Node's site, where the headers for native modules come from, may be out of reach.
    ({ code, output } = await attempt({ npm_config_nodedir: nodedir }));
  }
  if (code !== 0) {
    throw new Error(`npm install code-server@${version} failed:\n${output}`);
  }
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

async function install(): Promise<void> {
  await ensureCompiler();
  await mkdir(cacheFolder, { recursive: true });
  await removeAbandoned();
  // A broken install must not be taken for a whole one: it gets its name when it is complete and works.
  const folder = await mkdtemp(join(cacheFolder, `installing-${process.pid}-`));
  try {
    process.stderr.write(`Installing VS Code's server (npm package code-server ${version}, once, about 2 minutes)…\n`);
    await writeFile(join(folder, 'package.json'), '{ "private": true, "allowScripts": { "code-server": true } }\n');
    await npmInstall(folder);
    if (!(await starts(serverFolder(folder)))) {
      throw new Error("VS Code's server was installed but does not start");
    }
    await checkNatives(serverFolder(folder));
    await rm(home, { recursive: true, force: true });
    await rename(folder, home);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function find(): Promise<string> {
  if (!(await starts(serverFolder(home)))) {
    await install();
  }
  return join(serverFolder(home), 'out', 'server-main.js');
}

let found: Promise<string> | undefined;

/**
 * The path of the server's program, which is installed when it is missing or does not start: once, however often and from
 * wherever in this process it is asked for. The error says what the system lacks, or what npm said.
 */
export function codeServer(): Promise<string> {
  found ??= find();
  return found;
}
