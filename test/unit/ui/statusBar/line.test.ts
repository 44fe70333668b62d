import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf } from '../../../../src/balance/text/columnWidth.ts';
import { english } from '../../../../src/base/language.ts';
import { layOut, type Segment } from '../../../../src/ui/statusBar/line.ts';

const segment = (name: string, amount: string, label = '', icon = ''): Segment => ({ icon, name, label, amount });
const FRESH = '$(comment-discussion)';

/** The line of segments, with `+n` behind it for those that have no room. */
const line = (...segments: readonly Segment[]) =>
  layOut(segments, (count) => (count < segments.length ? [`+${segments.length - count}`] : []), english);

for (const [what, laid, text, count] of [
  ['one', line(segment('Main', '9', '', FRESH)), '$(comment-discussion) Main: 9', 1],
  ['a number alone', line(segment('', '9')), '9', 1],
  ['a name alone', line(segment('Main', '', '', '$(error)')), '$(error) Main', 1],
  ['a quantity by name', line(segment('Main', '9', 'Voice SMS')), 'Main · Voice SMS: 9', 1],
  ['several', line(segment('A', '1'), segment('B', '2', 'Voice', '$(warning)')), 'A: 1 | $(warning) B · Voice: 2', 2],
  [
    'names are cut so that one more has room',
    line(segment('Production of the year', '121,981'), segment('App', '50')),
    'Production of…: 121,981 | App: 50',
    2,
  ],
  [
    'what has no room even so is counted',
    line(
      segment('Production of the year', '121,981', 'Industry SMS'),
      segment('Marketing campaigns', '9,410', 'Transactional SMS'),
    ),
    'Production… · Industry…: 121,981 +1',
    1,
  ],
  [
    'the quantity goes before the account is cut where there is no room for a word of both',
    line(segment('Production of it', '121,981', 'Transactional SMS', FRESH)),
    '$(comment-discussion) Production of it · …: 121,981',
    1,
  ],
  [
    'a long name makes room for its number',
    line(segment('An account with a name that is far too long for a bar', '121,981', 'Transactional SMS', FRESH)),
    '$(comment-discussion) An account with a… · …: 121,981',
    1,
  ],
  [
    'the quantity makes room before the account does',
    line(segment('Checkout App', '3', 'Industry SMS', FRESH), segment('Marketing', '9,410')),
    '$(comment-discussion) Checkout App · Industry…: 3 +1',
    1,
  ],
  [
    'both are whole words where one of them is not enough',
    line(segment('Production SMS', '121,981', 'Industry SMS', FRESH)),
    '$(comment-discussion) Production… · Industry…: 121,981',
    1,
  ],
  [
    'a long word of a name is cut where hardly anything would be left of it',
    line(segment('An extraordinarily-long-name-of-it', '121,981')),
    'An extraordinarily-long…: 121,981',
    1,
  ],
  [
    'a name of one long word',
    line(segment('Produktionsumgebungskurznachrichten', '121,981')),
    'Produktionsumgebungskurzn…: 121,981',
    1,
  ],
  [
    'a single character tells nothing',
    layOut([segment('生产环境短信', '121,981', '行业短信', FRESH)], () => ['$(warning)1'], { locale: 'zh-CN' }),
    '$(comment-discussion) 生产环境… · 行业短…：121,981 $(warning)1',
    1,
  ],
  [
    'Chinese takes twice the room',
    line(segment('一个名称非常非常长的短信账号', '121,981', '全类型短信', FRESH), segment('邮件', '50')),
    '$(comment-discussion) 一个名称… · 全类型…: 121,981 +1',
    1,
  ],
] as const) {
  test(`the line: ${what}`, () => assert.deepEqual(laid, { text, count }));
}

test('names that differ are told apart when they are cut, or there is one less', () => {
  const [east, west] = ['Production in the south-east', 'Production in the south-west'];
  const both = line(segment(east, '121,981'), segment(west, '9,410'));
  assert.deepEqual(both, { text: 'Production in the…: 121,981 +1', count: 1 });
  const [first, second] = ['Gateway production', 'Gateway processing'];
  assert.deepEqual(line(segment(first, '1'), segment(second, '2')), {
    text: 'Gateway prod…: 1 | Gateway proc…: 2',
    count: 2,
  });
  const same = line(segment('East', '12'), segment('East', '94'), segment('X', '1'));
  assert.equal(same.count, 3);
});

test('the room that a dollar sign and a bracket take is counted as it is shown', () => {
  const whole = line(segment('a$(zap)'.repeat(3), '1'.repeat(12)));
  assert.equal(whole.text, `${'a\\$(zap)'.repeat(3)}: ${'1'.repeat(12)}`);
  const cut = line(segment('a$(zap)'.repeat(3), '1'.repeat(13)));
  assert.equal(cut.text, `${'a\\$(zap)'.repeat(2)}a$(za…: ${'1'.repeat(13)}`);
});

test('no line is longer than there is room for, unless one number alone is', () => {
  for (const length of [1, 5, 15, 30, 60]) {
    for (const count of [1, 2, 3, 4, 9]) {
      const segments = Array.from({ length: count }, (_, index) => segment(`${index}${'n'.repeat(length)}`, '9,410'));
      assert.ok(columnsOf(line(...segments).text) <= 35);
    }
  }
  const endless = line(segment('Main', '9'.repeat(80)));
  assert.equal(endless.text, `Main: ${'9'.repeat(80)}`);
});

test('nothing is laid out as nothing', () => assert.deepEqual(line(), { text: '', count: 0 }));

test('E3: a number in a name is no part of the amount, in the marks of the language', () => {
  const second = segment('SUBMAIL SMS 2', '345');
  assert.equal(layOut([second], () => [], english).text, 'SUBMAIL SMS 2: 345');
  assert.equal(layOut([second], () => [], { locale: 'zh-CN' }).text, 'SUBMAIL SMS 2：345');
});

test('E3: whatever is long, the line is 35 columns at most and its numbers are whole', () => {
  for (const name of ['', 'Main', 'A name that is very long indeed', '生产环境营销短信通知账号一']) {
    for (const label of ['', 'Transactional SMS', '未分配给应用的全类型短信']) {
      for (const amount of ['9', '121,981', '¥14,197.08']) {
        const { text } = line(segment(name, amount, label), segment('Other', '50'));
        assert.ok(columnsOf(text) <= 35, text);
        assert.ok(text.includes(amount), text);
      }
    }
  }
});
