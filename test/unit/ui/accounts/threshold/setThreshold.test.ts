import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { parseAccounts } from '../../../../../src/balance/account/accounts.ts';
import type { AccountStatus } from '../../../../../src/balance/account/state.ts';
import { english } from '../../../../../src/base/language.ts';
import { EditRefused } from '../../../../../src/ui/accounts/editProblem.ts';
import { SETTINGS } from '../../../../../src/ui/editor/ids.ts';
import { exact } from '../../../balance/amount/exact.ts';
import { boxOf, forgetMade, isInputOpen, made, pickOf } from '../../../vscode.ts';
import { GENERAL, outlook } from '../../../wording/outlook.ts';
import { entries } from '../../openWindow.ts';
import { quickly } from '../../quickly.ts';
import { account, NOW, PROVIDERS, reading, status } from '../../sample.ts';

const { runSetThreshold } = await import('../../../../../src/ui/accounts/threshold/setThreshold.ts');

const MAIN = status('Main', { kind: 'ok', reading: reading() });
const title = (step: number, of: number): string => `Threshold of Main (${step}/${of})`;
const PARTS = {
  ...{ providers: PROVIDERS, language: english, general: () => GENERAL },
  ...{ clock: { now: () => NOW }, outlooks: { of: (each: AccountStatus) => outlook(each) } },
};

/** Chooses that it is to be an amount, where a balance is pointed at; the line to enter it. */
async function amountBox() {
  (await pickOf(title(1, 2))).enter('An amount');
  return await boxOf(title(2, 2));
}

beforeEach(() => {
  forgetMade();
  made.settings.set(SETTINGS.accounts, [MAIN.account]);
});

test('the user chooses a balance, sees what there is, and enters an amount', () =>
  quickly(async () => {
    const done = runSetThreshold(MAIN, undefined, PARTS);
    const pick = await pickOf(title(1, 3));
    assert.deepEqual(
      pick.items.map(({ label, description }) => `${label}: ${description}`),
      ['General SMS: 9,410 messages', 'Voice SMS: 702 messages'],
    );
    pick.enter('Voice SMS');
    (await pickOf(title(2, 3))).enter('An amount');
    const box = await boxOf(title(3, 3));
    assert.match(box.prompt ?? '', /^Voice SMS: 702 messages now\. /);
    box.type('99.5');
    box.enter();
    await done;
    assert.deepEqual(entries(), [{ ...MAIN.account, thresholds: { voice: 99.5 } }]);
  }));

test('who points at a balance is not asked for it; what it has is there to be changed, and an empty line takes it away', () =>
  quickly(async () => {
    const low = { ...MAIN, account: account('Main', { thresholds: { general: exact('500') } }) };
    made.settings.set(SETTINGS.accounts, [{ ...MAIN.account, thresholds: { general: 500 } }]);
    const done = runSetThreshold(low, 'general', PARTS);
    const box = await amountBox();
    assert.equal(box.value, '500');
    box.paste('');
    box.enter();
    await done;
    assert.deepEqual(entries(), [MAIN.account]);
  }));

test('what is no amount is said, and nothing is written', async () => {
  const done = runSetThreshold(MAIN, 'general', PARTS);
  const box = await amountBox();
  for (const [typed, problem] of [
    ['-1', 'Enter an amount that is not negative.'],
    ['many', 'Enter an amount in digits, such as 1000 or 99.5.'],
  ] as const) {
    box.paste(typed);
    box.enter();
    assert.deepEqual([box.note, isInputOpen()], [problem, true]);
  }
  box.hide();
  await done;
  assert.deepEqual(entries(), [MAIN.account]);
});

test('a balance that was never read is not called 0', async () => {
  const done = runSetThreshold(status('Main', { kind: 'loading' }), 'general', PARTS);
  const box = await amountBox();
  assert.match(box.prompt ?? '', /^General SMS: not known yet now\. /);
  box.hide();
  await done;
});

test('Esc leaves the threshold that there is', async () => {
  const entry = { ...MAIN.account, thresholds: { general: 500 } };
  made.settings.set(SETTINGS.accounts, [entry]);
  const done = runSetThreshold(MAIN, 'general', PARTS);
  (await amountBox()).hide();
  await quickly(() => done);
  assert.deepEqual(entries(), [entry]);
});

test('Esc in the list ends it, and a balance that the product lacks is refused', async () => {
  const done = runSetThreshold(MAIN, undefined, PARTS);
  (await pickOf(title(1, 3))).hide();
  await done;
  await assert.rejects(runSetThreshold(MAIN, 'gone', PARTS), EditRefused);
  assert.deepEqual([entries(), isInputOpen()], [[MAIN.account], false]);
});

for (const [typed, written] of [
  ['1,000', 1000],
  ['121,981', 121_981],
  ['1，234，567.5', 1_234_567.5],
  ['12 000', 12_000],
  ['1000', 1000],
] as const) {
  test(`E5: a threshold may be typed as amounts are shown: ${typed}`, () =>
    quickly(async () => {
      const done = runSetThreshold(MAIN, 'general', PARTS);
      const box = await amountBox();
      box.paste(typed);
      box.enter();
      await done;
      assert.deepEqual(entries(), [{ ...MAIN.account, thresholds: { general: written } }]);
    }));
}

for (const typed of ['1,5', '10,00', '1,000,00', '1.000,5', ',100']) {
  test(`E5: what is grouped otherwise is no amount: ${typed}`, async () => {
    const done = runSetThreshold(MAIN, 'general', PARTS);
    const box = await amountBox();
    box.paste(typed);
    box.enter();
    assert.equal(box.note, 'Enter an amount in digits, such as 1000 or 99.5.');
    box.hide();
    await done;
  });
}

test('C5: a threshold for an account that was edited by hand meanwhile is not written: the key may be of another amount', () =>
  quickly(async () => {
    const done = runSetThreshold(MAIN, 'general', PARTS);
    const box = await amountBox();
    const edited = { ...MAIN.account, endpoints: ['https://other.example'] };
    made.settings.set(SETTINGS.accounts, [edited]);
    const failed = assert.rejects(
      done,
      (error) => error instanceof EditRefused && error.problem.kind === 'entry-changed',
    );
    box.paste('5');
    box.enter();
    await failed;
    assert.deepEqual(entries(), [edited]);
  }));

for (const [name, settings, active, expected] of [
  [
    'nothing',
    {},
    'No threshold of its own',
    ['An amount: ', 'Days left: ', 'No threshold of its own: less than 3 days left, as for all accounts, in use'],
  ],
  [
    'an amount',
    { thresholds: { general: exact('1000') } },
    'An amount',
    [
      'An amount: below 1,000 messages, in use',
      'Days left: ',
      'No threshold of its own: less than 3 days left, as for all accounts',
    ],
  ],
  [
    'days',
    { daysLeft: exact('1') },
    'Days left',
    [
      'An amount: ',
      'Days left: less than 1 day left, in use',
      'No threshold of its own: less than 3 days left, as for all accounts',
    ],
  ],
  [
    'an amount, and days for the rest',
    { thresholds: { general: exact('1000'), voice: exact('5') }, daysLeft: exact('7') },
    'An amount',
    [
      'An amount: below 1,000 messages, in use',
      'Days left: less than 7 days left',
      'No threshold of its own: less than 7 days left, as for its account',
    ],
  ],
] as const) {
  test(`17: an amount or days left are offered, with what is set: ${name}`, async () => {
    const done = runSetThreshold({ ...MAIN, account: account('Main', settings) }, 'general', PARTS);
    const pick = await pickOf(title(1, 2));
    assert.equal(pick.placeholder, 'When does General SMS count as low?');
    assert.deepEqual(
      pick.items.map(({ label, description }) => `${label}: ${description}`),
      expected,
    );
    assert.deepEqual(
      pick.activeItems.map(({ label }) => label),
      [active],
    );
    pick.hide();
    await done;
  });
}

for (const [name, before, choice, typed, after] of [
  ['days', {}, 'Days left', '7', { daysLeft: 7 }],
  [
    'days in place of an amount',
    { thresholds: { general: 5, voice: 6 } },
    'Days left',
    '2.5',
    {
      thresholds: { voice: 6 },
      daysLeft: 2.5,
    },
  ],
  ['none, where there are days', { daysLeft: 7 }, 'No threshold of its own', undefined, {}],
  [
    'none, where there is an amount',
    { thresholds: { general: 5 }, daysLeft: 7 },
    'No threshold of its own',
    undefined,
    {
      daysLeft: 7,
    },
  ],
  ['none, where there is none', {}, 'No threshold of its own', undefined, {}],
  ['days, taken away', { daysLeft: 7 }, 'Days left', '', {}],
  ['no amount, which leaves the days', { daysLeft: 7 }, 'An amount', '', { daysLeft: 7 }],
] as const) {
  test(`17: what is chosen is written: ${name}`, () =>
    quickly(async () => {
      const entry = { ...MAIN.account, ...before };
      made.settings.set(SETTINGS.accounts, [entry]);
      const [parsed] = parseAccounts([entry], PROVIDERS).accounts;
      const done = runSetThreshold({ ...MAIN, account: parsed ?? assert.fail() }, 'general', PARTS);
      (await pickOf(title(1, 2))).enter(choice);
      if (typed !== undefined) {
        const box = await boxOf(title(2, 2));
        box.paste(typed);
        box.enter();
      }
      await done;
      assert.deepEqual(entries(), [{ ...MAIN.account, ...after }]);
    }));
}

for (const [typed, problem] of [
  ['-1', 'Enter a number of days that is not negative.'],
  ['many', 'Enter a number of days in digits, such as 3 or 1.5.'],
] as const) {
  test(`17: what is no number of days is said, and a step back keeps what was typed: ${typed}`, async () => {
    const done = runSetThreshold({ ...MAIN, account: account('Main', { daysLeft: exact('4') }) }, 'general', PARTS);
    (await pickOf(title(1, 2))).enter('Days left');
    const box = await boxOf(title(2, 2));
    assert.equal(box.value, '4');
    assert.match(box.prompt ?? '', /^General SMS: 9,410 messages now\. For how many days must it last\?/);
    box.paste(typed);
    box.enter();
    assert.deepEqual([box.note, isInputOpen()], [problem, true]);
    box.back();
    (await pickOf(title(1, 2))).enter('Days left');
    assert.equal((await boxOf(title(2, 2))).value, typed);
    (await boxOf(title(2, 2))).hide();
    await done;
    assert.deepEqual(entries(), [MAIN.account]);
  });
}

test('18.1: what an amount would bring is said as it is typed', async () => {
  const done = runSetThreshold(MAIN, 'general', PARTS);
  const box = await amountBox();
  for (const [typed, said] of [
    ['9411', 'Low now: 9,410 messages.'],
    ['9410', 'Not low now: 9,410 messages.'],
    ['many', 'Enter an amount in digits, such as 1000 or 99.5.'],
    ['', undefined],
  ] as const) {
    box.paste(typed);
    assert.equal(box.note, said);
  }
  box.hide();
  await done;
});
