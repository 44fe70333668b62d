import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountStatus } from '../../../../src/balance/account/state.ts';
import { Redactor } from '../../../../src/balance/secret/redaction.ts';
import { english } from '../../../../src/base/language.ts';
import { COMMANDS } from '../../../../src/ui/editor/ids.ts';
import { statusBarText } from '../../../../src/ui/statusBar/text.ts';
import { nextAttemptText, troubleText } from '../../../../src/wording/accountText.ts';
import { chinese } from '../../wording/chinese.ts';
import { hasMarkup, linksOf, shownText, tableOf } from '../markdown.ts';
import { HOSTILE_NAMES, MINUTE, NOW, PROVIDERS, quantity, reading, STATES, status, trouble } from '../sample.ts';

const show = (...statuses: readonly AccountStatus[]) => statusBarText(statuses, PROVIDERS, NOW, english);

for (const [name, text, spoken] of [
  ['fresh', '$(comment-discussion) 9,410', 'Messaging Balance: Main, General SMS: 9,410 messages, 5 minutes ago'],
  ['loading', '$(loading~spin) Main', 'Messaging Balance: Main, loading'],
  ['old', '$(history) 9,410', 'Messaging Balance: Main, General SMS: 9,410 messages, 1 hour ago, out of date'],
  ['stale', '$(warning) 9,410', 'Messaging Balance: Main, General SMS: 9,410 messages, 20 minutes ago, refresh failed'],
  ['failed', '$(error) Main', 'Messaging Balance: Main, refresh failed'],
  [
    'paused',
    '$(key) 9,410',
    'Messaging Balance: Main, General SMS: 9,410 messages, 20 minutes ago, credential refused',
  ],
] as const) {
  test(`the bar when an account is ${name}`, () => {
    const shown = show(STATES[name]);
    assert.equal(shown.text, text);
    assert.equal(shown.spoken, spoken);
  });
}

test('every state has an icon of its own', () => {
  const icons = Object.values(STATES).map((each) => /^\$\([^)]+\)/.exec(show(each).text)?.[0]);
  assert.equal(new Set(icons).size, Object.keys(STATES).length);
  assert.ok(!icons.includes(undefined));
});

test('U: a failure does not take the last good value away', () => {
  for (const [name, age] of [
    ['old', '1h ago'],
    ['stale', '20m ago'],
    ['paused', '20m ago'],
  ] as const) {
    const { text, tooltip } = show(STATES[name]);
    assert.match(text, / 9,410$/);
    assert.equal(shownText(tableOf(tooltip)[0]?.[2] ?? ''), `9,410 messages, ${age}`);
  }
});

test('E3: a refresh that is under way can be seen in the bar, and changes nothing else', () => {
  for (const [each, icon] of [
    [STATES.fresh, '$(comment-discussion)'],
    [STATES.stale, '$(warning)'],
  ] as const) {
    const [still, busy] = [show(each), show({ ...each, refreshing: true })];
    assert.equal(still.text, `${icon} 9,410`);
    assert.deepEqual(busy, { ...still, text: '$(sync~spin) 9,410' });
  }
  assert.match(show(STATES.loading).text, /^\$\(loading~spin\)/);
});

test('the name stands in the bar only when there are several accounts', () => {
  const other = status('Other', { kind: 'ok', reading: reading() });
  assert.equal(show(STATES.fresh).text, '$(comment-discussion) 9,410');
  assert.equal(show(STATES.fresh, other).text, '$(comment-discussion) Main: 9,410');
  assert.equal(show(other, STATES.fresh).text, '$(comment-discussion) Other: 9,410');
});

test('the headline is the first allocated quantity of the product', () => {
  const quantities = [quantity('voice', '702'), quantity('general', null)];
  assert.equal(show(status('Main', { kind: 'ok', reading: reading(0, quantities) })).text, '$(comment-discussion) 702');
  const none = [quantity('voice', null), quantity('general', null)];
  const unallocated = show(status('Main', { kind: 'ok', reading: reading(0, none) }));
  assert.equal(unallocated.text, '$(comment-discussion) Not allocated');
  assert.doesNotMatch(unallocated.spoken, /\b0\b/);
});

test('without an account there is an icon, and a way to add one', () => {
  const { text, tooltip, spoken } = show();
  assert.equal(text, '$(comment-discussion)');
  assert.equal(spoken, 'Messaging Balance: no account yet');
  assert.match(shownText(tooltip), /There is no account yet\./);
  assert.deepEqual(linksOf(tooltip), [['Add Account', `command:${COMMANDS.addAccount}`]]);
});

test('the provider may say it in its own words', () => {
  const blocked = status('Main', { kind: 'failed', trouble: trouble({ kind: 'blocked', code: '1' }) });
  assert.equal(troubleText(blocked, PROVIDERS, english, new Redactor()), 'SMS is blocked.');
  assert.equal(troubleText(STATES.fresh, PROVIDERS, english, new Redactor()), undefined);
});

test('a planned attempt is news only while something is wrong', () => {
  assert.equal(nextAttemptText(STATES.stale, NOW, english), 'Next attempt in 2 minutes.');
  assert.equal(nextAttemptText({ ...STATES.fresh, nextAt: NOW + 2 * MINUTE }, NOW, english), undefined);
  assert.equal(nextAttemptText(STATES.paused, NOW, english), undefined);
});

for (const [name, shown] of HOSTILE_NAMES) {
  test(`row 34: a name stays text: ${JSON.stringify(name)}`, () => {
    const first = status(name, STATES.stale.state);
    const { text, tooltip, spoken } = show(first, STATES.fresh);
    const [, said = ''] = /^\$\(warning\) (.*): 9,410$/.exec(text.replace(/\\(\$\([\w~-]+\))/g, '$1')) ?? [];
    assert.ok(said === shown || (said.length > 12 && shown.startsWith(said.replace(/…$/, ''))), said);
    // What is left unescaped is the state's own icon.
    assert.deepEqual(text.match(/(?<!\\)\$\([\w~-]+\)/g), ['$(warning)']);
    assert.doesNotMatch(spoken + text, /[\p{Cc}\p{Cf}\u2028\u2029]/u);

    const rows = tableOf(tooltip);
    assert.equal(rows.length, 2);
    assert.equal(rows[0]?.length, 3);
    const cell = rows[0]?.[1] ?? '';
    assert.equal(shownText(cell), `**${shown}**`);
    assert.ok(!hasMarkup(cell.slice(2, -2)), cell);
    assert.equal(linksOf(tooltip).length, 3);
    const sentence = tooltip.split('\n').find((line) => line.startsWith('$(warning) **')) ?? '';
    assert.ok(shownText(sentence).startsWith(`<icon warning> **${shown}**: api`), shownText(sentence));
    // One in its row, and one before its sentence.
    assert.equal(shownText(tooltip).match(/<icon /g)?.length, 2);
  });
}

test("row 34: a provider's own words stay text, on one line, cut when they are endless", () => {
  const nasty = `\u202e[Top up](command:x) | $(error) <b>\n# x\u001b[31m ${'y'.repeat(5_000)}`;
  const fault = { kind: 'provider-error', code: '$(zap)', text: nasty } as const;
  const state = { kind: 'stale', reading: reading(), trouble: trouble(fault) } as const;
  const { tooltip } = show(status('Main', state));
  const lines = tooltip.split('\n').filter((line) => line.startsWith('$(warning) **'));
  assert.equal(lines.length, 1);
  const line = lines[0] ?? '';
  assert.match(
    shownText(line),
    /: The provider answered with its error \$\(zap\)\. See its documentation\. It says: \[Top up\]\(command:x\) \| \$\(error\) <b>/,
  );
  const remedy = ` [Show\u00a0Log](command:${COMMANDS.showLog})`;
  assert.ok(line.endsWith(remedy));
  assert.ok(!hasMarkup(line.slice(0, -remedy.length).replace('$(warning) **Main**: ', '')));
  assert.ok(shownText(line).length < 640);
  assert.equal(linksOf(tooltip).length, 4);
});

for (const [language, told] of [
  [
    english,
    'Messaging Balance: Main, General SMS: 9,410 messages, 5 minutes ago. Down: refresh failed. Old: refresh failed. Shut: credential refused.',
  ],
  [
    chinese,
    'Messaging Balance：Main，通用类短信：9,410 条，5 分钟前。Down：刷新失败。Old：刷新失败。Shut：凭据被拒绝。',
  ],
] as const) {
  test(`18.8: accounts in trouble that the bar counts are spoken of: ${language.locale}`, () => {
    const { text, spoken } = statusBarText(
      [
        STATES.fresh,
        status('Down', STATES.failed.state),
        status('Old', STATES.stale.state),
        status('Shut', STATES.paused.state),
      ],
      PROVIDERS,
      NOW,
      language,
    );
    assert.match(text, / \$\(warning\)3$/);
    assert.equal(spoken, told);
  });
}
