import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { execa } from 'execa';
import { root } from '../../../scripts/paths.ts';

const folder = join(root, '.github/workflows');
const workflows = await Promise.all(
  (await readdir(folder)).map(async (name) => ({ name, text: await readFile(join(folder, name), 'utf8') })),
);

test('every action of the workflows is pinned by its full commit hash, with its version beside it', () => {
  const uses = workflows.flatMap(({ text }) => [...text.matchAll(/uses: *(.+)$/gm)].map((found) => found[1] ?? ''));
  assert.ok(uses.length >= 8, String(uses.length));
  for (const used of uses.filter((path) => !path.startsWith('./'))) {
    assert.match(used, /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  }
});

test('the workflows may read the repository and hold no secret; only the job that publishes may say who it is', () => {
  for (const { name, text } of workflows) {
    assert.match(text, /^permissions:\n {2}contents: read\n\n/m, name);
    const publishes = name === 'release.yml';
    assert.equal(text.match(/permissions:/g)?.length, publishes ? 2 : 1, name);
    assert.equal(text.match(/\bwrite\b/g)?.length ?? 0, publishes ? 1 : 0, name);
    assert.doesNotMatch(text, /secrets\.|_PAT\b/, name);
    assert.doesNotMatch(text, /pull_request_target/, name);
    // What others may choose, such as a branch's name, must not become part of a command.
    for (const command of commandsOf(text)) {
      assert.doesNotMatch(command, /\$\{\{ *(?:github|inputs|env)\b/, name);
    }
  }
});

/** What the steps run: the rest of the line, or the lines below that are further to the right. */
function commandsOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const found = /^( *(?:- )?)run: (.*)$/.exec(line);
    if (found === null) {
      return [];
    }
    const [, margin = '', command = ''] = found;
    const below = lines.slice(index + 1);
    const end = below.findIndex((each) => !each.startsWith(' '.repeat(margin.length + 1)));
    return [[command, ...below.slice(0, end)].join('\n')];
  });
}

const textOf = (name: string): string => workflows.find((each) => each.name === name)?.text ?? '';

test('the commands are found, on their line and below it', () => {
  assert.deepEqual(commandsOf('  - run: a\n  - run: |\n      b\n      c\n    env: d\n'), ['a', '|\n      b\n      c']);
  assert.ok(commandsOf(textOf('test.yml')).some((command) => command.includes('xvfb-run -a npm test')));
});

test('pull requests are tested on three systems, in the desktop VS Code, and packaged', () => {
  const tests = textOf('test.yml');
  assert.match(tests, /^on:\n(?: {2}.*\n)* {2}pull_request:\n/m);
  assert.match(tests, /os: \[ubuntu-latest, macos-latest, windows-latest\]/);
  assert.match(tests, /VSCODE_HOST: desktop\n/);
  assert.match(tests, /fail-fast: false/);
  const packaging = textOf('package.yml');
  assert.match(packaging, /^on:\n(?: {2}.*\n)* {2}pull_request:\n/m);
  const commands = commandsOf(packaging.slice(0, packaging.indexOf('  command:')));
  assert.deepEqual(commands.slice(0, -1), [
    ...['npm ci', 'npm run audit', 'npm run package'],
    'npm pkg set "repository.url=git+$GITHUB_SERVER_URL/$GITHUB_REPOSITORY.git"',
    'npm run package:npm',
  ]);
});

for (const [what, view, tried] of [
  ['tries to publish a version that npm does not have', 'exit 1', ['publish --dry-run ./messaging-balance-1.0.0.tgz']],
  ['does not try to publish a version that npm has', 'echo 1.0.0', []],
] as const) {
  test(`a pull request ${what}`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'messaging-balance-'));
    t.after(() => rm(folder, { recursive: true }));
    const npm = `#!/bin/sh\nif [ "$1" = view ]; then echo "$2" > asked; ${view}; else echo "$@" >> tried; fi\n`;
    await writeFile(join(folder, 'npm'), npm, { mode: 0o755 });
    await writeFile(join(folder, 'package.json'), '{ "version": "1.0.0" }');
    await writeFile(join(folder, 'messaging-balance-1.0.0.tgz'), '');
    const step = commandsOf(textOf('package.yml').split('  command:')[0] ?? '').at(-1) ?? '';
    await execa('bash', ['-e', '-c', step.replace(/^\|/, '')], {
      cwd: folder,
      env: { PATH: `${folder}${delimiter}${process.env['PATH']}` },
    });
    assert.equal(await readFile(join(folder, 'asked'), 'utf8'), 'messaging-balance@1.0.0\n');
    const runs = await readFile(join(folder, 'tried'), 'utf8').catch(() => '');
    assert.deepEqual(
      runs.split('\n').filter((line) => line !== ''),
      tried,
    );
  });
}

test('22.1: the packed command is installed and started on three systems, with the oldest Node that it runs on', async () => {
  const job = textOf('package.yml').split('  command:')[1] ?? '';
  assert.match(job, /os: \[ubuntu-latest, macos-latest, windows-latest\]/);
  const { engines } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
  assert.match(job, new RegExp(`node: \\[${engines.node.replace('>=', '')}, \\d+\\]`));
  const [install, start] = commandsOf(job);
  assert.equal(install, 'npm install --global --ignore-scripts ./messaging-balance-*.tgz');
  assert.match(start ?? '', /messaging-balance check --accounts gone\.json/);
});

test('22.4: a tag releases, to all three registries, the packages that were tested, with tools of the lock file and no secret', async () => {
  const release = textOf('release.yml');
  assert.match(release, /^on:\n {2}push:\n {4}tags: \["v\[0-9\]\+/m);
  const publishing = release.slice(release.indexOf('  publish:'));
  assert.match(publishing, /needs: \[test, package\]\n/);
  assert.match(publishing, /environment: release\n/);
  assert.match(publishing, /permissions:\n {6}contents: read\n(?: {6}#.*\n)* {6}id-token: write\n/);
  const tools = [...publishing.matchAll(/command: node_modules\/\.bin\/(\w+) publish (--[\w-]+) --packagePath$/gm)];
  assert.deepEqual(
    tools.map(([, tool, how]) => [tool, how]),
    [
      ['vsce', '--oidc'],
      ['ovsx', '--trusted-publishing'],
    ],
  );
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  const about = await readFile(join(root, 'docs/releasing.md'), 'utf8');
  for (const [tool, name] of [
    ['vsce', '@vscode/vsce'],
    ['ovsx', 'ovsx'],
  ] as const) {
    assert.ok(about.includes(`\`${tool}\` ${manifest.devDependencies[name]}`), tool);
  }
  assert.match(publishing, /registry: npm\n {12}command: npm publish --ignore-scripts\n {12}package: \.\/\*\.tgz\n/);
  // Nothing is built, and nothing of the repository or of a package's scripts runs, where the tokens are.
  const commands = commandsOf(publishing).filter((command) => /\bnpm\b|\bnpx\b/.test(command));
  assert.deepEqual(commands, ['npm ci --ignore-scripts']);
});

test('the tools that publish know the options by which they do without a secret', async () => {
  for (const [name, option] of [
    ['vsce', '--oidc'],
    ['vsce', '--azure-credential'],
    ['ovsx', '--trusted-publishing'],
  ] as const) {
    const { stdout } = await execa(name, ['publish', '--help'], { preferLocal: true, localDir: root, stdin: 'ignore' });
    assert.match(stdout, new RegExp(` ${option} `), name);
  }
});

test('a bot keeps dependencies current: grouped, once a month', async () => {
  const text = await readFile(join(root, '.github/dependabot.yml'), 'utf8');
  const kinds = text.split('- package-ecosystem: ').slice(1);
  assert.deepEqual(
    kinds.map((kind) => kind.split('\n')[0]),
    ['npm', 'github-actions'],
  );
  for (const kind of kinds) {
    assert.match(kind, /interval: monthly\n/);
    assert.match(kind, /groups:\n {6}\w+:\n {8}patterns: \["\*"\]\n/);
  }
});

test('every job has an end, and Node is one that the scripts run on', () => {
  for (const { name, text } of workflows) {
    const jobs = text.match(/^ {4}runs-on: /gm)?.length ?? 0;
    assert.equal(text.match(/^ {4}timeout-minutes: \d+$/gm)?.length ?? 0, jobs, name);
    for (const [, version = ''] of text.matchAll(/node-version: (\S+)/g)) {
      assert.ok(version === '${{' || Number(version) >= 20, `${name}: ${version}`);
    }
  }
});

test('the oldest VS Code that is tested is the oldest that the manifest allows', async () => {
  const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    readonly engines: { readonly vscode: string };
  };
  const tests = workflows.find(({ name }) => name === 'test.yml');
  assert.ok(tests?.text.includes(`["${manifest.engines.vscode.slice(1)}", stable]`));
});
