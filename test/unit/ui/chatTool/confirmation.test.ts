import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AccountStatus } from '../../../../src/balance/account/state.ts';
import { english } from '../../../../src/base/language.ts';
import type { AnswerParts } from '../../../../src/ui/chatTool/answer.ts';
import { confirmationOf } from '../../../../src/ui/chatTool/confirmation.ts';
import { chinese } from '../../wording/chinese.ts';
import { outlook } from '../../wording/outlook.ts';
import { hasMarkup, shownText } from '../markdown.ts';
import { HOSTILE_NAMES, NOW, PROVIDERS, STATES, status } from '../sample.ts';

function parts(statuses: readonly AccountStatus[], more: Partial<AnswerParts> = {}): AnswerParts {
  const known = { invalid: [], providers: PROVIDERS, outlookOf: (each: AccountStatus) => outlook(each), now: NOW };
  return { statuses, ...known, language: english, ...more };
}

const asked = (input: unknown, of: AnswerParts): string => shownText(confirmationOf(input, of).message);
const named = (name: string): AccountStatus => status(name, STATES.fresh.state);
const END = ' Credentials are not told, and no request is sent.';
const TOLD =
  'name, provider and product, what is left, thresholds, spending and forecast, and what is wrong, with the words of the provider.';

for (const [what, input, names] of [
  ['all accounts', {}, '**Production SMS**, **Newsletter**'],
  ['the account that is asked for, and no other', { account: 'news' }, '**Newsletter**'],
] as const) {
  test(`18.6: the question names what goes to the model: ${what}`, () => {
    const of = parts([named('Production SMS'), named('Newsletter')]);
    assert.equal(confirmationOf(input, of).title, 'Tell the language model what is left?');
    assert.equal(asked(input, of), `The language model is told of ${names}: ${TOLD}${END}`);
  });
}

test('18.6: where no account matches, their names go to the model, and the question says so', () => {
  const of = parts([named('A'), named('B')]);
  for (const input of [{ account: 'other' }, { account: 5 }]) {
    assert.equal(
      asked(input, of),
      `No account matches. The language model is told the names of all accounts: **A**, **B**.${END}`,
    );
  }
  assert.equal(asked({}, parts([])), `The language model is told that there is no account.${END}`);
});

test('18.6: entries that cannot be used go to the model, and the question says so', () => {
  const invalid = [{ name: 'Lost', problem: { kind: 'unknown-provider', value: 'other' } }] as const;
  assert.match(
    asked({}, parts([named('A')], { invalid })),
    / It is also told which entries of the settings cannot be used\. Credentials/,
  );
});

test('18.6: of many accounts some are named, and how many more there are', () => {
  const of = parts(Array.from({ length: 40 }, (_, index) => named(`A${index}`)));
  assert.match(asked({}, of), /told of \*\*A0\*\*, .*\*\*A9\*\* and 30 more: name/);
});

test('18.6: the question is asked in Chinese', () => {
  const { title, message } = confirmationOf({}, parts([named('短信')], { language: chinese }));
  assert.equal(title, '将余量告知语言模型？');
  assert.equal(
    message,
    '将向语言模型提供 **短信** 的以下信息：名称、服务商和产品、余量、阈值、消耗与预测，以及故障原因（含服务商的原文）。不会提供凭据，也不会发送请求。',
  );
});

for (const [name, shown] of HOSTILE_NAMES) {
  test(`18.6: a name stays text in the question: ${JSON.stringify(name)}`, () => {
    const { message } = confirmationOf({}, parts([named(name)]));
    const [, text = ''] = /told of \*\*(.*)\*\*: name/.exec(message) ?? [];
    assert.equal(shownText(text), shown);
    assert.ok(!hasMarkup(text), text);
  });
}
