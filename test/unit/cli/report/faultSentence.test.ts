import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { faultSentence, troubleSentence } from '../../../../src/cli/report/faultSentence.ts';
import { languageFor } from '../../../../src/cli/shell/language.ts';
import { ALL_FAULTS } from '../../balance/fault/faults.ts';
import { PROVIDERS, refused, sms, well } from './statuses.ts';

const chinese = await languageFor(['--lang', 'zh-CN'], {});

/** What can only become of an account in an editor. */
const ELSEWHERE = ['secret-store', 'other-address', 'foreign'];

for (const fault of ALL_FAULTS.filter(({ kind }) => !ELSEWHERE.includes(kind))) {
  test(`22.4: told on a command line, in both languages: ${JSON.stringify(fault)}`, () => {
    const [text, translated] = [faultSentence(fault, english), faultSentence(fault, chinese)];
    for (const each of [text, translated]) {
      assert.doesNotMatch(each, /VS Code|\bwindow\b|\{\d\}|undefined/);
    }
    assert.match(translated, /\p{Script=Han}{4}/u);
  });
}

test('22 bad input: what is missing is named with every way to give it', () => {
  assert.equal(
    faultSentence({ kind: 'no-credential', variables: ['A', 'B'] }, english),
    'A, B: nothing is set. Set each, or A_FILE to the path of a file, or put a file of that name into $CREDENTIALS_DIRECTORY.',
  );
  assert.match(faultSentence({ kind: 'no-credential' }, english), /Add "env" to it in the file\.$/);
});

test("22.1: an address that is not the provider's own is told with the option that allows it", () => {
  const addresses = ['https://a.example:8443/x', 'https://b.example'];
  assert.equal(
    faultSentence({ kind: 'unconfirmed', variables: ['A'], addresses }, english),
    'https://a.example:8443/x, https://b.example is not an address of the provider, so nothing was sent. If it is right: --allow-host a.example:8443 --allow-host b.example',
  );
});

test('22 bad input: a file that cannot be used is told with what is wrong with it', () => {
  const problems = ['ENOENT', 'empty', 'no-file', 'too-large'];
  const told = problems.map((problem) =>
    faultSentence({ kind: 'no-credential', variables: ['A'], files: [{ named: 'A_FILE', problem }] }, english).replace(
      /(?<=\.) .*/,
      '',
    ),
  );
  assert.deepEqual(told, [
    'The file that A_FILE stands for cannot be used: ENOENT.',
    'The file that A_FILE stands for cannot be used: it is empty.',
    'The file that A_FILE stands for cannot be used: it is no file.',
    'The file that A_FILE stands for cannot be used: it is larger than 64 KiB.',
  ]);
});

test('22 bad input: a variable that holds another part is told with that part', () => {
  assert.equal(
    faultSentence({ kind: 'no-credential', variables: ['A'], alike: 'Secret' }, english),
    'A holds what looks like the Secret, so nothing was sent. Check what it holds.',
  );
});

test('16 bad input: a variable that holds blanks is told with the part that has none', () => {
  assert.equal(
    faultSentence({ kind: 'no-credential', variables: ['A'], blanksIn: 'SecretId' }, english),
    'A holds blanks, and the SecretId has none, so nothing was sent. Check what it holds.',
  );
});

test('22 bad input: a refused credential of several variables is told with them, as they may be swapped', () => {
  const env = { key: 'A', secret: 'B' };
  assert.match(
    troubleSentence(refused('Main', [], { env }), PROVIDERS, english) ?? '',
    /^The provider refused the credential\. .*\. Check that each of A, B holds its own part\.$/,
  );
  assert.doesNotMatch(
    troubleSentence(refused('Main', [], { env: { key: 'A' } }), PROVIDERS, english) ?? '',
    /own part/,
  );
});

for (const [name, status, expected] of [
  ['that answered', well('Main', [sms('5')]), undefined],
  [
    'whose request was given up',
    { ...well('Main', []), state: { kind: 'loading' }, nextAt: new Date(2026, 0, 5, 9, 7, 3).getTime() },
    'An earlier run was given up before the answer came. Try again after 09:07:03.',
  ],
  [
    'with an old reading, whose request was given up',
    { ...well('Main', [sms('5')], {}, 3_600_000), nextAt: new Date(2026, 0, 5, 19, 7).getTime() },
    'An earlier run was given up before the answer came. Try again after 19:07:00.',
  ],
  [
    'that another run asks for',
    { ...well('Main', []), state: { kind: 'loading' }, refreshing: true },
    'Another run asks for it at the moment. Try again.',
  ],
] as const) {
  test(`22 bad input: no account stands there without a sentence, unless it is well: one ${name}`, () => {
    assert.equal(troubleSentence(status, PROVIDERS, english), expected);
  });
}
