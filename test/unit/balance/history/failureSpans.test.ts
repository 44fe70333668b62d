import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FailureSpan, failureSpans, type HistoryMark } from '../../../../src/balance/history/failureSpans.ts';

const COLUMNS = { fromMs: 100, toMs: 200, count: 10 };

function trouble(at: number, faultKind = 'network'): HistoryMark {
  return { at, kind: 'trouble', faultKind };
}

function recovered(at: number): HistoryMark {
  return { at, kind: 'recovered' };
}

test('failures within a time', () => {
  const cases: [name: string, marks: HistoryMark[], spans: FailureSpan[]][] = [
    ['none', [], []],
    ['one', [trouble(110), recovered(130)], [{ fromMs: 110, toMs: 130, faultKind: 'network' }]],
    ['still open', [trouble(110)], [{ fromMs: 110, toMs: 200, faultKind: 'network', open: true }]],
    ['begun before', [trouble(20), recovered(130)], [{ fromMs: 100, toMs: 130, faultKind: 'network' }]],
    ['over before', [trouble(20), recovered(30)], []],
    ['begun before and still open', [trouble(20)], [{ fromMs: 100, toMs: 200, faultKind: 'network', open: true }]],
    ['begun after', [trouble(250)], []],
    ['an end without a beginning', [recovered(130)], []],
    [
      'another kind',
      [trouble(110), trouble(120, 'auth'), recovered(130)],
      [
        { fromMs: 110, toMs: 120, faultKind: 'network' },
        { fromMs: 120, toMs: 130, faultKind: 'auth' },
      ],
    ],
    ['ended after', [trouble(150), recovered(250)], [{ fromMs: 150, toMs: 200, faultKind: 'network', open: true }]],
    ['of unknown kind', [{ at: 110, kind: 'trouble' }, recovered(130)], [{ fromMs: 110, toMs: 130 }]],
  ];
  for (const [name, marks, spans] of cases) {
    assert.deepEqual(failureSpans(marks, COLUMNS), spans, name);
  }
});

test('more failures than columns are taken together where they lie close', () => {
  const marks = Array.from({ length: 20 }, (_, index) => [trouble(100 + index), recovered(100.5 + index)]).flat();
  const spans = failureSpans([...marks, trouble(160, 'auth')], COLUMNS);
  assert.deepEqual(spans, [
    { fromMs: 100, toMs: 109.5, faultKind: 'network' },
    { fromMs: 110, toMs: 119.5, faultKind: 'network' },
    { fromMs: 160, toMs: 200, faultKind: 'auth', open: true },
  ]);
});

test('failures of several kinds that are taken together have none', () => {
  const marks = Array.from({ length: 20 }, (_, index) => [
    trouble(100 + index, index === 3 ? 'timeout' : 'network'),
    recovered(100.5 + index),
  ]).flat();
  assert.deepEqual(failureSpans(marks, COLUMNS)[0], { fromMs: 100, toMs: 109.5 });
});
