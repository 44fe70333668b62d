import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EditRefused } from '../../../../../src/ui/accounts/editProblem.ts';
import { SETTINGS } from '../../../../../src/ui/editor/ids.ts';
import { exact } from '../../../balance/amount/exact.ts';
import { account } from '../../../fakes/fakeWindow.ts';
import { boxOf, isInputOpen, made, pickOf } from '../../../vscode.ts';
import { entries } from '../../openWindow.ts';
import { quickly } from '../../quickly.ts';
import { choose, enter, listed, openEditing, PLACES, TITLE } from './editing.ts';

const APP = { id: 'app', label: () => 'App', hint: () => 'A number.' };
const FORM = { id: 'form', label: () => 'Form', initial: 'usual', isForm: true } as const;

test('18.1: the list shows all that an entry holds, with what holds where it says nothing', () =>
  quickly(async () => {
    const { edit } = await openEditing();
    await edit(async () => {
      assert.deepEqual((await pickOf(TITLE)).groups, [
        ['Account', 'Name', 'Credential', 'Environment variables'],
        ['What is asked', 'Form', 'Addresses', 'Refresh interval'],
        ['When it counts as low', 'SMS', 'Days left'],
      ]);
      assert.deepEqual(await listed(), [
        'Name: Name of a',
        'Credential: in the secret storage, key key-1',
        'Environment variables: none',
        'Form: usual, default',
        "Addresses: https://sms.example, the provider's own",
        'Refresh interval: 15 minutes, as for all accounts',
        'SMS: less than 3 days left, as for all accounts',
        'Days left: less than 3 days left, as for all accounts',
      ]);
    });
  }));

test('18.1: the list shows what the entry says, and no secret', () =>
  quickly(async () => {
    const { edit } = await openEditing(
      {
        ...{ place: 'world', endpoints: ['https://gateway.example'], refreshInterval: 60 },
        ...{ thresholds: { sms: exact('500') }, daysLeft: exact('1'), parameters: { app: '7', form: 'other' } },
        env: { key: 'SMS_KEY', secret: 'SMS_SECRET' },
      },
      { places: PLACES, parameters: [APP, FORM] },
    );
    await edit(async () => {
      const { items } = await pickOf(TITLE);
      assert.deepEqual(await listed(), [
        'Name: Name of a',
        'Credential: in the secret storage, key key-1',
        'Environment variables: SMS_KEY and SMS_SECRET',
        'Place: WORLD, world',
        'App: 7',
        'Form: other',
        'Addresses: https://gateway.example',
        'Refresh interval: 60 minutes',
        'SMS: below 500 messages',
        'Days left: less than 1 day left',
      ]);
      assert.equal(items.find(({ label }) => label === 'SMS')?.detail, '100 messages, low');
      assert.doesNotMatch(JSON.stringify(items), /secret-1/);
    });
  }));

test('18.1: a place that is called by its id is not told twice', () =>
  quickly(async () => {
    const places = PLACES.map((place) => ({ ...place, label: () => `Site (${place.id})` }));
    const { edit } = await openEditing({ place: 'world' }, { places });
    await edit(async () => assert.ok((await listed()).includes('Place: Site (world)')));
  }));

test('18.1: after each change the list is there again, with the new value and at the same place', () =>
  quickly(async () => {
    const { edit } = await openEditing({ thresholds: { sms: exact('5') } });
    await edit(async () => {
      await choose('Refresh interval');
      assert.equal(await enter(TITLE, '30'), 'It is asked 48 times a day.');
      const pick = await pickOf(TITLE);
      assert.deepEqual(
        pick.activeItems.map(({ label, description }) => [label, description]),
        [['Refresh interval', '30 minutes']],
      );
      await choose('Name');
      await enter('Rename Account', 'Production');
      assert.deepEqual((await pickOf('Edit Production')).activeItems[0]?.description, 'Production');
      (await pickOf('Edit Production')).enter('Name');
      await enter('Rename Account', 'Name of a');
    });
    assert.deepEqual(entries(), [account('a', { thresholds: { sms: exact('5') }, refreshInterval: 30 })]);
  }));

for (const leave of ['hide', 'back'] as const) {
  test(`18.1: who leaves a line is back at the list, and nothing was changed: ${leave}`, () =>
    quickly(async () => {
      const { edit, provider } = await openEditing(
        { refreshInterval: 20, parameters: { app: '7' } },
        { parameters: [APP, FORM] },
      );
      const before = structuredClone(entries());
      await edit(async () => {
        for (const [label, heading] of [
          ['Name', 'Rename Account'],
          ['Environment variables', `${TITLE} (1/2)`],
          ['App', TITLE],
          ['Addresses', `${TITLE} (1/1)`],
          ['Refresh interval', TITLE],
          ['Days left', TITLE],
          ['Credential', 'Update Credential of Name of a (1/2)'],
        ] as const) {
          await choose(label);
          const box = await boxOf(heading);
          box.paste('8');
          box[leave]();
        }
        await choose('SMS');
        (await pickOf('Threshold of Name of a (1/2)'))[leave]();
      });
      assert.deepEqual([entries(), provider.requests, isInputOpen()], [before, [], false]);
    }));
}

test('18.1: a threshold is set as by its command, and days for the account', () =>
  quickly(async () => {
    const { edit } = await openEditing();
    await edit(async () => {
      await choose('SMS');
      (await pickOf('Threshold of Name of a (1/2)')).enter('An amount');
      assert.equal(await enter('Threshold of Name of a (2/2)', '101'), 'Low now: 100 messages.');
      await choose('Days left');
      const box = await boxOf(TITLE);
      assert.equal(
        box.prompt,
        'For how many days must each balance of Name of a without an amount of its own last? Empty for that of all accounts: 3 days.',
      );
      assert.equal(await enter(TITLE, '-1'), 'Enter a number of days that is not negative.');
      assert.equal(await enter(TITLE, '7'), 'Low now: SMS.');
      assert.deepEqual(entries(), [account('a', { thresholds: { sms: 101 }, daysLeft: 7 } as object)]);
      await choose('Days left');
      (await boxOf(TITLE)).press('Use the default');
    });
    assert.deepEqual(entries(), [account('a', { thresholds: { sms: 101 } } as object)]);
  }));

test('18.1: an interval is taken away, by the button or by an empty line', () =>
  quickly(async () => {
    for (const clear of [
      async () => (await boxOf(TITLE)).press('Use the default'),
      async () => assert.equal(await enter(TITLE, ''), 'It is asked 96 times a day.'),
    ]) {
      const { edit } = await openEditing({ refreshInterval: 60 });
      await edit(async () => {
        await choose('Refresh interval');
        await clear();
      });
      assert.deepEqual(entries(), [account('a')]);
    }
  }));

test('18.1: the history goes on where another form is asked for, and begins anew with another question', () =>
  quickly(async () => {
    const { edit, provider } = await openEditing({ parameters: { app: '7' } }, { parameters: [APP, FORM] });
    await edit(async () => {
      await choose('Form');
      assert.equal(await enter(TITLE, 'other'), undefined);
      await choose('App');
      assert.equal(await enter(TITLE, '8'), 'A history of its own begins; the one before is kept.');
      assert.deepEqual(entries(), [account('a', { parameters: { app: '8', form: 'other' } })]);
      await choose('Form');
      (await boxOf(TITLE)).press('Use the default');
      await choose('App');
      const box = await boxOf(TITLE);
      box.paste('9');
      assert.equal(box.note, 'A history of its own begins; the one before is kept.');
      assert.equal(await enter(TITLE, ''), undefined);
      assert.equal(box.note, 'Enter the App.');
      (await boxOf(TITLE)).hide();
    });
    assert.deepEqual(entries(), [account('a', { parameters: { app: '8' } })]);
    assert.deepEqual(provider.last.account.parameters, { app: '8' });
  }));

test('18.1: an entry that was edited by hand meanwhile is not written over', () =>
  quickly(async () => {
    const { parts } = await openEditing();
    const { runEditAccount } = await import('../../../../../src/ui/accounts/edit/editAccount.ts');
    const done = runEditAccount('a', parts);
    await choose('Refresh interval');
    const edited = account('a', { endpoints: ['https://other.example'] });
    made.settings.set(SETTINGS.accounts, [edited]);
    const failed = assert.rejects(
      done,
      (error) => error instanceof EditRefused && error.problem.kind === 'entry-changed',
    );
    await enter(TITLE, '30');
    await failed;
    assert.deepEqual(entries(), [edited]);
  }));

test('18.1: what stands beside the known fields of an entry stays as it was written', () =>
  quickly(async () => {
    const { edit } = await openEditing(
      { parameters: { app: 7 } as unknown as Record<string, string> },
      { parameters: [APP, FORM] },
    );
    const [entry] = entries();
    made.settings.set(SETTINGS.accounts, [{ comment: 'kept', ...Object(entry) }]);
    await edit(async () => {
      await choose('Form');
      await enter(TITLE, 'other');
    });
    assert.deepEqual(entries(), [{ comment: 'kept', ...account('a'), parameters: { app: 7, form: 'other' } }]);
  }));
