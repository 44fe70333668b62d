import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, beforeEach, suite, test } from 'node:test';
import { root } from '../../../scripts/paths.ts';
import { EXIT } from '../../../src/cli/shell/exit.ts';
import { sandboxEnvironment } from '../../hosts/sandboxAccounts.ts';
import { SANDBOX_ACCOUNTS } from '../../sandbox/knownAccounts.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { buildCommand, type Ended, startCommand, writeAccounts } from './command.ts';
import { temporaryFolder } from './folder.ts';

const folder = temporaryFolder();
const file = join(folder, 'accounts.json');
const SECRETS = SANDBOX_ACCOUNTS.flatMap(({ credential }) => credential['secret'] ?? []);

let command = '';
let sandbox: Sandbox;
let runs = 0;

/** How often accounts were asked; some providers are asked for their time before. */
const asked = (): number => sandbox.requests.filter(({ account }) => account !== null).length;

/** Runs the command with a state of its own, unless it is told otherwise. */
async function run(args: readonly string[], env = sandboxEnvironment()): Promise<Ended> {
  const isAsking = !['validate', 'providers', '--state'].some((word) => args.includes(word));
  const state = !isAsking ? [] : ['--state', join(folder, `state-${++runs}.json`)];
  const ended = await startCommand(command, [...args, ...state], env).ended;
  for (const secret of SECRETS) {
    assert.ok(![ended.out, ended.err].some((text) => text.includes(secret)), 'a secret was told');
  }
  return ended;
}

suite('the command as it is shipped, against the sandbox', () => {
  before(async () => {
    command = await buildCommand(folder);
    sandbox = await startSandbox();
    writeAccounts(file, sandbox, SANDBOX_ACCOUNTS);
  });
  after(() => sandbox.close());
  beforeEach(() => sandbox.clearRequests());

  test('22.1: a table of all accounts, and nothing beside it', async () => {
    const { code, out, err } = await run(['--accounts', file]);
    assert.deepEqual([code, err], [EXIT.done, '']);
    const [head, ...rows] = out.trimEnd().split('\n');
    assert.match(head ?? '', /^Account +Quantity +Remaining +Updated$/);
    for (const { name } of SANDBOX_ACCOUNTS) {
      assert.ok(
        rows.some((row) => row.startsWith(name) && row.endsWith('just now')),
        name,
      );
    }
    assert.equal(out.includes(String.fromCharCode(0x1b)), false);
  });

  test('22.1: JSON, an account alone, and the next run that does not ask again', async () => {
    const [{ name } = { name: '' }] = SANDBOX_ACCOUNTS;
    const state = join(folder, 'kept.json');
    const args = ['--accounts', file, '--json', '--only', name, '--state', state];
    const first = await run(args);
    assert.equal(asked(), 1);
    const second = await run(args);
    assert.equal(asked(), 1);
    assert.deepEqual([first.code, second.code], [EXIT.done, EXIT.done]);
    const [one, two] = [first, second].map(({ out }) => JSON.parse(out));
    assert.deepEqual(
      one.accounts.map((each: { name: string }) => each.name),
      [name],
    );
    assert.deepEqual(two.accounts[0].quantities, one.accounts[0].quantities);
    assert.equal(two.accounts[0].readAt, one.accounts[0].readAt);
    for (const secret of SECRETS) {
      assert.ok(!readFileSync(state, 'utf8').includes(secret));
    }
  });

  test('22.2: metrics into a file that is there as a whole, which whoever collects it may read', async () => {
    const target = join(folder, 'textfile.prom');
    writeFileSync(target, 'before');
    const { code, out, err } = await run(['--accounts', file, '--openmetrics', '--output', target]);
    assert.deepEqual([code, out, err], [EXIT.done, '', '']);
    const text = readFileSync(target, 'utf8');
    assert.match(text, /^# HELP messagingbalance_left_messages [\s\S]*\n# EOF\n$/);
    assert.equal(text.match(/^messagingbalance_up\{.*\} 1$/gm)?.length, SANDBOX_ACCOUNTS.length);
    assert.equal(readdirSync(folder).filter((name) => name.startsWith('textfile')).length, 1);
    if (process.platform !== 'win32') {
      assert.equal(statSync(target).mode & 0o444, 0o444 & ~process.umask());
    }
  });

  test('22.1: check warns below a threshold and says what is used up', async () => {
    const strict = join(folder, 'strict.json');
    const [first] = SANDBOX_ACCOUNTS;
    assert.ok(first !== undefined);
    const [key = ''] = Object.keys(first.quantities);
    writeAccounts(strict, sandbox, [first], (entry) => ({ ...entry, thresholds: { [key]: 1_000_000_000 } }));
    const { code, out, err } = await run(['check', '--accounts', strict]);
    assert.deepEqual([code, err], [1, '']);
    assert.match(
      out,
      new RegExp(`^MESSAGING BALANCE WARNING - ${first.name}: [^\\n]+ \\| '${first.name} ${key}'=[^\\n]+\\n$`),
    );
  });

  test('22.4: everything in Chinese', async () => {
    const { out } = await run(['--accounts', file, '--lang', 'zh-CN']);
    assert.match(out, /^账号 /);
    assert.match((await run(['--help'], { LANG: 'zh_CN.UTF-8' })).out, /选项：/);
  });

  test('22.1: version, help, providers and a file that is looked at need nobody', async () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    assert.equal((await run(['--version'], {})).out, `${version}\n`);
    assert.match((await run(['--help'], {})).out, /--allow-host <host>/);
    const { providers } = JSON.parse((await run(['providers', '--json'], {})).out);
    assert.ok(providers.length > 30);
    const looked = await run(['validate', '--accounts', file], {});
    assert.deepEqual([looked.code, looked.err], [EXIT.done, '']);
    assert.equal(looked.out, `${SANDBOX_ACCOUNTS.length} of ${SANDBOX_ACCOUNTS.length} accounts can be used.\n`);
    assert.equal(asked(), 0);
  });

  test('22 bad input: a variable that is missing is named, the others are asked, and the code says so', async () => {
    const { SANDBOX_PRODUCTION_SMS_SECRET: missing, ...env } = sandboxEnvironment();
    assert.ok(missing !== undefined);
    const { code, out, err } = await run(['--accounts', file], env);
    assert.equal(code, EXIT.trouble);
    assert.match(err, /^messaging-balance: Production SMS: SANDBOX_PRODUCTION_SMS_SECRET: nothing is set\. .*\n$/);
    assert.match(out, /^Production SMS +– +– +paused$/m);
    assert.equal(asked(), SANDBOX_ACCOUNTS.length - 1);
  });

  test('22 bad input: an account that is refused is told, the others are asked', async () => {
    const mixed = join(folder, 'mixed.json');
    writeAccounts(mixed, sandbox, SANDBOX_ACCOUNTS.slice(0, 2), (entry) =>
      entry['name'] === SANDBOX_ACCOUNTS[0]?.name ? { ...entry, product: 'none' } : entry,
    );
    const printed = await run(['--accounts', mixed, '--json']);
    assert.equal(printed.code, EXIT.trouble);
    assert.match(printed.err, /"product" cannot be "none"/);
    const { accounts, refused } = JSON.parse(printed.out);
    assert.deepEqual([accounts.length, refused.length], [1, 1]);
    assert.equal((await run(['validate', '--accounts', mixed])).code, EXIT.accounts);
    assert.equal((await run(['check', '--accounts', mixed])).code, 3);
  });

  for (const [name, text, sentence] of [
    ['no file', undefined, /cannot be read \(ENOENT\)\. Name the file that Export Accounts… has written\.$/],
    ['no JSON', '{"format":', /is not a JSON file that can be read\.$/],
    ['another file', '{}', /holds no accounts that Messaging Balance has exported\.$/],
  ] as const) {
    test(`22 bad input: ${name} has its own code and says what to do`, async () => {
      const path = join(folder, `${name}.json`);
      if (text !== undefined) {
        writeFileSync(path, text);
      }
      const { code, out, err } = await run(['--accounts', path]);
      assert.deepEqual([code, out], [EXIT.accounts, '']);
      assert.match(err.trimEnd(), sentence);
      const checked = await run(['check', '--accounts', path]);
      assert.equal(checked.code, 3);
      assert.match(checked.out, /^MESSAGING BALANCE UNKNOWN - /);
    });
  }

  test('22 bad input: a folder that cannot be written leaves nothing, for the state and for the output', async () => {
    const blocked = join(file, 'x');
    const state = await run(['--accounts', file, '--state', blocked]);
    assert.deepEqual([state.code, state.out, asked()], [EXIT.unwritable, '', 0]);
    assert.match(state.err, /--state\n$/);
    const output = await run(['--accounts', file, '--output', join(folder, 'gone', 'x.prom')]);
    assert.deepEqual([output.code, output.out], [EXIT.unwritable, '']);
    assert.match(output.err, /--output\n$/);
    assert.equal(existsSync(join(folder, 'gone')), false);
  });

  test('22 bad input: a pipe that is closed ends it without a word', async () => {
    const { child, ended } = startCommand(command, ['providers', '--json'], {});
    child.stdout.destroy();
    const { code, err } = await ended;
    assert.deepEqual([code, err], [EXIT.brokenPipe, '']);
  });

  test('22 bad input: Ctrl+C in the middle prints nothing, keeps the state whole, and lets the next run ask', async () => {
    const state = join(folder, 'interrupted.json');
    const [first, second] = SANDBOX_ACCOUNTS;
    assert.ok(first !== undefined && second !== undefined);
    const two = join(folder, 'two.json');
    writeAccounts(two, sandbox, [first, second]);
    sandbox.fault(first.id, { kind: 'hang-before-headers' });
    const { child, ended } = startCommand(command, ['--accounts', two, '--state', state]);
    while (asked() < 2) {
      await sandbox.nextRequest();
    }
    child.kill('SIGINT');
    const { code, out, err } = await ended;
    assert.deepEqual([code, out], [EXIT.interrupted, '']);
    assert.match(err, /^messaging-balance: Given up before all accounts have answered\.\n$/);
    sandbox.fault(first.id, undefined);
    const { records } = JSON.parse(readFileSync(state, 'utf8'));
    assert.deepEqual(
      Object.values<{ settled: boolean }>(records).map(({ settled }) => settled),
      [true, true],
    );
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.startsWith('interrupted')),
      ['interrupted.json'],
    );
  });

  if (process.platform !== 'win32') {
    test('22 bad input: Ctrl+C ends it soon, also while it reads from what nobody writes to', async () => {
      const pipe = join(folder, 'accounts.pipe');
      execFileSync('mkfifo', [pipe]);
      const { child, ended } = startCommand(command, ['--accounts', pipe], {});
      const other = await open(pipe, 'w');
      child.kill('SIGINT');
      assert.deepEqual(await ended, { code: null, out: '', err: '' });
      assert.equal(child.signalCode, 'SIGINT');
      await other.close();
    });
  }

  if (existsSync('/dev/full')) {
    test('22 bad input: a full device in place of standard output is told, with a code of its own', () => {
      for (const [args, code] of [
        [['--version'], EXIT.unwritable],
        [['providers', '--json'], EXIT.unwritable],
        [['check', '--accounts', join(folder, 'gone.json')], 3],
      ] as const) {
        const full = openSync('/dev/full', 'w');
        const { status, stderr } = spawnSync(process.execPath, [command, ...args], {
          stdio: ['ignore', full, 'pipe'],
          encoding: 'utf8',
        });
        closeSync(full);
        assert.equal(status, code, args.join(' '));
        assert.match(stderr, /^messaging-balance: .+ cannot be (written|read) \((ENOSPC|ENOENT)\)\. .+\n$/);
      }
    });
  }

  test('22.1: nothing of it needs a later Node than the first of version 20', () => {
    const later =
      /AbortSignal\.any\b|\b(?:groupBy|withResolvers|fromAsync|getBuiltinModule|styleText|symmetricDifference|isSubsetOf|DurationFormat|enableCompileCache)\b|import\.meta|\bURL\.parse\(/;
    assert.doesNotMatch(readFileSync(command, 'utf8'), later);
  });

  test('22 bad input: of runs at once each account is asked by one, and all print the same', async () => {
    const args = ['--accounts', file, '--json', '--state', join(folder, 'shared.json')];
    const all = await Promise.all([run(args), run(args), run(args)]);
    assert.deepEqual(
      all.map(({ code }) => code),
      [EXIT.done, EXIT.done, EXIT.done],
    );
    assert.equal(asked(), SANDBOX_ACCOUNTS.length);
    const amounts = all.map(({ out }) =>
      JSON.parse(out).accounts.map(({ quantities }: { quantities: unknown }) => quantities),
    );
    assert.deepEqual(amounts[1], amounts[0]);
    assert.deepEqual(amounts[2], amounts[0]);
  });
});
