import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settled } from '../../../fakes/fakeClock.ts';
import { account } from '../../../fakes/fakeWindow.ts';
import { boxOf, made, pickOf } from '../../../vscode.ts';
import { entries } from '../../openWindow.ts';
import { quickly } from '../../quickly.ts';
import { choose, enter, listed, openEditing, PLACES, SAVED, TITLE } from './editing.ts';

const title = (step: number, of: number): string => `${TITLE} (${step}/${of})`;
const TO_WORLD = 'Which credential may be sent to api.world.example?';

/** Chooses the other place; the list of what may be sent there. */
async function toWorld() {
  await choose('Place');
  const place = await pickOf(title(1, 1));
  assert.deepEqual(
    place.items.map(({ label, detail }) => [label, detail]),
    [
      ['CHINA', undefined],
      ['WORLD', 'A history of its own begins, and the credential is asked for.'],
    ],
  );
  place.enter('WORLD');
  const which = await pickOf(title(2, 4));
  assert.equal(which.placeholder, TO_WORLD);
  return which;
}

test('18.1: in another place the saved credential is sent once the user has entered it for that place', () =>
  quickly(async () => {
    const { edit, provider, saved, window } = await openEditing({}, { places: PLACES });
    await edit(async () => {
      const which = await toWorld();
      assert.deepEqual(which.labels, ['Enter the credential', 'Send the saved one there', 'None for now']);
      which.enter('Send the saved one there');
      const key = await boxOf(title(3, 4));
      assert.equal(key.value, SAVED.key);
      key.enter();
      const secret = await boxOf(title(4, 4));
      assert.deepEqual([secret.password, secret.note], [true, 'It is entered already. Press Enter to try it.']);
      assert.match(secret.prompt ?? '', /sent to api\.world\.example alone\.$/);
      assert.deepEqual([provider.requests, entries()], [[], [account('a')]]);
      secret.enter();
      await settled();
      assert.ok((await listed()).includes('Place: WORLD, world'));
    });
    assert.deepEqual(entries(), [account('a', { place: 'world' })]);
    assert.deepEqual(await saved(), { ...SAVED, places: ['fake world'] });
    assert.deepEqual(
      new Set(provider.requests.map(({ endpoints }) => endpoints.join())),
      new Set(['https://api.world.example']),
    );
    assert.equal(window.kind(), 'ok');
  }));

test('18.1: another credential for another place is entered, tried there and saved for it', () =>
  quickly(async () => {
    const { edit, provider, saved } = await openEditing({}, { places: PLACES });
    await edit(async () => {
      (await toWorld()).enter('Enter the credential');
      assert.equal((await boxOf(title(3, 4))).value, '');
      await enter(title(3, 4), 'key-2');
      await enter(title(4, 4), 'secret-2');
      await listed();
    });
    assert.deepEqual(await saved(), { key: 'key-2', secret: 'secret-2', places: ['fake world'] });
    assert.deepEqual(
      new Set(provider.requests.map(({ credential, endpoints }) => `${credential['key']} ${endpoints.join()}`)),
      new Set(['key-2 https://api.world.example']),
    );
  }));

test('18.1: without a credential for another place nothing is sent there, and no number of the place before is shown', () =>
  quickly(async () => {
    const { edit, provider, saved, window } = await openEditing({}, { places: PLACES });
    assert.equal(window.amount(), '100');
    await edit(async () => {
      (await toWorld()).enter('None for now');
      await settled();
      assert.ok((await listed()).includes('Credential: entered for another place, key key-1'));
    });
    assert.deepEqual(entries(), [account('a', { place: 'world' })]);
    assert.deepEqual([provider.requests, await saved()], [[], { ...SAVED, places: ['fake china'] }]);
    assert.deepEqual([window.fault(), window.amount()], ['other-address', undefined]);
  }));

for (const [where, leave] of [
  ['at the choice', async () => (await toWorld()).hide()],
  [
    'at the secret',
    async () => {
      (await toWorld()).enter('Send the saved one there');
      (await boxOf(title(3, 4))).enter();
      (await boxOf(title(4, 4))).hide();
    },
  ],
  [
    'when another credential is refused',
    async () => {
      (await toWorld()).enter('Enter the credential');
      await enter(title(3, 4), 'key-2');
      (await boxOf(title(4, 4))).hide();
    },
  ],
] as const) {
  test(`18.1: who gives up moving an account leaves it where it is: ${where}`, () =>
    quickly(async () => {
      const { edit, provider, saved } = await openEditing({}, { places: PLACES });
      await edit(leave);
      assert.deepEqual([entries(), provider.requests], [[account('a')], []]);
      assert.deepEqual(await saved(), { ...SAVED, places: ['fake china'] });
    }));
}

test('18.1: the saved credential is not tried any more once another one was chosen', () =>
  quickly(async () => {
    const { edit } = await openEditing({}, { places: PLACES });
    await edit(async () => {
      (await toWorld()).enter('Send the saved one there');
      (await boxOf(title(3, 4))).back();
      (await pickOf(title(2, 4))).enter('Enter the credential');
      const key = await boxOf(title(3, 4));
      assert.equal(key.value, '');
      key.hide();
    });
  }));

test('18.1: the place that an account is in already changes nothing', () =>
  quickly(async () => {
    const { edit, provider } = await openEditing({}, { places: PLACES });
    await edit(async () => {
      await choose('Place');
      (await pickOf(title(1, 1))).enter('CHINA');
    });
    assert.deepEqual([entries(), provider.requests], [[account('a')], []]);
  }));

test('18.1: other addresses ask for the credential, and the own ones again when they are taken away', () =>
  quickly(async () => {
    const { edit, saved, provider } = await openEditing();
    await edit(async () => {
      await choose('Addresses');
      assert.equal((await boxOf(title(1, 1))).value, 'https://sms.example');
      assert.match((await enter(title(1, 1), 'http://gateway.example')) ?? '', /is not encrypted/);
      const said = await enter(title(1, 1), 'https://gateway.example');
      assert.equal(said, 'A history of its own begins, and the credential is asked for.');
      (await pickOf(title(2, 4))).enter('Send the saved one there');
      (await boxOf(title(3, 4))).enter();
      (await boxOf(title(4, 4))).enter();
      await settled();
      await listed();
      assert.deepEqual(await saved(), { ...SAVED, places: ['fake https://gateway.example'] });
      await choose('Addresses');
      (await boxOf(title(1, 1))).press('Use the default');
      (await pickOf(title(2, 4))).enter('None for now');
    });
    assert.deepEqual(entries(), [account('a')]);
    assert.deepEqual(
      new Set(provider.requests.map(({ endpoints }) => endpoints.join())),
      new Set(['https://gateway.example']),
    );
  }));

for (const answer of ['Confirm', undefined]) {
  test(`18.1: what variables hold is sent to another place only when the user confirms it: ${answer}`, () =>
    quickly(async () => {
      const env = { key: 'SMS_KEY', secret: 'SMS_SECRET' };
      const variables = { SMS_KEY: 'key-env', SMS_SECRET: 'secret-env' };
      const { edit, provider } = await openEditing({ env }, { places: PLACES }, { variables });
      if (answer !== undefined) {
        made.answers.push(answer);
      }
      await edit(async () => {
        await choose('Place');
        const place = await pickOf(title(1, 1));
        assert.equal(
          place.items[1]?.detail,
          'A history of its own begins, and you are asked whether the variables may be sent there.',
        );
        place.enter('WORLD');
        await settled();
        await listed();
      });
      assert.match(
        made.details[0] ?? '',
        /Variable: SMS_KEY\nVariable: SMS_SECRET\nAddress: https:\/\/api\.world\.example/,
      );
      const isMoved = answer === 'Confirm';
      assert.deepEqual(entries(), [account('a', isMoved ? { env, place: 'world' } : { env })]);
      const sent = provider.requests.map(({ credential, endpoints }) => `${credential['key']} ${endpoints.join()}`);
      assert.deepEqual(new Set(sent), new Set(isMoved ? ['key-env https://api.world.example'] : []));
    }));
}

test("18.1: a user's own host is edited, with its scheme left out", () =>
  quickly(async () => {
    const { edit } = await openEditing({ place: 'https://one.example' }, { places: 'personal' });
    await edit(async () => {
      await choose('Place');
      assert.equal((await boxOf(title(1, 1))).value, 'https://one.example');
      assert.equal(await enter(title(1, 1), 'one.example'), undefined);
      assert.deepEqual(entries(), [account('a', { place: 'https://one.example' })]);
      await choose('Place');
      const said = await enter(title(1, 1), 'two.example');
      assert.equal(said, 'A history of its own begins, and the credential is asked for.');
      (await pickOf(title(2, 4))).enter('None for now');
    });
    assert.deepEqual(entries(), [account('a', { place: 'https://two.example' })]);
  }));
