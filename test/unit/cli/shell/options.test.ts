import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { CliError, EXIT } from '../../../../src/cli/shell/exit.ts';
import { DEFAULT_SECONDS, isCheck, type Options, parseOptions } from '../../../../src/cli/shell/options.ts';

const PLAIN: Options = {
  ...{ command: 'print', format: 'table', accounts: 'a.json', names: [], allowHosts: [] },
  timeoutSeconds: DEFAULT_SECONDS,
};

for (const [args, expected] of [
  ['--accounts a.json', PLAIN],
  ['--accounts=a.json', PLAIN],
  ['--json --accounts a.json', { ...PLAIN, format: 'json' }],
  ['--accounts a.json --openmetrics --output x.prom', { ...PLAIN, format: 'openmetrics', output: 'x.prom' }],
  ['check --accounts a.json', { ...PLAIN, command: 'check' }],
  ['--accounts a.json check', { ...PLAIN, command: 'check' }],
  ['validate --accounts a.json', { ...PLAIN, command: 'validate' }],
  ['providers --json', { ...PLAIN, command: 'providers', format: 'json', accounts: '' }],
  ['--accounts a.json --only One --only Two', { ...PLAIN, names: ['One', 'Two'] }],
  ['--accounts a.json --timeout 5 --state s', { ...PLAIN, timeoutSeconds: 5, state: 's' }],
  ['--accounts a.json --allow-host a.example --allow-host b:8443', { ...PLAIN, allowHosts: ['a.example', 'b:8443'] }],
  ['--accounts a.json --allow-host A.example:443', { ...PLAIN, allowHosts: ['a.example'] }],
  ['--accounts a.json --allow-host 短信.example', { ...PLAIN, allowHosts: ['xn--vuq298g.example'] }],
  ['--accounts a.json --lang zh-cn', PLAIN],
  ['validate --accounts a.json --only One', { ...PLAIN, command: 'validate', names: ['One'] }],
  ['providers --output x', { ...PLAIN, command: 'providers', accounts: '', output: 'x' }],
  ['--help', { ...PLAIN, command: 'help', accounts: '' }],
  ['check --version', { ...PLAIN, command: 'version', accounts: '' }],
] as const) {
  test(`22.1: understood: ${args}`, () => assert.deepEqual(parseOptions(args.split(' '), english.t), expected));
}

for (const [args, sentence] of [
  [[], /^Name the file that Export Accounts… has written: --accounts accounts\.json$/],
  [['check'], /^Name the file/],
  [['--accounts'], /^--accounts needs a value behind it\.$/],
  [['--accounts', '--json'], /^--accounts needs a value/],
  [['--accounts='], /^--accounts needs a value/],
  [['--acounts', 'a.json'], /^There is no option --acounts\. See messaging-balance --help\.$/],
  [['--json=yes'], /^--json takes no value\.$/],
  [
    ['--accounts', 'a', '--allow-host', 'https://a.example'],
    /^--allow-host takes a host, such as api\.example\.com:8443\.$/,
  ],
  [['--accounts', 'a', '--allow-host', 'a.example/'], /^--allow-host takes a host/],
  [['--accounts', 'a', '--allow-host', 'a.example/x?y'], /^--allow-host takes a host/],
  [['--accounts', 'a', '--allow-host', 'user@a.example'], /^--allow-host takes a host/],
  [['--accounts', 'a', '--allow-host', 'a b'], /^--allow-host takes a host/],
  [['-x'], /^There is no option -x/],
  [['chek', '--accounts', 'a'], /^There is no command chek\./],
  [['check', 'validate', '--accounts', 'a'], /^One command at a time\./],
  [['--accounts', 'a', '--json', '--openmetrics'], /^Choose one of --json and --openmetrics\.$/],
  [['--accounts', 'a', '--timeout', '0'], /^--timeout takes whole seconds from 1 to 50\.$/],
  [['--accounts', 'a', '--timeout', '51'], /^--timeout takes/],
  [['--accounts', 'a', '--timeout', '1.5'], /^--timeout takes/],
  [['--accounts', 'a', '--timeout', 'soon'], /^--timeout takes/],
  [['check', '--accounts', 'a', '--json'], /^check takes no --json\. See messaging-balance --help\.$/],
  [['check', '--accounts', 'a', '--openmetrics'], /^check takes no --openmetrics/],
  [['check', '--accounts', 'a', '--output', 'x'], /^check takes no --output/],
  [['validate', '--accounts', 'a', '--openmetrics'], /^validate takes no --openmetrics/],
  [['validate', '--accounts', 'a', '--json'], /^validate takes no --json/],
  [['validate', '--accounts', 'a', '--state', 's'], /^validate takes no --state/],
  [['validate', '--accounts', 'a', '--allow-host', 'h'], /^validate takes no --allow-host/],
  [['validate', '--accounts', 'a', '--timeout', '5'], /^validate takes no --timeout/],
  [['providers', '--openmetrics'], /^providers takes no --openmetrics/],
  [['providers', '--accounts', 'a'], /^providers takes no --accounts/],
  [['providers', '--only', 'A'], /^providers takes no --only/],
  [['--accounts', 'a', '--accounts', 'b'], /^--accounts can be given once\.$/],
  [['--accounts', 'a', '--state', 's', '--state=t'], /^--state can be given once/],
  [['--accounts', 'a', '--lang', 'fr'], /^There are texts in these languages: en, zh-CN\.$/],
] as const) {
  test(`22 bad input: refused with its own code: ${args.join(' ')}`, () => {
    assert.throws(
      () => parseOptions(args, english.t),
      (error) => error instanceof CliError && error.code === EXIT.usage && sentence.test(error.message),
    );
  });
}

test('22.1: a secret that somebody gives as an argument is not said again', () => {
  const secret = '7289516381dcdf1113730f2b';
  for (const args of [[secret], [`--secret=${secret}`], [`--${secret}`], ['--accounts', 'a', secret]]) {
    assert.throws(
      () => parseOptions(args, english.t),
      (error) => error instanceof CliError && !error.message.includes(secret),
    );
  }
});

for (const [args, expected] of [
  [['check', '--accounts', 'a'], true],
  [['--accounts', 'a', '--bogus', 'check'], true],
  [['--accounts', 'a', '--only', 'check'], false],
  [['--accounts', 'check', '--json'], false],
  [['--accounts=check'], false],
  [['validate'], false],
] as const) {
  test(`22.1: whether it is check that fails, and not the value of an option: ${args.join(' ')}`, () =>
    assert.equal(isCheck(args), expected));
}
