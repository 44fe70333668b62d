import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, suite, type TestContext, test } from 'node:test';
import { systemClock } from '../../../src/base/clock.ts';
import { type Machine, type Output, run } from '../../../src/cli/run.ts';
import { EXIT } from '../../../src/cli/shell/exit.ts';
import { OFFERED } from '../../../src/providers/offered.ts';
import { sandboxEnvironment } from '../../hosts/sandboxAccounts.ts';
import { KNOWN_ACCOUNTS, SANDBOX_ACCOUNTS } from '../../sandbox/knownAccounts.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { FakeClock, settled } from '../fakes/fakeClock.ts';
import { HandClock } from '../net/handClock.ts';
import { ACME } from '../providers/declared/sample.ts';
import { writeAccounts } from './command.ts';
import { temporaryFolder } from './folder.ts';

const folder = temporaryFolder();
const file = join(folder, 'accounts.json');
const ESCAPE = String.fromCharCode(0x1b);

/** Runs in this process, on a machine of its own. */
async function runOn(args: readonly string[], more: Partial<Machine> & { readonly isTerminal?: boolean } = {}) {
  const texts = { out: '', err: '' };
  const isTerminal = more.isTerminal ?? false;
  const outputTo = (name: keyof typeof texts): Output => ({
    isTerminal,
    async write(text) {
      texts[name] += text;
    },
  });
  const code = await run({
    ...{ args, env: sandboxEnvironment(), platform: process.platform, home: folder, clock: systemClock },
    ...{ random: Math.random, stop: new AbortController().signal, version: '1.2.3' },
    out: outputTo('out'),
    err: outputTo('err'),
    ...more,
  });
  return { code, ...texts };
}

suite('a run on a terminal and elsewhere', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox();
    // What is used up is red.
    const [first] = SANDBOX_ACCOUNTS;
    const [key = ''] = Object.keys(first?.quantities ?? {});
    sandbox.accounts.set(first?.id ?? '', { [key]: '0' });
    writeAccounts(file, sandbox, SANDBOX_ACCOUNTS);
  });
  after(() => sandbox.close());

  test('22.1: a terminal sees colours and how far the asking is, unless NO_COLOR is set', async () => {
    const args = ['--accounts', file];
    const seen = await runOn(args, { isTerminal: true });
    assert.match(seen.out, /\[31m/);
    assert.match(seen.err, new RegExp(`0 of ${SANDBOX_ACCOUNTS.length} accounts…`));
    assert.ok(seen.err.endsWith(`\r${ESCAPE}[2K`), 'the line is taken away');
    const dumb = await runOn(args, { isTerminal: true, env: { ...sandboxEnvironment(), TERM: 'dumb' } });
    assert.equal(dumb.err, '', 'a line is not taken away there');
    for (const more of [
      { isTerminal: true, env: { ...sandboxEnvironment(), NO_COLOR: '1' } },
      { isTerminal: true, env: { ...sandboxEnvironment(), TERM: 'dumb' } },
      { isTerminal: false },
    ]) {
      const plain = await runOn(args, more);
      assert.deepEqual([plain.code, plain.out.includes(ESCAPE)], [EXIT.done, false]);
    }
  });

  test('16: bad input: a name that no account has is told without what looks like a secret, and nobody is asked', async () => {
    sandbox.clearRequests();
    const { code, err } = await runOn(['--accounts', file, '--only', 'Nobody']);
    assert.deepEqual([code, err], [EXIT.usage, 'messaging-balance: No account of the file is called Nobody.\n']);
    assert.equal(sandbox.requests.length, 0);
    const secret = await runOn(['--accounts', file, '--only', '7289516381dcdf1113730f2b']);
    assert.deepEqual(
      [secret.code, secret.err],
      [EXIT.usage, 'messaging-balance: No account of the file is called ….\n'],
    );
  });
});

test('22.1: what any provider answers is shown, or why it cannot be', async (context) => {
  const sandbox = await startSandbox();
  context.after(() => sandbox.close());
  const all = join(folder, 'all.json');
  // Names are unique within a file; accounts of the sandbox may share one.
  let count = 0;
  const known = KNOWN_ACCOUNTS.filter(({ provider }) => OFFERED.some(({ id }) => id === provider));
  assert.ok(known.length > 60);
  writeAccounts(all, sandbox, known, (entry) => ({ ...entry, name: `${entry['name']} ${++count}` }));
  const { out } = await runOn(['--accounts', all, '--json'], { env: sandboxEnvironment(known) });
  const { accounts, refused } = JSON.parse(out) as {
    readonly accounts: readonly { readonly name: string; readonly state: string; readonly trouble: unknown }[];
    readonly refused: readonly unknown[];
  };
  assert.deepEqual(refused, []);
  assert.equal(accounts.length, known.length);
  assert.deepEqual(
    accounts.filter(({ state, trouble }) => state !== 'fresh' && trouble === null),
    [],
  );
});

test('22.1: what the file declares is asked, and a reading belongs to what was declared', async (context) => {
  const sandbox = await startSandbox();
  context.after(() => sandbox.close());
  const { credential } = sandbox.accounts.get('anything');
  const path = join(folder, 'declared.json');
  const ask = async (at: string, how: object = {}) => {
    const provider = {
      ...{ id: 'own.any', label: 'Any', url: `${sandbox.endpointOf('anything')}/outermost-list`, auth: 'bearer' },
      quantities: [{ key: 'left', label: 'Left', at, unit: 'EUR', ...how }],
    };
    const account = { name: 'Main', provider: 'own.any', product: 'balance', env: { token: 'ANY' } };
    const content = { format: 'messaging-balance-accounts', version: 1, providers: [provider], accounts: [account] };
    writeFileSync(path, JSON.stringify(content));
    const args = ['--accounts', path, '--json', '--state', join(folder, 'declared-state.json')];
    const { out } = await runOn(args, { env: { ANY: credential['key'] } });
    return JSON.parse(out).accounts[0]?.quantities[0]?.amount;
  };
  assert.equal(await ask('/0/left'), '1234.56');
  // Right after it, and with the same credential: the number before is no answer to this.
  assert.equal(await ask('/1/left'), '300');
  assert.equal(await ask('/0/left', { scale: 2 }), '12.3456');
});

/** One account, and a state that nobody else uses. */
async function single(context: TestContext, name: string) {
  const sandbox = await startSandbox();
  context.after(() => sandbox.close());
  const [account] = SANDBOX_ACCOUNTS;
  assert.ok(account !== undefined);
  const path = join(folder, `${name}.json`);
  writeAccounts(path, sandbox, [account]);
  return { sandbox, account, args: ['--accounts', path, '--state', join(folder, `${name}-state.json`)] };
}

test('22.1: --timeout is how long an answer is waited for, longer than an editor waits, too', async (context) => {
  const { sandbox, account, args } = await single(context, 'slow');
  sandbox.fault(account.id, { kind: 'hang-before-headers' });
  const clock = new HandClock();
  const running = runOn([...args, '--json', '--timeout', '40'], { clock });
  await sandbox.nextRequest();
  clock.pass(39_000);
  await settled();
  clock.pass(1_000);
  const [{ trouble }] = JSON.parse((await running).out).accounts;
  assert.deepEqual(
    [trouble.kind, trouble.text],
    ['timeout', `${new URL(sandbox.url).host} did not answer within 40 seconds.`],
  );
});

test('22.2: while a variable is missing the metrics keep the last amount and its time, and say what the trouble is', async (context) => {
  const { args } = await single(context, 'missing');
  const clock = new FakeClock();
  const metrics = [...args, '--openmetrics'];
  const amountIn = (text: string): string | undefined => /^messagingbalance_left_\w+\{.*\} (.+)$/m.exec(text)?.[1];
  const before = await runOn(metrics, { clock });
  await clock.advance(60_000);
  const { code, out, err } = await runOn(metrics, { clock, env: {} });
  assert.equal(code, EXIT.trouble);
  assert.match(err, /: nothing is set\./);
  assert.ok(amountIn(before.out) !== undefined);
  assert.equal(amountIn(out), amountIn(before.out));
  assert.match(out, /^messagingbalance_up\{.*\} 0$/m);
  assert.match(out, /^messagingbalance_trouble\{.*kind="no-credential"\} 1$/m);
  const last = (text: string): string | undefined => /^messagingbalance_last_success.* (.+)$/m.exec(text)?.[1];
  assert.equal(last(out), last(before.out));
});

test('22 bad input: what standard output does not take is told on the other one, with a code of its own', async (context) => {
  const { args } = await single(context, 'full');
  const full = {
    isTerminal: false,
    write: () => Promise.reject(Object.assign(new Error('no room'), { code: 'ENOSPC' })),
  };
  for (const [more, code] of [
    [args, EXIT.unwritable],
    [[...args, '--json'], EXIT.unwritable],
    [['check', ...args], 3],
    [['providers'], EXIT.unwritable],
    [['--help'], EXIT.unwritable],
    [['--version'], EXIT.unwritable],
  ] as const) {
    const ended = await runOn(more, { out: full });
    assert.deepEqual(
      [ended.code, ended.err],
      [code, 'messaging-balance: Standard output cannot be written (ENOSPC). Look where it leads to.\n'],
      more.join(' '),
    );
  }
});

test('22.1: what is wrong with a run is told as such, also when an account or a file is called check', async () => {
  for (const args of [
    ['--accounts', join(folder, 'check'), '--only', 'check'],
    ['--accounts', 'check'],
  ]) {
    const { code, out, err } = await runOn(args);
    assert.deepEqual([code, out], [EXIT.accounts, '']);
    assert.match(err, /cannot be read/);
  }
});

test('22 bad input: that the state is damaged stands in a line of its own, and not behind the progress', async (context) => {
  const sandbox = await startSandbox();
  context.after(() => sandbox.close());
  const [path, state] = [join(folder, 'many.json'), join(folder, 'damaged-state.json')];
  writeAccounts(path, sandbox, SANDBOX_ACCOUNTS);
  writeFileSync(state, 'x');
  const { err } = await runOn(['--accounts', path, '--state', state], { isTerminal: true });
  const clear = `\r${ESCAPE}[2K`;
  assert.ok(err.endsWith(`${clear}messaging-balance: ${state} cannot be read and is begun anew.\n`), err);
  assert.equal(err.split('messaging-balance:').length, 2);
});

test('22 bad input: Ctrl+C while other runs hold the state ends as one that has given up, asks nobody and leaves their lock', async (context) => {
  const { sandbox, args } = await single(context, 'held');
  const lock = join(folder, 'held-state.json.lock');
  writeFileSync(lock, '');
  const stop = new AbortController();
  let passed = 0;
  const clock = {
    ...systemClock,
    monotonic() {
      passed += 500;
      if (passed > 1500) {
        stop.abort(EXIT.interrupted);
      }
      return passed;
    },
  };
  for (const more of [args, ['check', ...args]]) {
    const { code, out, err } = await runOn(more, { clock, stop: stop.signal });
    assert.deepEqual([code, out], [EXIT.interrupted, '']);
    assert.equal(err, 'messaging-balance: Given up before all accounts have answered.\n');
  }
  assert.deepEqual([sandbox.requests.length, existsSync(lock)], [0, true]);
});

test('22 bad input: a user without a folder is told to name a file for the state, and needs none with it', async (context) => {
  const { args } = await single(context, 'homeless');
  const [, path = ''] = args;
  const { code, out, err } = await runOn(['--accounts', path], { home: undefined, env: {} });
  assert.deepEqual([code, out], [EXIT.unwritable, '']);
  assert.equal(err, 'messaging-balance: This user has no folder for the state. Name a file: --state\n');
  assert.equal((await runOn(args, { home: undefined })).code, EXIT.done);
});

test('22 bad input: a provider that nobody knows is told in words for a command line', async () => {
  const path = join(folder, 'unknown.json');
  const accounts = [{ name: 'Main', provider: 'jigaung', product: 'app' }];
  writeFileSync(path, JSON.stringify({ format: 'messaging-balance-accounts', version: 1, accounts }));
  const { err } = await runOn(['validate', '--accounts', path]);
  assert.match(err, /there is no provider "jigaung"\. Check its spelling: messaging-balance providers lists them\.$/m);
});

test('22 bad input: a file that declares providers and holds no account has nothing to ask', async () => {
  const path = join(folder, 'none.json');
  const content = { format: 'messaging-balance-accounts', version: 1, providers: [ACME], accounts: [] };
  writeFileSync(path, JSON.stringify(content));
  const { code, err } = await runOn(['--accounts', path]);
  assert.deepEqual([code, err], [EXIT.accounts, 'messaging-balance: none.json holds no account.\n']);
});

test('22.1: what nobody foresaw is told without what it says', async () => {
  const secret = 'a secret in an error';
  const clock = { ...systemClock, now: () => assert.fail(secret), monotonic: () => assert.fail(secret) };
  const { code, out, err } = await runOn(['--accounts', file], { clock });
  assert.deepEqual([code, out], [EXIT.defect, '']);
  assert.equal(err, 'messaging-balance: The program has made a mistake (AssertionError). Please report it.\n');
  const checked = await runOn(['check', '--accounts', file], { clock });
  assert.equal(checked.code, 3);
});
