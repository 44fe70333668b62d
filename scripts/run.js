// Runs a script of this project on a fresh clone: `node scripts/run.js <file> [arguments…]`.
// Works on Node 20 with nothing installed; the script itself runs on the Node that the lockfile names.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** npm writes what it installed to a lockfile of its own, as the last step: it tells a complete install from a broken or an old one. */
function isInstalled() {
  const wanted = readPackages('package-lock.json');
  const installed = readPackages('node_modules/.package-lock.json');
  if (wanted === undefined || installed === undefined || !existsSync(node)) {
    return false;
  }
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (installed[path] === undefined ? optional === true : installed[path].version === version),
  );
}

function install() {
  process.stderr.write('Installing the development tools (npm ci)…\n');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const result =
    npm?.endsWith('npm-cli.js') === true
      ? spawnSync(process.execPath, [npm, ...args], options)
      : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (result.status !== 0 || !existsSync(node)) {
    process.stderr.write('npm ci failed, or it did not run the install script of the package "node": see above.\n');
    process.exit(1);
  }
}

/** A signal to npm ends the shell between npm and this process, and the shell does not pass it on: its end is the message. */
function stopWithParent(child) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid !== parent) {
      clearInterval(timer);
      child.kill('SIGTERM');
    }
  }, 500);
  child.on('exit', () => clearInterval(timer));
}

function run(file, args) {
  const path = [join(root, 'node_modules', '.bin'), join(node, '..'), process.env.PATH ?? ''].join(delimiter);
  const child = spawn(node, [join(root, file), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  // Ctrl-C reaches the child by itself: the terminal sends it to both. This process only has to outlive the child's clean-up.
  process.on('SIGINT', () => undefined);
  for (const signal of ['SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  if (process.env.npm_lifecycle_event !== undefined) {
    stopWithParent(child);
  }
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (constants.signals[signal ?? 'SIGTERM'] ?? 0);
  });
}

const [file, ...args] = process.argv.slice(2);
if (!isInstalled()) {
  install();
}
run(file, args);
