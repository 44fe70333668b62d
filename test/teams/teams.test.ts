import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { promisify } from 'node:util';
import { root } from '../../scripts/paths.ts';
import { sandboxEnvironment } from '../hosts/sandboxAccounts.ts';
import { SANDBOX_ACCOUNTS } from '../sandbox/knownAccounts.ts';
import { type Sandbox, startSandbox } from '../sandbox/sandbox.ts';
import { buildCommand, startCommand, writeAccounts } from '../unit/cli/command.ts';
import { temporaryFolder } from '../unit/cli/folder.ts';
import { type Daemon, startDaemon, until } from './daemon.ts';
import { startWebhook, type Webhook } from './webhook.ts';

const run = promisify(execFile);
const EXAMPLES = join(root, 'examples');
const RULES = readFileSync(join(EXAMPLES, 'prometheus', 'messaging-balance.rules.yml'), 'utf8');
/** An account of messages, its quantity, and how its provider calls it. */
const ACCOUNT = SANDBOX_ACCOUNTS.find(({ provider, product }) => provider === 'jiguang' && product === 'account');
const [QUANTITY, LABELS] = ['dev_balance', `{quantity="dev_balance"}`];

const folder = temporaryFolder();
const metrics = join(folder, 'metrics', 'messaging-balance.prom');
const rulesFile = join(folder, 'rules.yml');

/** Answers of Prometheus' own API. */
interface Answer<T> {
  readonly data: T;
}

suite('the command with the programs that a team has', () => {
  let command = '';
  let runs = 0;
  let sandbox: Sandbox;
  let webhook: Webhook;
  let prometheus: Daemon;
  const daemons: Daemon[] = [];

  async function daemon(...start: Parameters<typeof startDaemon>): Promise<Daemon> {
    const started = await startDaemon(...start);
    daemons.push(started);
    return started;
  }

  async function ask<T>(path: string): Promise<T> {
    return ((await (await fetch(`${prometheus.url}${path}`)).json()) as Answer<T>).data;
  }

  /** Lets the account have so much, and the command write it; waits until Prometheus knows. */
  async function holds(amount: string): Promise<void> {
    assert.ok(ACCOUNT);
    sandbox.accounts.set(ACCOUNT.id, { ...ACCOUNT.quantities, [QUANTITY]: amount });
    // A state of its own, as the command keeps the least interval between runs.
    const state = join(folder, `state-${++runs}.json`);
    const args = ['--accounts', join(folder, 'accounts.json'), '--openmetrics', '--output', metrics, '--state', state];
    const { code, err } = await startCommand(command, args, sandboxEnvironment()).ended;
    assert.deepEqual([code, err], [0, '']);
    await until(`Prometheus knows ${amount}`, async () => {
      const query = encodeURIComponent(`messagingbalance_left_messages${LABELS}`);
      const { result } = await ask<{ result: readonly { value: readonly [number, string] }[] }>(
        `/api/v1/query?query=${query}`,
      );
      return result[0]?.value[1] === amount;
    });
  }

  /** Has the rules judged anew; whether the alert of a low amount fires by then. */
  async function isLowBy(rules: string): Promise<boolean> {
    writeFileSync(rulesFile, rules);
    assert.ok((await fetch(`${prometheus.url}/-/reload`, { method: 'POST' })).ok, prometheus.output());
    const since = Date.now();
    interface Rules {
      readonly groups: readonly {
        readonly lastEvaluation: string;
        readonly rules: readonly { readonly name: string; readonly state: string }[];
      }[];
    }
    let known: Rules | undefined;
    await until('the rules are judged', async () => {
      known = await ask<Rules>('/api/v1/rules');
      return Date.parse(known.groups[0]?.lastEvaluation ?? '') > since;
    });
    return known?.groups[0]?.rules.find(({ name }) => name === 'MessagingBalanceLow')?.state === 'firing';
  }

  before(async () => {
    assert.ok(ACCOUNT);
    mkdirSync(join(folder, 'metrics'));
    [command, sandbox, webhook] = await Promise.all([buildCommand(folder), startSandbox(), startWebhook()]);
    writeAccounts(join(folder, 'accounts.json'), sandbox, [ACCOUNT], (entry) => ({
      ...entry,
      thresholds: { [QUANTITY]: '1000' },
    }));
    writeFileSync(rulesFile, RULES);
    const exporter = await daemon(
      'prometheus-node-exporter',
      (address) => [
        '--collector.disable-defaults',
        '--collector.textfile',
        `--collector.textfile.directory=${join(folder, 'metrics')}`,
        `--web.listen-address=${address}`,
      ],
      '/metrics',
    );
    writeFileSync(
      join(folder, 'alertmanager.yml'),
      `route: { receiver: webhook, group_by: [alertname, account], group_wait: 0s, group_interval: 1s, repeat_interval: 1h }
receivers: [{ name: webhook, webhook_configs: [{ url: '${webhook.url}', send_resolved: true }] }]
templates: [/usr/share/prometheus/alertmanager/*.tmpl]
`,
    );
    const alertmanager = await daemon(
      'prometheus-alertmanager',
      (address) => [
        `--config.file=${join(folder, 'alertmanager.yml')}`,
        `--storage.path=${join(folder, 'alertmanager')}`,
        '--cluster.listen-address=',
        `--web.listen-address=${address}`,
      ],
      '/-/ready',
    );
    writeFileSync(
      join(folder, 'prometheus.yml'),
      `global: { scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s }
rule_files: [rules.yml]
alerting: { alertmanagers: [{ static_configs: [{ targets: ['${new URL(alertmanager.url).host}'] }] }] }
scrape_configs: [{ job_name: node, static_configs: [{ targets: ['${new URL(exporter.url).host}'] }] }]
`,
    );
    prometheus = await daemon(
      'prometheus',
      (address) => [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'tsdb')}`,
        '--web.enable-lifecycle',
        // What it tells while it looks for Alertmanager again, after a reload, is lost, and told again after this time.
        '--rules.alert.resend-delay=1s',
        `--web.listen-address=${address}`,
      ],
      '/-/ready',
    );
  });

  after(async () => {
    await Promise.all([...daemons.map((each) => each.close()), sandbox.close(), webhook.close()]);
  });

  test('22.3: an amount that falls below its threshold arrives at the webhook, and its end after a top-up', async () => {
    await holds('5000');
    assert.equal(await isLowBy(RULES), false);
    await holds('900');
    // Rules that look at the wrong side say nothing of it: this test would fail by them.
    assert.equal(
      await isLowBy(RULES.replaceAll(' < messagingbalance_threshold', ' > messagingbalance_threshold')),
      false,
    );
    assert.equal(webhook.told.length, 0);
    assert.equal(await isLowBy(RULES), true);
    const { labels, annotations } = await webhook.next('MessagingBalanceLow', 'firing');
    assert.deepEqual([labels['account'], labels['quantity'], labels['severity']], [ACCOUNT?.name, QUANTITY, 'warning']);
    assert.equal(annotations['summary'], `${ACCOUNT?.name}: ${QUANTITY} is down to 900`);
    await holds('6000');
    await webhook.next('MessagingBalanceLow', 'resolved');
    assert.deepEqual([...new Set(webhook.told.map((each) => each.labels['alertname']))], ['MessagingBalanceLow']);
  });

  test('22.2: an account whose variable is missing arrives at the webhook, and its last amount stays', async () => {
    const state = join(folder, 'missing.json');
    const args = ['--accounts', join(folder, 'accounts.json'), '--openmetrics', '--output', metrics, '--state', state];
    const codes = [];
    for (const env of [sandboxEnvironment(), {}]) {
      codes.push((await startCommand(command, args, env).ended).code);
    }
    assert.deepEqual(codes, [0, 1]);
    assert.match(readFileSync(metrics, 'utf8'), /^messagingbalance_left_messages\{.*quantity="dev_balance"\} 6000$/m);
    const { labels } = await webhook.next('MessagingBalanceNotAsked', 'firing');
    assert.deepEqual([labels['account'], labels['kind']], [ACCOUNT?.name, 'no-credential']);
    await holds('6000');
    await webhook.next('MessagingBalanceNotAsked', 'resolved');
  });

  test('22.3: what the command writes passes the check of Prometheus', async () => {
    await holds('5000');
    const checked = run('promtool', ['check', 'metrics']);
    checked.child.stdin?.end(readFileSync(metrics));
    const { stdout, stderr } = await checked;
    assert.deepEqual([stdout, stderr], ['', '']);
  });

  for (const [what, program, args] of [
    ['the rules', 'promtool', ['check', 'rules', 'prometheus/messaging-balance.rules.yml']],
    [
      'what the rules say of made-up series',
      'promtool',
      ['test', 'rules', 'prometheus/messaging-balance.rules.test.yml'],
    ],
    ["Prometheus' configuration", 'promtool', ['check', 'config', 'prometheus/prometheus.yml']],
    ["Alertmanager's configuration", 'amtool', ['check-config', 'alertmanager/alertmanager.yml']],
  ] as const) {
    test(`22.3: the examples hold before the programs that read them: ${what}`, async () => {
      const { stdout } = await run(program, args, { cwd: EXAMPLES });
      assert.match(stdout, /SUCCESS/);
    });
  }
});
