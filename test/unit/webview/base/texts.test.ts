import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Unit, Wordless } from '../../../../src/balance/amount/quantity.ts';
import { english } from '../../../../src/base/language.ts';
import { historyWords } from '../../../../src/ui/history/words.ts';
import { Texts } from '../../../../src/webview/base/texts.ts';
import { decimal, modelOf, seriesOf } from '../model.ts';

const AT = Date.UTC(2026, 10, 20, 4, 0);
const texts = new Texts('en', historyWords(english.t), 'Asia/Shanghai');

test('amounts are exact, with their unit, and "not allocated" is not 0', () => {
  assert.equal(texts.amountWithUnit(decimal('9007199254740993'), 'messages'), '9,007,199,254,740,993 messages');
  assert.equal(texts.amountWithUnit(decimal('1'), 'messages'), '1 message');
  assert.equal(texts.amountWithUnit(decimal('1'), 'emails'), '1 e-mail');
  assert.equal(texts.amountWithUnit(decimal('1'), 'CNY'), '¥1.00');
  assert.equal(texts.amountWithUnit(decimal('14197.087'), 'CNY'), '¥14,197.087');
  assert.equal(texts.amountWithUnit('not-allocated', 'messages'), 'Not allocated');
  assert.equal(texts.amountWithUnit('', 'messages'), '');
  assert.equal(texts.added(decimal('1000'), 'messages'), '+1,000 messages');
});

test('D5: beside a chart money has the digits of its currency, at its cursor all of them', () => {
  const amount = decimal('277.199999999999989');
  assert.equal(texts.shown(amount, 'CNY'), '¥277.19');
  assert.equal(texts.shown('not-allocated', 'CNY'), 'Not allocated');
  assert.equal(texts.used(seriesOf(['5'], { used: decimal('0.3000000004'), unit: 'CNY' })), '¥0.30 used');
  assert.match(texts.reading(AT, amount, 'CNY'), /¥277\.199999999999989$/);
});

test('Units: other currencies have their sign, what has no name is a plain number, words are words', () => {
  assert.equal(texts.amountWithUnit(decimal('12.5'), 'USD'), '$12.50');
  assert.equal(texts.shown(decimal('12.999'), 'JPY'), 'JPY\u00a012');
  assert.equal(texts.amountWithUnit(decimal('12.5'), 'credits'), '12.5 credits');
  assert.equal(texts.amountWithUnit(decimal('12.5'), 'tokens' as Unit), '12.5');
  assert.equal(texts.amountWithUnit('unlimited', 'USD'), 'Unlimited');
  assert.equal(texts.amountWithUnit('of-a-later-version' as Wordless, 'USD'), 'Not told');
});

test('moments are those of the given zone and language', () => {
  assert.equal(texts.moment(AT), 'Nov 20, 2026, 12:00');
  assert.equal(new Texts('zh-CN', historyWords(english.t), 'Asia/Shanghai').moment(AT), '2026年11月20日 12:00');
});

test('what is known of a quantity, and nothing of what is not', () => {
  const known = seriesOf(['5'], { used: decimal('1234'), threshold: decimal('1000'), runsOutAt: AT });
  assert.equal(texts.used(known), '1,234 messages used');
  assert.equal(texts.threshold(known), 'Threshold 1,000 messages');
  assert.equal(texts.runsOut(known, { toMs: AT }), 'Runs out about Fri, Nov 20');
  const unknown = seriesOf(['5']);
  assert.deepEqual(
    [texts.used(unknown), texts.threshold(unknown), texts.runsOut(unknown, { toMs: AT })],
    [undefined, undefined, undefined],
  );
});

for (const [runsOutAt, zone, said] of [
  [Date.UTC(2026, 11, 31, 12), 'Asia/Shanghai', 'Runs out about Thu, Dec 31'],
  [Date.UTC(2027, 10, 20), 'Asia/Shanghai', 'Runs out about Sat, Nov 20, 2027'],
  // The year has begun in Shanghai, and not in London.
  [Date.UTC(2026, 11, 31, 20), 'Asia/Shanghai', 'Runs out about Fri, Jan 1, 2027'],
  [Date.UTC(2026, 11, 31, 20), 'UTC', 'Runs out about Thu, Dec 31'],
  // What should have run out since the latest reading does so now, as in the tree.
  [Date.UTC(2026, 10, 18), 'UTC', 'Runs out about Fri, Nov 20'],
] as const) {
  test(`18.4: the day on which it runs out has its year when that is another one: ${said}`, () => {
    const inZone = new Texts('en', historyWords(english.t), zone);
    assert.equal(inZone.runsOut(seriesOf(['5'], { runsOutAt }), { toMs: AT }), said);
  });
}

test('failures say why and how long', () => {
  const failure = { fromMs: AT, toMs: AT + 3_600_000 };
  assert.equal(texts.failure({ ...failure, faultKind: 'network' }), 'No reading: no connection');
  assert.equal(
    texts.failure({ ...failure, faultKind: 'auth', open: true }),
    'No reading since: the credential was refused',
  );
  assert.equal(texts.failure(failure), 'No reading: several reasons');
  assert.equal(texts.failure({ ...failure, faultKind: 'constructor' }), 'No reading: several reasons');
  assert.equal(texts.failureTime(failure), 'Nov 20, 2026, 12:00 – Nov 20, 2026, 13:00');
  assert.equal(texts.failureTime({ ...failure, open: true }), 'since Nov 20, 2026, 12:00');
});

test('the summary says how many readings there are, and whether all are shown', () => {
  const series = seriesOf(['5', '4']);
  const summaryOf = (at: readonly number[], total = at.length) =>
    texts.summary([{ accountId: 'a', model: modelOf(at, series, { total }) }]);
  assert.equal(summaryOf([1]), '1 reading');
  assert.equal(summaryOf([1, 2]), '2 readings');
  assert.match(summaryOf([1, 2], 105_120), /^2 of 105,120 readings are shown/);
});

test('18.4: the summary, the caption and the title name the accounts that are compared', () => {
  const model = modelOf([1], seriesOf(['5']));
  const histories = ['First', 'Second'].map((account) => ({ accountId: account, account, model }));
  assert.equal(texts.summary(histories), 'First: 1 reading; Second: 1 reading');
  assert.equal(texts.caption(['First', 'Second'], '7 days'), 'Readings of First, Second, 7 days');
  assert.equal(texts.title(['First']), 'First · Balance History');
  assert.equal(texts.title([]), 'Balance History');
});

test('18.4: a reading with a top-up says by how much', () => {
  const topUp = { at: AT, amount: decimal('1500'), added: decimal('1000') };
  assert.equal(
    texts.reading(AT, decimal('1500'), 'messages', [topUp]),
    'Nov 20, 2026, 12:00 · 1,500 messages · Top-up +1,000 messages',
  );
  assert.equal(texts.toppedUp(seriesOf(['5'], { toppedUp: decimal('1200') })), '1,200 messages topped up');
  assert.equal(texts.toppedUp(seriesOf(['5'])), undefined);
});

test('18.4: a forecast says about how much there will be, in whole messages and in the digits of a currency', () => {
  assert.equal(texts.forecast(AT, 8.6, 'messages'), 'Forecast for Nov 20, 2026, 12:00: about 9 messages');
  assert.equal(texts.forecast(AT, 12.3456, 'CNY'), 'Forecast for Nov 20, 2026, 12:00: about ¥12.35');
  assert.equal(texts.forecast(AT, 1e22, 'messages'), '', 'a number that is not written out says nothing');
});
