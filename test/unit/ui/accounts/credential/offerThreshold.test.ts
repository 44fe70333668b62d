import assert from 'node:assert/strict';
import { test } from 'node:test';
import { account } from '../../../fakes/fakeWindow.ts';
import { boxOf, pickOf } from '../../../vscode.ts';
import { entries, openWindow } from '../../openWindow.ts';
import { quickly } from '../../quickly.ts';
import { enterCredential, offered, toKey } from './wizard.ts';

const { runAddAccount } = await import('../../../../../src/ui/accounts/credential/accountWizard.ts');

test('17: a threshold is offered at the end, and Esc or the first choice leaves it at that of all accounts', async () => {
  for (const answer of [undefined, 'As for all accounts']) {
    await quickly(async () => {
      const { parts } = await openWindow([]);
      const done = runAddAccount(parts);
      await toKey();
      await enterCredential();
      const pick = await offered();
      assert.equal(pick.placeholder, 'When does Fake sms count as low? Esc skips this.');
      assert.deepEqual(
        pick.items.map(({ label, description }) => [label, description]),
        [
          ['As for all accounts', 'less than 3 days left'],
          ['Days left', undefined],
          ['An amount', undefined],
        ],
      );
      answer === undefined ? pick.hide() : pick.enter(answer);
      assert.equal(await done, true);
      assert.deepEqual({ ...Object(entries()[0]), id: '' }, { ...account(''), name: 'Fake sms' });
    });
  }
});

for (const [choice, typed, prompt, expected] of [
  ['Days left', '7', /^SMS: 100 messages now\. For how many days must it last\?/, { daysLeft: 7 }],
  ['An amount', '1,000', /^SMS: 100 messages now\. Below which amount/, { thresholds: { sms: 1000 } }],
  ['An amount', '', /^SMS/, {}],
] as const) {
  test(`17: what is chosen at the end is in the entry of the account that was added: ${choice} ${typed}`, () =>
    quickly(async () => {
      const { parts } = await openWindow([]);
      const done = runAddAccount(parts);
      await toKey();
      await enterCredential();
      (await offered()).enter(choice);
      (await boxOf('Add Account (2/2)')).back();
      (await pickOf('Add Account (1/2)')).enter(choice);
      const box = await boxOf('Add Account (2/2)');
      assert.match(box.prompt ?? '', prompt);
      box.paste(typed);
      box.enter();
      assert.equal(await done, true);
      assert.deepEqual({ ...Object(entries()[0]), id: '' }, { ...account(''), name: 'Fake sms', ...expected });
    }));
}

test('17: of several balances, the one is asked for that the amount is of', () =>
  quickly(async () => {
    const { parts, provider } = await openWindow([]);
    const [product = assert.fail()] = provider.products;
    const quantities = [...product.quantities, { key: 'voice', unit: 'messages', label: () => 'Voice' }];
    Object.assign(product, { quantities });
    const done = runAddAccount(parts);
    await toKey();
    await enterCredential();
    (await offered()).enter('An amount');
    (await pickOf('Add Account (2/3)')).enter('Voice');
    const box = await boxOf('Add Account (3/3)');
    box.paste('5');
    box.enter();
    assert.equal(await done, true);
    assert.deepEqual(Object(entries()[0]).thresholds, { voice: 5 });
  }));

test('17: an account of nothing but what is filled up by itself is offered an amount, and no days', () =>
  quickly(async () => {
    const { parts, provider } = await openWindow([]);
    const [product = assert.fail()] = provider.products;
    Object.assign(product, { quantities: product.quantities.map((each) => ({ ...each, resets: 'day' })) });
    const done = runAddAccount(parts);
    await toKey();
    await enterCredential();
    const pick = await offered();
    assert.deepEqual(
      pick.items.map(({ label, description }) => [label, description]),
      [
        ['As for all accounts', 'when it is used up'],
        ['An amount', undefined],
      ],
    );
    pick.hide();
    assert.equal(await done, true);
  }));
