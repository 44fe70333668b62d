import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { english } from '../../../../../src/base/language.ts';
import type { Parameter, Product } from '../../../../../src/providers/provider.ts';
import { settled } from '../../../fakes/fakeClock.ts';
import { boxOf, forgetMade, made, pickOf } from '../../../vscode.ts';
import { entries, openWindow } from '../../openWindow.ts';
import { quickly } from '../../quickly.ts';
import { PROVIDER } from '../../sample.ts';
import { skipThreshold } from './wizard.ts';

const { runAddAccount } = await import('../../../../../src/ui/accounts/credential/accountWizard.ts');
const { placeStep, parameterText } = await import('../../../../../src/ui/accounts/credential/placeSteps.ts');

const [SAMPLE = assert.fail()] = PROVIDER.products;
const APP: Parameter = { id: 'appId', label: () => 'SDK AppID', shape: /^14\d{8}$/, hint: () => 'It begins with 14.' };
const PLACES = ['china', 'world'].map((id) => ({
  id,
  label: () => id.toUpperCase(),
  hosts: [`https://api.${id}.example`],
}));
const CREDENTIAL = [
  { id: 'id', name: 'SecretId', shape: /^AKID\w+$/ },
  { id: 'secret', name: 'SecretKey', secret: true as const, shape: /^[a-z]{8}$/ },
];

beforeEach(forgetMade);

/** A window whose provider has two places, wants a parameter and knows two more, and reads each request as one of `world`. */
async function openCloud(changes: Partial<Product> = {}) {
  const opened = await openWindow([]);
  const [product = assert.fail(), mail = assert.fail()] = opened.provider.products;
  const cloud: Partial<Product> = {
    places: PLACES,
    credential: CREDENTIAL,
    parameters: [APP, { id: 'region', label: () => 'Region', choices: ['east', 'west'], initial: 'east' }],
    ...changes,
  };
  Object.assign(product, cloud);
  return { ...opened, product, mail };
}

const title = (step: number, of = 7): string => `Add Account (${step}/${of})`;

async function enter(step: number, text: string): Promise<string | undefined> {
  const box = await boxOf(title(step));
  box.paste(text);
  box.enter();
  await settled();
  return box.note;
}

test('an account is added with its place and its parameter, and asked there with them alone', () =>
  quickly(async () => {
    const { parts, provider, storage } = await openCloud();
    const done = runAddAccount(parts);
    (await pickOf(title(1, 5))).enter('Fake');
    (await pickOf(title(2))).enter('sms');
    const place = await pickOf(title(3));
    assert.deepEqual(place.labels, ['CHINA', 'WORLD']);
    place.enter('WORLD');
    (await boxOf(title(4))).enter();
    assert.equal(
      (await boxOf(title(5))).prompt,
      'SDK AppID. It is not secret, and stands in the settings. It begins with 14.',
    );
    await enter(5, '1400000001');
    await enter(6, 'AKID1');
    await enter(7, 'abcdefgh');
    await skipThreshold();
    assert.equal(await done, true);
    const [request] = provider.requests;
    assert.deepEqual(request?.endpoints, ['https://api.world.example']);
    assert.deepEqual(request.account.parameters, { appId: '1400000001' });
    const [entry] = entries();
    assert.partialDeepStrictEqual(entry, { place: 'world', parameters: { appId: '1400000001' } });
    const [name = assert.fail()] = await storage.keys();
    assert.deepEqual(JSON.parse((await storage.get(name)) ?? '').places, ['fake world']);
  }));

for (const [typed, problem] of [
  ['', 'Enter the SDK AppID.'],
  ['14 00000001', 'The SDK AppID holds no blanks. Copy it again.'],
  ['AKID1', 'This looks like the SecretId. Copy the SDK AppID.'],
  ['abcdefgh', 'This looks like the SecretKey. Copy the SDK AppID.'],
  [
    '7289516381dcdf1113730f2b',
    'This looks like a key or a secret, and the SDK AppID is none. The credential has its own steps.',
  ],
  ['15', 'This does not look like the SDK AppID. Copy it again.'],
  ['1400000001', undefined],
] as const) {
  test(`a parameter that cannot be one is told of: "${typed}"`, () =>
    assert.equal(parameterText(typed, APP, { credential: CREDENTIAL }, english.t), problem));
}

test('a parameter of choices is chosen', () =>
  quickly(async () => {
    const { parts, provider } = await openCloud({
      places: PLACES.slice(0, 1),
      parameters: [{ id: 'region', label: () => 'Region', choices: ['east', 'west'] }],
    });
    const done = runAddAccount(parts);
    (await pickOf(title(1, 5))).enter('Fake');
    (await pickOf(title(2, 6))).enter('sms');
    (await boxOf(title(3, 6))).enter();
    (await pickOf(title(4, 6))).enter('west');
    for (const [step, text] of [
      [5, 'AKID1'],
      [6, 'abcdefgh'],
    ] as const) {
      const box = await boxOf(title(step, 6));
      box.paste(text);
      box.enter();
      await settled();
    }
    await skipThreshold();
    assert.equal(await done, true);
    assert.deepEqual([provider.last.account.parameters, provider.last.account.place], [{ region: 'west' }, undefined]);
  }));

test('what was entered for one place is not there for another one', () =>
  quickly(async () => {
    const { parts } = await openCloud({ parameters: [] });
    const done = runAddAccount(parts);
    (await pickOf(title(1, 5))).enter('Fake');
    (await pickOf(title(2, 6))).enter('sms');
    (await pickOf(title(3, 6))).enter('CHINA');
    (await boxOf(title(4, 6))).enter();
    const id = await boxOf(title(5, 6));
    id.paste('AKID1');
    id.back();
    (await boxOf(title(4, 6))).back();
    (await pickOf(title(3, 6))).enter('WORLD');
    (await boxOf(title(4, 6))).enter();
    const again = await boxOf(title(5, 6));
    assert.equal(again.value, '');
    again.hide();
    await done;
  }));

test('what was pasted for another place leads there, and is sent there alone', () =>
  quickly(async () => {
    const { parts, provider } = await openCloud();
    Object.assign(provider, {
      readRequest: () => ({ place: 'world', credential: { id: 'AKID1', secret: 'abcdefgh' } }),
    });
    const done = runAddAccount(parts);
    (await pickOf(title(1, 5))).enter('Fake');
    (await pickOf(title(2))).enter('sms');
    (await pickOf(title(3))).enter('CHINA');
    (await boxOf(title(4))).enter();
    await enter(5, '1400000001');
    (await boxOf(title(6))).paste('curl https://api.world.example/ -u AKID1:abcdefgh');
    const decision = await pickOf(title(6));
    assert.deepEqual(decision.labels, ['Change to Fake · sms · WORLD', 'Stay with Fake · sms · CHINA']);
    decision.enter('Change to Fake · sms · WORLD');
    (await boxOf(title(6))).enter();
    (await boxOf(title(7))).enter();
    await skipThreshold();
    assert.equal(await done, true);
    assert.deepEqual(
      provider.requests.map(({ endpoints }) => endpoints),
      [['https://api.world.example']],
    );
  }));

test('who stays in the chosen place has nothing of what was pasted for another one', () =>
  quickly(async () => {
    const { parts, provider } = await openCloud({ parameters: [] });
    Object.assign(provider, {
      readRequest: () => ({ place: 'world', credential: { id: 'AKID1', secret: 'abcdefgh' } }),
    });
    const done = runAddAccount(parts);
    (await pickOf(title(1, 5))).enter('Fake');
    (await pickOf(title(2, 6))).enter('sms');
    (await pickOf(title(3, 6))).enter('CHINA');
    (await boxOf(title(4, 6))).enter();
    (await boxOf(title(5, 6))).paste('curl https://api.world.example/ -u AKID1:abcdefgh');
    (await pickOf(title(5, 6))).enter('Stay with Fake · sms · CHINA');
    const box = await boxOf(title(5, 6));
    assert.equal(box.value, '');
    box.hide();
    await done;
    assert.deepEqual(provider.requests, []);
  }));

test('what was pasted for a product with other steps asks for what that has to be told, and goes on at its place', () =>
  quickly(async () => {
    const { parts, provider } = await openCloud();
    Object.assign(provider, {
      readRequest: () => ({ product: 'sms', credential: { id: 'AKID1', secret: 'abcdefgh' } }),
    });
    const done = runAddAccount(parts);
    (await pickOf(title(1, 5))).enter('Fake');
    (await pickOf(title(2))).enter('mail');
    (await boxOf(title(3, 5))).enter();
    (await boxOf(title(4, 5))).paste('curl https://api.world.example/ -u AKID1:abcdefgh');
    (await pickOf(title(4, 5))).enter('Change to Fake · sms');
    (await pickOf(title(4, 5))).enter('WORLD');
    const parameter = await boxOf(title(4, 5));
    parameter.paste('1400000001');
    parameter.enter();
    (await boxOf(title(4, 5))).enter();
    (await boxOf(title(7))).enter();
    await skipThreshold();
    assert.equal(await done, true);
    assert.partialDeepStrictEqual(provider.last.account, { place: 'world', parameters: { appId: '1400000001' } });
  }));

for (const [typed, place, problem] of [
  ['X1.api.own.example', 'https://x1.api.own.example', undefined],
  ['https://x1.api.own.example/', 'https://x1.api.own.example', undefined],
  ['http://x1.api.own.example', undefined, /is not encrypted/],
  ['x1 api', undefined, /^An address holds no blanks/],
  ['', undefined, /^Enter an address/],
  ['https://user:pass@own.example', undefined, /user/],
  ['own.example:8443/sms/', 'https://own.example:8443/sms', undefined],
  ['m\u00fcnchen.example', 'https://xn--mnchen-3ya.example', undefined],
  ['[2001:db8::1]:8443', 'https://[2001:db8::1]:8443', undefined],
  // What has lost half of its scheme would name a host that is called "https".
  ['https:/own.example', undefined, /is not an address/],
  ['https:own.example', undefined, /is not an address/],
] as const) {
  test(`16: a user's own host is entered: "${typed}"`, async () => {
    const product = { ...SAMPLE, places: 'personal' as const };
    const done = placeStep(
      { title: 'T', canGoBack: true },
      { provider: PROVIDER, product, language: english },
      undefined,
    );
    const box = await boxOf('T');
    assert.equal(
      box.prompt,
      'The address that Tester has given you for your account. The credential is sent there alone.',
    );
    box.paste(typed);
    box.enter();
    if (problem === undefined) {
      const result = await done;
      assert.equal(result.kind, 'next');
      const { placeOfEntered } = await import('../../../../../src/ui/accounts/credential/placeSteps.ts');
      assert.equal('value' in result && placeOfEntered(String(result.value), product), place);
    } else {
      assert.match(box.note ?? '', problem);
      box.hide();
      assert.deepEqual(await done, { kind: 'cancel' });
    }
    assert.deepEqual(made.messages, []);
  });
}
