import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../../src/base/language.ts';
import { createProviders } from '../../../../providers.ts';
import { messages } from '../../../fakes/amounts.ts';
import { settled } from '../../../fakes/fakeClock.ts';
import { HandClock } from '../../../net/handClock.ts';
import { boxOf, pickOf } from '../../../vscode.ts';
import { openWindow } from '../../openWindow.ts';
import { quickly } from '../../quickly.ts';
import { place, skipThreshold } from './wizard.ts';

const { runAddAccount } = await import('../../../../../src/ui/accounts/credential/accountWizard.ts');
const { providerChoice } = await import('../../../../../src/ui/accounts/credential/providerChoice.ts');

/** A wizard at the step for the secret. */
async function toSecret() {
  const opened = await openWindow([]);
  const done = runAddAccount(opened.parts);
  (await pickOf(place(1))).enter('Fake');
  (await pickOf(place(2))).enter('sms');
  (await boxOf(place(3))).enter();
  const key = await boxOf(place(4));
  key.paste('key-9');
  key.enter();
  return { ...opened, done, secret: await boxOf(place(5)) };
}

test('E5: while the provider is asked the wizard says so', () =>
  quickly(async () => {
    const { done, secret, provider } = await toSecret();
    provider.respond = () => undefined;
    secret.paste('secret-9');
    secret.enter();
    await settled();
    assert.deepEqual([secret.note, secret.busy], ['Trying…', true]);
    provider.last.answer(messages('1'));
    await skipThreshold();
    assert.equal(await done, true);
  }));

test('E5: a trial that found nobody says how to go on in words, and promises no later attempt', () =>
  quickly(async () => {
    const { done, secret, provider } = await toSecret();
    for (const fault of [
      { kind: 'timeout', host: 'sms.example', seconds: 15 },
      { kind: 'rate-limited', retryAfterMs: 60_000 },
      { kind: 'provider-down', status: 503 },
    ] as const) {
      provider.respond = () => fault;
      secret.paste('secret-9');
      secret.enter();
      await settled();
      assert.match(
        secret.note ?? '',
        / Press Enter to try again, or the disk at the top to save it without having tried it\.$/,
      );
      assert.doesNotMatch(secret.note ?? '', /next attempt|by itself/i);
      assert.equal(secret.buttons.at(-1)?.tooltip, 'Save without having tried it');
    }
    secret.hide();
    await done;
  }));

test('E5: addresses that were typed are there again after going back', () =>
  quickly(async () => {
    const { parts } = await openWindow([]);
    const done = runAddAccount(parts);
    (await pickOf(place(1))).enter('Fake');
    (await pickOf(place(2))).enter('sms');
    (await boxOf(place(3))).enter();
    (await boxOf(place(4))).press('Use another endpoint');
    const addresses = await boxOf(place(4));
    addresses.paste('https://half.exam');
    addresses.back();
    (await boxOf(place(4))).press('Use another endpoint');
    assert.equal((await boxOf(place(4))).value, 'https://half.exam');
    (await boxOf(place(4))).hide();
    await done;
  }));

test('E5: a name that nobody typed follows the product', () =>
  quickly(async () => {
    const { parts } = await openWindow([]);
    const done = runAddAccount(parts);
    (await pickOf(place(1))).enter('Fake');
    (await pickOf(place(2))).enter('sms');
    const first = await boxOf(place(3));
    assert.equal(first.value, 'Fake sms');
    first.back();
    (await pickOf(place(2))).enter('mail');
    const second = await boxOf(place(3));
    assert.equal(second.value, 'Fake mail');
    second.hide();
    await done;
  }));

test('E5: what a provider is called elsewhere stands beside it in the list, which is searched there', () =>
  quickly(async () => {
    const providers = createProviders(() => assert.fail('asks nobody'), new HandClock());
    for (const [id, names] of [
      ['jiguang', ['JPush', '极光']],
      ['submail', ['赛邮']],
    ] as const) {
      const provider = providers.find((each) => each.id === id) ?? assert.fail(id);
      const { label, description } = providerChoice(provider, english.t);
      assert.ok(names.every((name) => `${label} ${description}`.includes(name)));
    }
    const { parts } = await openWindow([]);
    const done = runAddAccount(parts);
    const pick = await pickOf(place(1));
    assert.equal(pick.matchOnDescription, true);
    pick.hide();
    await done;
  }));
