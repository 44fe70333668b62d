import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../../src/base/language.ts';
import { createProviders } from '../../../../providers.ts';
import { messages } from '../../../fakes/amounts.ts';
import { settled } from '../../../fakes/fakeClock.ts';
import { HandClock } from '../../../net/handClock.ts';
import { boxOf, pickOf } from '../../../vscode.ts';
import { chinese } from '../../chinese.ts';
import { openWindow } from '../../openWindow.ts';
import { quickly } from '../../quickly.ts';
import { place, skipThreshold } from './wizard.ts';

const { runAddAccount } = await import('../../../../../src/ui/accounts/credential/accountWizard.ts');
const { providerChoice, providerChoices } = await import('../../../../../src/ui/accounts/credential/providerChoice.ts');

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
      { kind: 'rate-limited' },
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

test('19: providers in use come first, then those of each region', () => {
  const offers = [
    { id: 'a', region: 'china', label: () => 'A' },
    { id: 'b', region: 'china', label: () => 'B' },
    { id: 'c', region: 'worldwide', label: () => 'C' },
    { id: 'd', region: 'mail', label: () => 'D' },
    { id: 'x.e', isForeign: true, label: () => 'E' },
  ] as const;
  const listed = (used: readonly string[]) =>
    providerChoices(offers, used, english.t).map(({ group, value }) => `${group}: ${value}`);
  assert.deepEqual(listed([]), ['China: a', 'China: b', 'Worldwide: c', 'E-mail: d', 'Of other extensions: x.e']);
  assert.deepEqual(listed(['c', 'x.e', 'gone']), [
    ...['In use: c', 'In use: x.e', 'China: a', 'China: b', 'E-mail: d'],
  ]);
});

test('19: every provider is found by what people call it', () => {
  const offers = createProviders(() => assert.fail('asks nobody'), new HandClock());
  const texts = new Map(offers.map((offer) => [offer.id, Object.values(providerChoice(offer, english.t)).join(' ')]));
  for (const [id, names] of Object.entries({
    chuanglan: ['253', '创蓝'],
    yuntongxun: ['容联', 'Cloopen'],
    luosimao: ['螺丝帽'],
    smsbao: ['短信宝'],
    aliyun: ['阿里云', 'Aliyun'],
    'tencent-sms': ['腾讯云'],
    vonage: ['Nexmo'],
    brevo: ['Sendinblue'],
    feige: ['飞鸽'],
    huawei: ['华为云'],
  })) {
    assert.ok(
      names.every((name) => texts.get(id)?.includes(name)),
      `${id}: ${texts.get(id)}`,
    );
  }
  assert.ok(offers.every(({ region }) => region !== undefined));
});

test('19: every provider is found by its English and its Chinese name in both languages', () => {
  for (const offer of createProviders(() => assert.fail('asks nobody'), new HandClock())) {
    for (const { t: translate } of [english, chinese]) {
      const { label, description = '' } = providerChoice(offer, translate);
      // Some names are in both languages: 赛邮 SUBMAIL.
      const missing = [offer.label(english.t), ...offer.label(chinese.t).split(' ')].filter(
        (name) => !label.includes(name) && !description.includes(name),
      );
      assert.deepEqual(missing, [], offer.id);
    }
  }
});

test('19: what is pasted where a provider is chosen chooses it, and is entered already', () =>
  quickly(async () => {
    const providers = createProviders(() => assert.fail('asks nobody'), new HandClock());
    const key = `KEY${'0123456789ABCDEF'.repeat(2)}_abcdefghijklmnopqrstuv`;
    for (const text of [`curl https://api.telnyx.com/v2/balance -H "Authorization: Bearer ${key}"`, key]) {
      const { parts } = await openWindow([], { providers });
      const done = runAddAccount(parts);
      const pick = await pickOf(place(1));
      await pick.enterText(text);
      assert.equal(pick.labels[0], 'Telnyx · Account');
      assert.ok(pick.items.every(({ label, description }) => !`${label} ${description}`.includes(key)));
      pick.enter();
      (await pickOf('Add Account (2/4)')).enter();
      (await boxOf('Add Account (3/4)')).enter();
      const box = await boxOf('Add Account (4/4)');
      assert.deepEqual([box.value, box.password], [key, true]);
      box.hide();
      assert.equal(await done, false);
    }
  }));

test('20: what may hold a secret and is of nobody is taken off the screen of the list, which is said', () =>
  quickly(async () => {
    const { parts } = await openWindow([]);
    const done = runAddAccount(parts);
    const list = await pickOf(place(1));
    await list.enterText('curl https://api.example.com/balance -u me:secret-secret');
    await settled();
    assert.deepEqual([list.value, list.labels], ['', ['Fake']]);
    assert.equal(
      list.placeholder,
      'What was pasted may hold a secret and was taken off the screen, as nobody knows whose it is. Choose the provider, and paste it where it is asked for.',
    );
    list.hide();
    await done;
  }));
