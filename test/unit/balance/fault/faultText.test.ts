import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EndpointProblem, Fault } from '../../../../src/balance/fault/fault.ts';
import { describeFault, endpointText } from '../../../../src/balance/fault/faultText.ts';
import { english } from '../../../../src/base/language.ts';
import { ALL_FAULTS } from './faults.ts';

const nameOf = (fault: Fault): string => Object.values(fault).join(' ');

for (const fault of ALL_FAULTS) {
  test(`every fault has a sentence: ${nameOf(fault)}`, () => {
    const text = describeFault(fault, english);
    assert.match(text, /^["A-Z0-9{a-z]/);
    assert.ok(text.length >= 30 && text.length <= 200, text);
    assert.doesNotMatch(text, /undefined|null|NaN|\[object|\{\d\}|\s{2}|\n/);
    // A provider's own words end as the provider likes.
    assert.ok(text.endsWith('.') || (fault.kind === 'provider-error' && fault.text !== ''), text);
  });
}

test('no two faults share a sentence', () => {
  const texts = ALL_FAULTS.map((fault) => describeFault(fault, english));
  assert.deepEqual(
    texts.filter((text, index) => texts.indexOf(text) !== index),
    [],
  );
});

test('a sentence names what the fault is about', () => {
  for (const fault of ALL_FAULTS) {
    const text = describeFault(fault, english);
    for (const name of ['host', 'target', 'field', 'found', 'endpoint', 'name', 'text'] as const) {
      const value = name in fault ? Reflect.get(fault, name) : undefined;
      assert.ok(typeof value !== 'string' || text.includes(value), `${nameOf(fault)}: ${text}`);
    }
  }
});

for (const [fault, expected] of [
  [
    { kind: 'network', host: 'a.example', problem: 'not-found' },
    'Cannot find a.example. Check the network connection.',
  ],
  [{ kind: 'timeout', host: 'a.example', seconds: 15 }, 'a.example did not answer within 15 seconds.'],
  [
    { kind: 'redirect', host: 'a.example', target: 'b.example:8443' },
    'Unexpected redirect from a.example to b.example:8443; it was not followed. Check the endpoint.',
  ],
  [
    { kind: 'too-large', host: 'a.example', limitBytes: 262_144 },
    'The answer of a.example is larger than 256 KiB and was refused. Check the endpoint.',
  ],
  [
    { kind: 'no-credential', variables: ['SMS_KEY'] },
    'The environment variable SMS_KEY is empty. Set it and start VS Code again, or enter the credential.',
  ],
  [
    { kind: 'no-credential', variables: ['SMS_KEY', 'SMS_SECRET'] },
    'The environment variables SMS_KEY and SMS_SECRET are empty. Set them and start VS Code again, or enter the credential.',
  ],
  [
    { kind: 'no-credential', variables: ['SMS_KEY'], alike: 'masterSecret' },
    'The environment variable SMS_KEY holds what looks like the masterSecret, so nothing was sent. Check what it holds and start VS Code again.',
  ],
  [
    { kind: 'no-credential', variables: ['SMS_KEY'], blanksIn: 'appKey' },
    'The environment variable SMS_KEY holds blanks, and the appKey has none, so nothing was sent. Check what it holds and start VS Code again.',
  ],
  [{ kind: 'no-credential', variables: [] }, 'There is no credential for this account on this machine. Enter it.'],
  [
    { kind: 'provider-error', code: '777', text: '{0} is odd' },
    'The provider answered with its error 777. See its documentation. It says: {0} is odd',
  ],
] as const satisfies readonly (readonly [Fault, string])[]) {
  test(`in words: ${expected}`, () => assert.equal(describeFault(fault, english), expected));
}

test('why an endpoint is refused', () => {
  const problems = ['not-a-url', 'not-https', 'user-info', 'link-local', 'query'] satisfies EndpointProblem[];
  const texts = problems.map((problem) => endpointText(problem, 'https://a.example', english.t));
  assert.equal(new Set(texts).size, problems.length);
  for (const text of texts) {
    assert.match(text, /^"https:\/\/a\.example" .*\.$/);
  }
});
