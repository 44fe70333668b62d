import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { languageFor } from '../../../../src/cli/language.ts';
import { faultSentence } from '../../../../src/cli/report/faultSentence.ts';
import { ALL_FAULTS } from '../../balance/fault/faults.ts';

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
