import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAccounts } from '../../../../../src/balance/account/accounts.ts';
import { english } from '../../../../../src/base/language.ts';
import { endpointsProblem, wordsOf } from '../../../../../src/ui/accounts/credential/endpointCheck.ts';
import { account, PROVIDERS } from '../../sample.ts';

const SECRET = '7289516381dcdf1113730f2b';

/** Whether the setting takes an account with what was entered. */
function isTaken(text: string): boolean {
  return parseAccounts([account('1', { endpoints: wordsOf(text) })], PROVIDERS).accounts.length === 1;
}

for (const text of [
  'https://gateway.example',
  ' https://gateway.example\u3000https://other.example/prefix/ ',
  'http://127.0.0.1:8080',
  '',
  '\u00a0',
  `https://gateway.example/${SECRET}`,
  `https://${SECRET}.example/`,
  `https://gateway.example https://other.example/${SECRET}`,
  SECRET,
  'gateway.example',
  'http://gateway.example',
  'https://user@gateway.example',
  'https://gateway.example?a=1',
  'https://169.254.169.254',
]) {
  test(`B7: the wizard takes an address where the setting does: ${JSON.stringify(text)}`, () => {
    const problem = endpointsProblem(text, english.t);
    assert.equal(problem === undefined, isTaken(text));
    assert.ok(!problem?.includes(SECRET));
  });
}

test('B7: whatever is entered, the wizard and the setting agree', () => {
  const part = fc.constantFrom(
    'https://',
    'http://',
    'a.example',
    '127.0.0.1',
    SECRET,
    '/',
    ':443',
    '?',
    '#',
    '@',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
      const text = parts.join('');
      assert.equal(endpointsProblem(text, english.t) === undefined, isTaken(text));
    }),
  );
});

test('D4: a fifth address is refused while it is typed', () => {
  const four = 'https://a.example https://b.example https://c.example https://d.example';
  assert.equal(endpointsProblem(four, english.t), undefined);
  assert.equal(endpointsProblem(`${four} https://e.example`, english.t), 'Enter 4 addresses at most.');
});

test('E5: what is no address is shown as it was typed, unless it may hold half of a pair', () => {
  for (const [typed, shown] of [
    ['gateway.example', 'gateway.example'],
    ['gateway.example:8443/prefix', 'gateway.example:8443/prefix'],
    ['https//gateway.example', 'https//gateway.example'],
    ['key:pass', '…'],
    ['me@gateway.example', '…'],
  ] as const) {
    assert.equal(endpointsProblem(typed, english.t), `"${shown}" is not an address. Enter one such as https://host.`);
  }
});
