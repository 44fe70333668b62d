import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Reading } from '../../../../src/balance/amount/quantity.ts';
import type { Fault } from '../../../../src/balance/fault/fault.ts';
import { amountsText, shapeFrom, shapeText } from '../../../../src/store/history/amounts.ts';
import { packRows } from '../../../../src/store/history/pack.ts';
import { unpackRows } from '../../../../src/store/history/packedRows.ts';
import { faultFrom } from '../../../../src/store/sqlite/storedFault.ts';
import {
  aboutText,
  readingFrom,
  readingText,
  safeMs,
  subjectFrom,
  troubleFrom,
  troubleText,
} from '../../../../src/store/sqlite/storedRecord.ts';
import { exact } from '../../balance/amount/exact.ts';
import { NOON, quantities, reading, timeout, trouble } from '../sample.ts';

const FAULTS: readonly Fault[] = [
  { kind: 'network', host: 'h', problem: 'reset' },
  timeout,
  { kind: 'tls', host: 'h', problem: 'expired' },
  { kind: 'proxy' },
  { kind: 'proxy', status: 407 },
  { kind: 'not-the-provider', host: 'h' },
  { kind: 'redirect', host: 'h', target: 't' },
  { kind: 'too-large', host: 'h', limitBytes: 262_144 },
  { kind: 'bad-response', host: 'h', problem: 'missing-field', field: 'balance' },
  { kind: 'bad-response', host: 'h', problem: 'no-number', field: '/data/balance', found: 'twelve' },
  { kind: 'bad-response', host: 'h', problem: 'empty' },
  { kind: 'auth', code: '50014', definitive: true },
  { kind: 'auth', definitive: false },
  { kind: 'auth', definitive: false, empty: true },
  { kind: 'not-enabled', code: '1' },
  { kind: 'blocked', code: '1' },
  { kind: 'ip-blocked', code: '1' },
  { kind: 'bad-endpoint', code: '1' },
  { kind: 'clock', code: '151' },
  { kind: 'rate-limited', code: '50009', retryAfterMs: 60_000 },
  { kind: 'rate-limited' },
  { kind: 'provider-down', status: 503, retryAfterMs: 1 },
  { kind: 'provider-error', code: '7', text: '"quoted", 余额' },
  { kind: 'no-credential', variables: ['A', 'B'] },
  { kind: 'no-credential' },
  { kind: 'secret-store' },
  { kind: 'other-address', address: 'a' },
  { kind: 'redeclared', address: 'a' },
  { kind: 'unconfirmed', variables: ['K', 'S'], addresses: ['a'] },
  { kind: 'endpoint-refused', endpoint: 'e', problem: 'not-https' },
  { kind: 'foreign', name: 'TypeError' },
  { kind: 'internal', name: 'TypeError' },
];

describe('a stored reading', () => {
  it('comes back as it was', () => {
    for (const amounts of [[], ['0'], [null], ['9007199254740993', '-0.10', null]]) {
      const original = reading(NOON, ...amounts);
      assert.deepEqual(readingFrom(readingText(original)), original);
    }
  });

  it('comes back with all that is known beside the amount', () => {
    const original: Reading = {
      at: NOON,
      quantities: [
        {
          key: 'quota',
          unit: 'emails',
          amount: exact('1234'),
          used: exact('48766'),
          limit: exact('50000'),
          resetsAt: 5,
        },
        { key: 'money', unit: 'USD', amount: 'postpaid', label: 'Main' },
        {
          ...{ key: 'packages', unit: 'messages', amount: exact('15'), expiresAt: 7 },
          parts: [
            { name: 'a', amount: exact('10'), total: exact('20'), expiresAt: 7 },
            { name: 'b', amount: exact('5') },
          ],
        },
      ],
    };
    assert.deepEqual(readingFrom(readingText(original)), original);
  });

  it('is kept with a unit, a word and a field that this version does not know', () => {
    const text = '{"at":1,"quantities":[["k","7","tokens",{"used":"3","aura":[1]}],["w","on-hold","tokens"]]}';
    assert.deepEqual(readingFrom(text), {
      at: 1,
      quantities: [
        { key: 'k', amount: '7', unit: 'tokens', used: '3' },
        { key: 'w', amount: 'on-hold', unit: 'tokens' },
      ],
    });
  });

  it('is absent, never 0, when anything in it is wrong', () => {
    const wrong = [
      null,
      12,
      '',
      'null',
      '[]',
      '{}',
      '{"at":1}',
      '{"at":"1","quantities":[]}',
      '{"at":1.5,"quantities":[]}',
      '{"at":9007199254740993,"quantities":[]}',
      '{"at":1,"quantities":{}}',
      '{"at":1,"quantities":[["k","1"]]}',
      '{"at":1,"quantities":[["k","1","messages","x"]]}',
      '{"at":1,"quantities":[["k",1,"messages"]]}',
      '{"at":1,"quantities":[["k","","messages"]]}',
      '{"at":1,"quantities":[["k","1e3","messages"]]}',
      '{"at":1,"quantities":[["k","01","messages"]]}',
      '{"at":1,"quantities":[["k","1",""]]}',
      '{"at":1,"quantities":[["k","1","emails",{"used":1}]]}',
      '{"at":1,"quantities":[["k","1","emails",{"resetsAt":"1"}]]}',
      '{"at":1,"quantities":[["k","1","emails",{"parts":[{"name":"a"}]}]]}',
      '{"at":1,"quantities":[[7,"1","messages"]]}',
      '{"at":1,"quantities":[["a","1","messages"],["b"]]}',
      '{"at":1,"quantities":[["a","1","messages"]]',
    ];
    for (const text of wrong) {
      assert.equal(readingFrom(text), undefined, String(text));
    }
  });
});

describe('a stored trouble', () => {
  it('comes back as it was, whatever the fault', () => {
    for (const fault of FAULTS) {
      const original = trouble(fault, NOON, 3);
      assert.deepEqual(troubleFrom(troubleText(original), 0), original, fault.kind);
    }
    const plain = trouble({ kind: 'auth', definitive: false }, NOON);
    const refused = { ...plain, refused: { mark: 'abc', since: NOON, count: 2 } };
    assert.deepEqual(troubleFrom(troubleText(refused), 0), refused);
    for (const count of [undefined, null, '2', 0, -1, 1.5]) {
      // A window of a version that does not count has written it.
      const stored = JSON.stringify({ ...plain, refused: { mark: 'abc', since: NOON, count } });
      assert.deepEqual(troubleFrom(stored, 0).refused, { mark: 'abc', since: NOON, count: 1 }, String(count));
    }
    for (const wrong of [null, 'abc', {}, { mark: 'abc' }, { mark: 1, since: NOON }, { mark: 'abc', since: '1' }]) {
      assert.deepEqual(troubleFrom(JSON.stringify({ ...plain, refused: wrong }), 0), plain, JSON.stringify(wrong));
    }
  });

  it('is still a trouble when it cannot be understood, so that no old number looks fresh', () => {
    const unknown = { fault: { kind: 'internal', name: 'UnreadableRecord' }, since: NOON, attempts: 1 };
    for (const text of ['', '{', '[]', 'null', '{"fault":{"kind":"quota-of-tomorrow"}}', 7]) {
      assert.deepEqual(troubleFrom(text, NOON), unknown, String(text));
    }
    for (const attempts of [0, -1, 1.5, 'x', null]) {
      assert.deepEqual(troubleFrom(JSON.stringify({ since: NOON, attempts }), NOON), unknown, String(attempts));
    }
    assert.equal(troubleFrom('{"attempts":1}', NOON).attempts, 1);
    const later = { ...unknown, since: 5, attempts: 9 };
    assert.deepEqual(troubleFrom('{"fault":{"kind":"x"},"since":5,"attempts":9}', NOON), later);
  });

  it('has a fault with the fields of its kind and no others', () => {
    assert.deepEqual(faultFrom({ kind: 'secret-store', more: 1 }), { kind: 'secret-store' });
    const wrong = [
      {},
      { kind: 'constructor' },
      { kind: 'network', host: 'h', problem: 'toString' },
      { kind: 'network', problem: 'reset' },
      { kind: 'timeout', host: 'h', seconds: '15' },
      { kind: 'auth', definitive: 1 },
      { kind: 'auth', definitive: false, empty: 1 },
      { kind: 'no-credential', variables: ['A', 1] },
      { kind: 'proxy', status: '407' },
    ];
    for (const value of wrong) {
      assert.equal(faultFrom(value), undefined, JSON.stringify(value));
    }
  });
});

describe('stored amounts', () => {
  it('come back as they were', () => {
    const all = [quantities('1', null, '-2.50'), quantities('12', '0', '-2.5'), quantities()];
    for (const row of all) {
      const shape = shapeFrom(shapeText(row));
      assert.ok(shape !== undefined);
      const rows = unpackRows([packRows(1, [{ at: NOON, amounts: amountsText(row) }])], new Map([[1, shape]]));
      assert.deepEqual(rows.readings(), [{ at: NOON, quantities: row }]);
    }
  });

  it('have no shape when it cannot be understood', () => {
    for (const text of [
      '',
      '{}',
      '[["a"]]',
      '[["a",""]]',
      '[["a","CNY","soon"]]',
      '[[1,"CNY"]]',
      '["a","CNY"]',
      undefined,
    ]) {
      assert.equal(shapeFrom(text), undefined, String(text));
    }
  });
});

describe('a stored time', () => {
  it('is an integer that both sides agree on', () => {
    assert.deepEqual([1.9, -1.9, Number.NaN, Number.POSITIVE_INFINITY, -1e300].map(safeMs), [
      1,
      -1,
      0,
      Number.MAX_SAFE_INTEGER,
      -Number.MAX_SAFE_INTEGER,
    ]);
    assert.ok(Object.is(safeMs(-0.5), 0));
  });
});

describe('the subject of an account in the file', () => {
  const subject = { identity: 'i', name: 'Main', provider: 'jiguang', product: 'app' };

  it('comes back as it was', () => assert.deepEqual(subjectFrom('i', aboutText(subject)), subject));

  for (const [identity, about] of [
    ['', '["a","b","c"]'],
    [undefined, '["a","b","c"]'],
    [7, '["a","b","c"]'],
    ['i', undefined],
    ['i', 7],
    ['i', ''],
    ['i', 'no JSON'],
    ['i', '{"0":"a","1":"b","2":"c"}'],
    ['i', '[1,"b","c"]'],
    ['i', '["a",1,"c"]'],
    ['i', '["a","b",1]'],
    ['i', '["a","b"]'],
    ['i', '[]'],
  ] as const) {
    it(`is none: ${JSON.stringify([identity, about])}`, () => assert.equal(subjectFrom(identity, about), undefined));
  }
});

describe('what is no reading', () => {
  for (const text of [
    undefined,
    7,
    '',
    'no JSON',
    'null',
    '7',
    '"text"',
    '[]',
    '{"at":1}',
    '{"at":1,"quantities":{}}',
  ]) {
    it(JSON.stringify(text) ?? 'undefined', () => assert.equal(readingFrom(text), undefined));
  }

  it('a quantity that is no list makes it one that cannot be read', () => {
    assert.equal(readingFrom('{"at":1,"quantities":[7]}'), undefined);
    assert.equal(readingFrom('{"at":1,"quantities":[["a","1","messages",7]]}'), undefined);
  });

  it('what is beside an amount stands there alone where there is something', () => {
    const text = readingText({ at: 1, quantities: [{ key: 'a', amount: exact('1'), unit: 'messages' }] });
    assert.equal(text, '{"at":1,"quantities":[["a","1","messages"]]}');
  });
});
