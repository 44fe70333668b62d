import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newState, parseState, type State, stateText } from '../../../../src/cli/state/state.ts';
import type { AccountRecord } from '../../../../src/store/port/store.ts';
import { readingOf } from '../../fakes/amounts.ts';

const NOW = Date.UTC(2026, 10, 20, 12);
const PLAIN: AccountRecord = {
  ...{ accountId: 'a', generation: 3, claimedAt: NOW - 1000, settled: true, nextDue: NOW + 60_000, holdUntil: 0 },
};

function saved(record: AccountRecord): State {
  const state: State = { salt: 'salt', records: new Map([[record.accountId, record]]), accounts: new Map() };
  const read = parseState(stateText(state, NOW));
  assert.ok(typeof read === 'object', String(read));
  return read;
}

for (const [name, more] of [
  ['a reading, with all digits', { reading: readingOf('9007199254740993.10', NOW - 500) }],
  ['a claim without an outcome', { settled: false }],
  [
    'a refused credential',
    { refusedMark: 'abc', trouble: { fault: { kind: 'auth', definitive: true }, since: NOW, attempts: 1 } },
  ],
  ['the time that a provider wants', { holdUntil: NOW + 300_000 }],
] as const) {
  test(`22.1: the state keeps ${name}`, () => {
    const record: AccountRecord = { ...PLAIN, ...more };
    assert.deepEqual(saved(record).records.get('a'), record);
  });
}

test('22.1: what nobody asked for in a long time is left out', () => {
  assert.equal(saved({ ...PLAIN, claimedAt: NOW - 41 * 86_400_000 }).records.size, 0);
  assert.equal(saved({ ...PLAIN, claimedAt: NOW - 39 * 86_400_000 }).records.size, 1);
});

test('22.2: which records an account was answered from is kept as long as these, and what is damaged of it is left out', () => {
  const records = new Map([['a', PLAIN]]);
  const accounts = new Map([
    ['m', ['a', 'gone']],
    ['n', ['gone']],
  ]);
  const text = stateText({ salt: 's', records, accounts }, NOW);
  const state = parseState(text.replace('"accounts": {', '"accounts": {"x": "a", "y": [1],'));
  assert.deepEqual(typeof state === 'object' && [...state.accounts], [['m', ['a']]]);
});

test('22.1: each state has a salt of its own', () => assert.notEqual(newState().salt, newState().salt));

for (const [text, expected] of [
  ['', 'damaged'],
  ['{', 'damaged'],
  ['null', 'damaged'],
  ['[]', 'damaged'],
  ['{"format":"messaging-balance-state","version":1,"records":{}}', 'damaged'],
  ['{"format":"other","version":1,"salt":"s","records":{}}', 'damaged'],
  ['{"format":"messaging-balance-state","version":2,"salt":"s","records":{}}', 'later'],
] as const) {
  test(`22 bad input: a state that is ${expected}: ${text}`, () => assert.equal(parseState(text), expected));
}

for (const wrong of [
  { generation: '3' },
  { claimedAt: -1 },
  { settled: 1 },
  { nextDue: null },
  { holdUntil: 1.5 },
] as const) {
  test(`22 bad input: a record that is none is left out: ${JSON.stringify(wrong)}`, () => {
    const records = { a: { ...PLAIN, ...wrong }, b: PLAIN };
    const state = parseState(JSON.stringify({ format: 'messaging-balance-state', version: 1, salt: 's', records }));
    assert.deepEqual(typeof state === 'object' && [...state.records.keys()], ['b']);
  });
}

test('22 bad input: a reading that is damaged is none, and a trouble that is damaged is one', () => {
  const records = { a: { ...PLAIN, reading: '{"at":1,"quantities":[["a",900,"messages"]]}', trouble: 'x' } };
  const state = parseState(JSON.stringify({ format: 'messaging-balance-state', version: 1, salt: 's', records }));
  assert.ok(typeof state === 'object');
  const record = state.records.get('a');
  assert.equal(record?.reading, undefined);
  assert.equal(record?.trouble?.fault.kind, 'internal');
});
