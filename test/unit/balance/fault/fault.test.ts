import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  BalanceError,
  type FaultKind,
  type FaultNature,
  faultOf,
  natureOf,
  type Remedy,
  remedyFor,
} from '../../../../src/balance/fault/fault.ts';
import { ALL_FAULTS } from './faults.ts';

const EXPECTED: Readonly<Record<FaultKind, readonly [FaultNature, Remedy | undefined]>> = {
  network: ['passing', 'refresh'],
  timeout: ['passing', 'refresh'],
  tls: ['lasting', 'show-log'],
  proxy: ['passing', 'open-proxy-settings'],
  'not-the-provider': ['passing', 'refresh'],
  redirect: ['lasting', 'open-settings'],
  'too-large': ['passing', 'show-log'],
  'bad-response': ['passing', 'show-log'],
  auth: ['paused', 'update-credential'],
  'not-enabled': ['lasting', 'open-console'],
  blocked: ['lasting', 'open-console'],
  'ip-blocked': ['lasting', 'open-console'],
  'bad-endpoint': ['lasting', 'open-settings'],
  clock: ['passing', 'refresh'],
  'rate-limited': ['passing', 'refresh'],
  'provider-down': ['passing', 'refresh'],
  'provider-error': ['lasting', 'show-log'],
  'no-credential': ['paused', 'update-credential'],
  'secret-store': ['paused', 'update-credential'],
  'other-address': ['paused', 'update-credential'],
  redeclared: ['paused', 'confirm-addresses'],
  unconfirmed: ['paused', 'confirm-addresses'],
  'endpoint-refused': ['paused', 'open-settings'],
  foreign: ['passing', 'show-log'],
  internal: ['passing', 'show-log'],
};

for (const { kind } of ALL_FAULTS) {
  test(`${kind}: what happens next, and what a click does`, () =>
    assert.deepEqual([natureOf(kind), remedyFor(kind)], EXPECTED[kind]));
}

test('a BalanceError carries its fault and says nothing but its kind', () => {
  for (const fault of ALL_FAULTS) {
    const error = new BalanceError(fault);
    assert.equal(faultOf(error), fault);
    assert.equal(error.message, fault.kind);
    assert.equal(String(error), `BalanceError: ${fault.kind}`);
  }
});

class Broken extends Error {}

for (const [name, error, expected] of [
  ['an error', new Error('sesame'), 'Error'],
  ['an error of a class', new TypeError('sesame', { cause: 'sesame' }), 'TypeError'],
  ['an error of our own', new Broken('sesame'), 'Broken'],
  ['a renamed error', Object.assign(new RangeError('x'), { name: 'sesame' }), 'RangeError'],
  ['a text', 'sesame', 'string'],
  ['nothing', undefined, 'undefined'],
  ['null', null, 'object'],
  ['an object', { message: 'sesame', fault: { kind: 'auth' } }, 'object'],
] as const) {
  test(`row 38: ${name} is a defect, known by its class alone`, () => {
    const fault = faultOf(error);
    assert.deepEqual(fault, { kind: 'internal', name: expected });
    assert.doesNotMatch(JSON.stringify(fault), /sesame/);
  });
}
