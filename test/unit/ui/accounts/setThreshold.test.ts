import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { EditRefused } from '../../../../src/ui/accounts/editProblem.ts';
import { SETTINGS } from '../../../../src/ui/editor/ids.ts';
import { exact } from '../../balance/amount/exact.ts';
import { boxOf, forgetMade, isInputOpen, made, pickOf } from '../../vscode.ts';
import { entries } from '../openWindow.ts';
import { quickly } from '../quickly.ts';
import { account, PROVIDERS, reading, status } from '../sample.ts';

const { runSetThreshold } = await import('../../../../src/ui/accounts/setThreshold.ts');

const MAIN = status('Main', { kind: 'ok', reading: reading() });
const TITLE = 'Threshold of Main';

beforeEach(() => {
  forgetMade();
  made.settings.set(SETTINGS.accounts, [MAIN.account]);
});

test('the user chooses a balance, sees what there is, and enters an amount', () =>
  quickly(async () => {
    const done = runSetThreshold(MAIN, undefined, PROVIDERS, english);
    const pick = await pickOf(TITLE);
    assert.deepEqual(
      pick.items.map(({ label, description }) => `${label}: ${description}`),
      ['General SMS: 9,410 messages', 'Voice SMS: 702 messages'],
    );
    pick.enter('Voice SMS');
    const box = await boxOf(TITLE);
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
    const done = runSetThreshold(low, 'general', PROVIDERS, english);
    const box = await boxOf(TITLE);
    assert.equal(box.value, '500');
    box.paste('');
    box.enter();
    await done;
    assert.deepEqual(entries(), [MAIN.account]);
  }));

test('what is no amount is said, and nothing is written', async () => {
  const done = runSetThreshold(MAIN, 'general', PROVIDERS, english);
  const box = await boxOf(TITLE);
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
  const done = runSetThreshold(status('Main', { kind: 'loading' }), 'general', PROVIDERS, english);
  const box = await boxOf(TITLE);
  assert.match(box.prompt ?? '', /^General SMS: not known yet now\. /);
  box.hide();
  await done;
});

test('Esc leaves the threshold that there is', async () => {
  const entry = { ...MAIN.account, thresholds: { general: 500 } };
  made.settings.set(SETTINGS.accounts, [entry]);
  const done = runSetThreshold(MAIN, 'general', PROVIDERS, english);
  (await boxOf(TITLE)).hide();
  await quickly(() => done);
  assert.deepEqual(entries(), [entry]);
});

test('Esc in the list ends it, and a balance that the product lacks is refused', async () => {
  const done = runSetThreshold(MAIN, undefined, PROVIDERS, english);
  (await pickOf(TITLE)).hide();
  await done;
  await assert.rejects(runSetThreshold(MAIN, 'gone', PROVIDERS, english), EditRefused);
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
      const done = runSetThreshold(MAIN, 'general', PROVIDERS, english);
      const box = await boxOf(TITLE);
      box.paste(typed);
      box.enter();
      await done;
      assert.deepEqual(entries(), [{ ...MAIN.account, thresholds: { general: written } }]);
    }));
}

for (const typed of ['1,5', '10,00', '1,000,00', '1.000,5', ',100']) {
  test(`E5: what is grouped otherwise is no amount: ${typed}`, async () => {
    const done = runSetThreshold(MAIN, 'general', PROVIDERS, english);
    const box = await boxOf(TITLE);
    box.paste(typed);
    box.enter();
    assert.equal(box.note, 'Enter an amount in digits, such as 1000 or 99.5.');
    box.hide();
    await done;
  });
}

test('C5: a threshold for an account that was edited by hand meanwhile is not written: the key may be of another amount', () =>
  quickly(async () => {
    const done = runSetThreshold(MAIN, 'general', PROVIDERS, english);
    const box = await boxOf(TITLE);
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
