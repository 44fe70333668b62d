import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf } from '../../../../src/balance/text/columnWidth.ts';
import { layOut, type Segment } from '../../../../src/ui/statusBar/line.ts';

const segment = (name: string, amount: string, label = '', icon = ''): Segment => ({ icon, name, label, amount });
const FRESH = '$(comment-discussion)';

/** The line of segments, with `+n` behind it for those that have no room. */
const line = (...segments: readonly Segment[]) =>
  layOut(segments, (count) => (count < segments.length ? [`+${segments.length - count}`] : []));

for (const [what, laid, text, count] of [
  ['one', line(segment('Main', '9', '', FRESH)), '$(comment-discussion) Main 9', 1],
  ['a number alone', line(segment('', '9')), '9', 1],
  ['a name alone', line(segment('Main', '', '', '$(error)')), '$(error) Main', 1],
  ['a quantity by name', line(segment('Main', '9', 'Voice SMS')), 'Main · Voice SMS 9', 1],
  ['several', line(segment('A', '1'), segment('B', '2', 'Voice', '$(warning)')), 'A 1 | $(warning) B · Voice 2', 2],
  [
    'names are cut so that one more has room',
    line(segment('Production of the year', '121,981'), segment('Marketing campaigns', '9,410'), segment('App', '50')),
    'Production of th… 121,981 | Marketing campai… 9,410 | App 50',
    3,
  ],
  [
    'what has no room even so is counted',
    line(
      segment('Production of the year', '121,981', 'Industry SMS'),
      segment('Marketing campaigns', '9,410', 'Transactional SMS'),
    ),
    'Production of the year · Industry SMS 121,981 +1',
    1,
  ],
  [
    'a long name makes room for its number',
    line(segment('An account with a name that is far too long for a bar', '121,981', 'Transactional SMS', FRESH)),
    '$(comment-discussion) An account with a name that… · Transactional SMS 121,981',
    1,
  ],
  [
    'Chinese takes twice the room',
    line(segment('一个名称非常非常长的短信账号', '121,981', '全类型短信', FRESH), segment('邮件', '50')),
    '$(comment-discussion) 一个名称非常非常长的短信… · 全类型短信 121,981 | 邮件 50',
    2,
  ],
] as const) {
  test(`the line: ${what}`, () => assert.deepEqual(laid, { text, count }));
}

test('names that differ are told apart when they are cut, or there is one less', () => {
  const [east, west] = ['Production in the south-east', 'Production in the south-west'];
  const both = line(segment(east, '121,981'), segment(west, '9,410'));
  assert.deepEqual(both, { text: `${east} 121,981 +1`, count: 1 });
  const same = line(segment(east, '121,981'), segment(east, '9,410'), segment('X', '1'));
  assert.equal(same.count, 3);
});

test('the room that a dollar sign and a bracket take is counted as it is shown', () => {
  const whole = line(segment('a$(zap)'.repeat(5), '1'.repeat(24)));
  assert.equal(whole.text, `${'a\\$(zap)'.repeat(5)} ${'1'.repeat(24)}`);
  const cut = line(segment('a$(zap)'.repeat(5), '1'.repeat(25)));
  assert.equal(cut.text, `${'a\\$(zap)'.repeat(4)}a$(za… ${'1'.repeat(25)}`);
});

test('no line is longer than there is room for, unless one number alone is', () => {
  for (const length of [1, 5, 15, 30, 60]) {
    for (const count of [1, 2, 3, 4, 9]) {
      const segments = Array.from({ length: count }, (_, index) => segment(`${index}${'n'.repeat(length)}`, '9,410'));
      assert.ok(columnsOf(line(...segments).text) <= 60);
    }
  }
  const endless = line(segment('Main', '9'.repeat(80)));
  assert.equal(endless.text, `Main ${'9'.repeat(80)}`);
});

test('nothing is laid out as nothing', () => assert.deepEqual(line(), { text: '', count: 0 }));
