import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseHttpDate } from '../../../src/net/httpDate.ts';
import { readRetryAfter } from '../../../src/net/retryAfter.ts';

const NOW = Date.UTC(2026, 0, 1, 12, 0, 0);
const read = (headers: Readonly<Record<string, string>>) => readRetryAfter((name) => headers[name] ?? null, NOW);

for (const [value, expected] of [
  ['120', 120_000],
  [' 5 ', 5_000],
  ['0', 0],
  ['1.5', 1_500],
  ['Thu, 01 Jan 2026 12:01:00 GMT', 60_000],
  ['Thursday, 01-Jan-26 12:01:00 GMT', 60_000],
  [' Thu, 01 Jan 2026 12:01:00 GMT ', 60_000],
  ['Thu 01 Jan 2026 12:01:00 GMT', 60_000],
  ['0.25', 250],
] as const) {
  test(`row 18: Retry-After ${value}`, () => assert.equal(read({ 'retry-after': value }), expected));
}

for (const [value, expected] of [
  ['Thu, 01 Jan 2026 11:59:00 GMT', 0],
  ['Mon, 01 Jan 1990 00:00:00 GMT', 0],
  ['-5', undefined],
  ['NaN', undefined],
  ['Infinity', undefined],
  ['1e9', undefined],
  ['0x10', undefined],
  ['', undefined],
  ['5, 10', 10_000],
  ['5 , 10 ', 10_000],
  ['2026-01-01', undefined],
  ['on Thu, 01 Jan 2026 12:01:00 GMT', undefined],
  ['in 5', undefined],
  ['Thu, 99 Foo 2026', undefined],
  ['1000000000000', 1e15],
  ['9'.repeat(400), Number.MAX_SAFE_INTEGER],
] as const) {
  test(`row 19: Retry-After ${value.slice(0, 40)}`, () => assert.equal(read({ 'retry-after': value }), expected));
}

for (const zone of ['Asia/Shanghai', 'America/New_York', 'UTC']) {
  test(`D4: row 18: a date of asctime means GMT, also in ${zone}`, () => {
    const before = process.env['TZ'];
    process.env['TZ'] = zone;
    try {
      assert.equal(read({ 'retry-after': 'Thu Jan  1 12:01:00 2026' }), 60_000);
      assert.equal(read({ 'retry-after': 'Thu, 01 Jan 2026 12:01:00' }), 60_000);
      assert.equal(read({ 'retry-after': 'Thu, 01 Jan 2026 20:01:00 +0800' }), 60_000);
      assert.equal(parseHttpDate('Thu Jan 01 2026 12:00:00 GMT+0000 (Coordinated Universal Time)'), NOW);
    } finally {
      if (before === undefined) {
        delete process.env['TZ'];
      } else {
        process.env['TZ'] = before;
      }
    }
  });
}

test('row 18: the rate limit headers count when nothing remains', () => {
  assert.equal(read({ 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '30' }), 30_000);
  assert.equal(read({ 'x-rate-limit-remaining': '1', 'x-rate-limit-reset': '30' }), undefined);
  assert.equal(read({ 'x-rate-limit-reset': '30' }), undefined);
  assert.equal(read({ 'x-rate-limit-remaining': ' 0 ', 'x-rate-limit-reset': ' 30 ' }), 30_000);
  assert.equal(read({ 'x-rate-limit-remaining': '0' }), undefined);
  assert.equal(read({ 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '-1' }), undefined);
  assert.equal(read({ 'retry-after': '1', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': '30' }), 1_000);
});

for (const names of ['x-rate-limit', 'x-ratelimit', 'x-sib-ratelimit', 'ratelimit']) {
  test(`row 18: the reset of ${names}-… counts when nothing remains, in seconds from now or since 1970`, () => {
    const limit = (remaining: string, reset: string) =>
      read({ [`${names}-remaining`]: remaining, [`${names}-reset`]: reset });
    assert.equal(limit('0', '30'), 30_000);
    assert.equal(limit('3', '30'), undefined);
    assert.equal(limit('0', String(NOW / 1000 + 90)), 90_000);
    assert.equal(limit('0', String(NOW / 1000 - 90)), 0);
    assert.equal(limit('0', 'soon'), undefined);
    // In milliseconds since 1970 as well.
    assert.equal(limit('0', String(NOW + 90_000)), 90_000);
    assert.equal(limit('0', String(NOW - 90_000)), 0);
    for (const none of ['0, 0', '0,0', '0 , 0']) {
      assert.equal(limit(none, '30, 40'), 40_000);
    }
    assert.equal(limit('10', '30'), undefined);
    assert.equal(limit('0, 1', '30, 40'), undefined);
  });
}

test('row 18: a wait in milliseconds counts where there is none in seconds', () => {
  assert.equal(read({ 'retry-after-ms': '1500' }), 1_500);
  assert.equal(read({ 'retry-after': '2', 'retry-after-ms': '1500' }), 2_000);
  assert.equal(read({ 'retry-after-ms': 'soon' }), undefined);
});

test('row 18: of several waits the longest counts', () => {
  assert.equal(read({ 'retry-after': '120, 120' }), 120_000);
  assert.equal(read({ 'retry-after': '30,120' }), 120_000);
  assert.equal(read({ 'retry-after': 'soon, 120' }), 120_000);
  const [one, other] = [30, 60].map((seconds) => new Date(NOW + seconds * 1000).toUTCString());
  assert.equal(read({ 'retry-after': `${other}, ${one}` }), 60_000);
  assert.equal(read({ 'retry-after': `90, ${one}` }), 90_000);
  assert.equal(read({ 'retry-after-ms': '1500, 2500' }), 2_500);
});

test('row 19: whatever is sent, the wait is absent or finite and not negative', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.double().map(String), fc.date().map(String)), (value) => {
      const wait = read({ 'retry-after': value });
      assert.ok(wait === undefined || (Number.isFinite(wait) && wait >= 0));
    }),
  );
});
