import { execFileSync } from 'node:child_process';
import { execa } from 'execa';
import { findBrowser } from './browser.ts';
import { onPath } from './onPath.ts';

/** What the server host needs of the system, with the Debian packages that bring it. */
interface Need {
  readonly what: string;
  readonly packages: readonly string[];
  readonly isMet: () => boolean;
}

const browser: Need = { what: 'Chromium or Chrome', packages: ['chromium'], isMet: () => findBrowser() !== undefined };

/** For the native modules of VS Code's server. */
const compiler: readonly Need[] = [
  { what: 'make', packages: ['make'], isMet: () => onPath('make') !== undefined },
  {
    what: 'a C++ compiler',
    packages: ['g++'],
    isMet: () => onPath('c++') !== undefined || onPath('g++') !== undefined,
  },
  { what: 'Python 3', packages: ['python3'], isMet: () => onPath('python3') !== undefined },
  { what: 'the Kerberos headers', packages: ['libkrb5-dev'], isMet: () => onPath('krb5-config') !== undefined },
];

/** Without one, Chinese text is drawn as boxes. */
const chineseFont: Need = {
  what: 'a Chinese font',
  packages: ['fonts-noto-cjk'],
  isMet: () => onPath('fc-list') === undefined || execFileSync('fc-list', [':lang=zh-cn'], { encoding: 'utf8' }) !== '',
};

/** The programs that a team watches its systems with. */
const monitoring: readonly Need[] = ['prometheus', 'prometheus-node-exporter', 'prometheus-alertmanager'].map(
  (name) => ({
    what: name,
    packages: [name],
    isMet: () => onPath(name) !== undefined,
  }),
);

/** How packages can be installed without asking anybody: the words before `apt-get`, or `undefined`. */
async function unattended(): Promise<readonly string[] | undefined> {
  if (onPath('apt-get') === undefined) {
    return undefined;
  }
  if (process.getuid?.() === 0) {
    return [];
  }
  if (onPath('sudo') === undefined) {
    return undefined;
  }
  const { failed } = await execa('sudo', ['-n', 'true'], { stdin: 'ignore', reject: false });
  return failed ? undefined : ['sudo', '-n'];
}

async function install(prefix: readonly string[], packages: readonly string[]): Promise<boolean> {
  const apt = async (...args: readonly string[]): Promise<boolean> => {
    const [program = 'apt-get', ...rest] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    return !(await execa(program, rest, { stdin: 'ignore', reject: false })).failed;
  };
  process.stderr.write(`Installing ${packages.join(' ')} (apt-get)…\n`);
  await apt('update');
  return await apt('install', '-y', '--no-install-recommends', ...packages);
}

async function ensure(needs: readonly Need[]): Promise<void> {
  const unmet = needs.filter((need) => !need.isMet());
  if (unmet.length === 0) {
    return;
  }
  const packages = unmet.flatMap((need) => need.packages);
  const prefix = await unattended();
  if (prefix !== undefined) {
    await install(prefix, packages);
  }
  const missing = unmet.filter((need) => !need.isMet());
  if (missing.length > 0) {
    const command = `sudo apt-get install ${missing.flatMap((need) => need.packages).join(' ')}`;
    throw new Error(
      `Missing on this system: ${missing.map((need) => need.what).join(', ')}. Install it with: ${command}`,
    );
  }
}

/** Installs a browser when none is found and the system allows it. The error is one line that says what to install. */
export function ensureBrowser(): Promise<void> {
  return ensure([browser]);
}

/** The same for what compiles native modules. */
export function ensureCompiler(): Promise<void> {
  return ensure(compiler);
}

/** The same for a font that pictures of the Chinese interface need. */
export function ensureChineseFont(): Promise<void> {
  return ensure([chineseFont]);
}

/** The same for Prometheus, its exporter and its Alertmanager. */
export function ensureMonitoring(): Promise<void> {
  return ensure(monitoring);
}
