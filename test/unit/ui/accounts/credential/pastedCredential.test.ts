import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../../src/base/language.ts';
import {
  intoStep,
  type PartsDraft,
  type PartsSubject,
  partProblem,
} from '../../../../../src/ui/accounts/credential/pastedCredential.ts';
import { createProviders } from '../../../../providers.ts';
import { HandClock } from '../../../net/handClock.ts';

const KEY = '10001';
const SECRET = 'abcdef0123456789abcdef0123456789';
const providers = createProviders(() => Promise.reject(new Error('asks no one')), new HandClock());

function subject(providerId: string, productId: string, canChange = true): PartsSubject {
  const provider = providers.find(({ id }) => id === providerId);
  const product = provider?.products.find(({ id }) => id === productId);
  assert.ok(provider && product);
  return { provider, product, providers, language: english, canChange };
}

const SMS = subject('submail', 'sms');
const draft = (key = '', secret = ''): PartsDraft => ({
  parts: { key, secret },
  parameters: {},
  offer: undefined,
});
const [KEY_FIELD = assert.fail(), SECRET_FIELD = assert.fail()] = SMS.product.credential;
const intoKeyStep = (text: string, asked: PartsSubject, entered: PartsDraft) =>
  intoStep(text, KEY_FIELD, asked, entered);
const intoSecretStep = (text: string, asked: PartsSubject, entered: PartsDraft) =>
  intoStep(text, SECRET_FIELD, asked, entered);

for (const [name, text, expected] of [
  ['a pair', `${KEY}:${SECRET}`, { key: KEY, secret: SECRET, value: KEY, note: /^Taken apart: the appkey is kept/ }],
  ['a pair the wrong way round', `${SECRET}:${KEY}`, { key: KEY, secret: SECRET, value: KEY, note: /^Taken apart/ }],
  [
    'a line',
    `curl -d "appid=${KEY}&signature=${SECRET}" https://api-v4.mysubmail.com/balance/sms.json`,
    { key: KEY, secret: SECRET, value: KEY, note: /^Taken apart/ },
  ],
  [
    'the secret alone',
    SECRET,
    { key: 'old', secret: SECRET, value: '', note: /^That was the appkey\. .* Enter the appid here/ },
  ],
  [
    'a signed request',
    `appid=${KEY}&sign_type=md5&signature=${SECRET}`,
    { key: KEY, secret: '', value: KEY, note: /^Only the appid/ },
  ],
] as const) {
  test(`the step for the key, which everybody can read: ${name}`, () => {
    const entered = draft('old');
    const result = intoKeyStep(text, SMS, entered);
    assert.equal(result?.value, expected.value);
    assert.match(result?.note ?? '', expected.note);
    assert.equal(result?.isProblem, undefined);
    assert.deepEqual(
      [entered.parts['key'], entered.parts['secret'], entered.offer],
      [expected.key, expected.secret, undefined],
    );
    assert.doesNotMatch(JSON.stringify(result), new RegExp(SECRET));
  });
}

for (const [name, text, note] of [
  [
    'nobody knows it',
    `curl https://api.example/v1 -u ${KEY}:${SECRET}`,
    /^This is a request to api\.example, .* of SUBMAIL\.$/,
  ],
  ['unreadable', `curl -d "appid=${KEY}&signature=${SECRET}`, /^No appid and appkey can be read/],
  ['a header', `Authorization: Basic ${Buffer.from(`${KEY}:${SECRET}`).toString('base64')}`, /^No appid and appkey/],
] as const) {
  test(`both steps take from the screen what they cannot use: ${name}`, () => {
    for (const into of [intoKeyStep, intoSecretStep]) {
      const entered = draft('', 'before');
      const result = into(text, SMS, entered);
      assert.match(result?.note ?? '', note);
      assert.deepEqual({ ...result, note }, { value: '', note, isProblem: true });
      assert.deepEqual(entered, draft('', 'before'));
    }
  });
}

test('a word is left in its step', () => {
  for (const text of ['', KEY, 'kE7']) {
    assert.equal(intoKeyStep(text, SMS, draft()), undefined);
    assert.equal(intoSecretStep(text, SMS, draft()), undefined);
  }
  assert.equal(intoSecretStep('any other secret', SMS, draft()), undefined);
});

for (const [name, before, note] of [
  ['the same key', KEY, /^Taken apart: this is the appkey alone\.$/],
  ['another key', '10002', /^Taken apart: its appid 10001 takes the place/],
] as const) {
  test(`the masked step takes a pair apart: ${name}`, () => {
    const entered = draft(before);
    const result = intoSecretStep(`${KEY}:${SECRET}`, SMS, entered);
    assert.equal(result?.value, SECRET);
    assert.match(result?.note ?? '', note);
    assert.equal(entered.parts['key'], KEY);
  });
}

test('the masked step wants a secret', () => {
  const signed = intoSecretStep(`appid=${KEY}&sign_type=sha1&signature=${SECRET}`, SMS, draft());
  assert.deepEqual(signed, { value: '', note: 'This holds the appid and no appkey.', isProblem: true });
  assert.deepEqual(intoSecretStep(`appkey=${SECRET}`, SMS, draft()), { value: SECRET });
});

const LINE = 'curl https://api.sms.jpush.cn/v1/accounts/app -u "4c6921c9b20b2fd9bcd8ca3d:5b3e2979c8a48b84cebeaaf4"';

test('what is for another product waits for a decision', () => {
  for (const into of [intoKeyStep, intoSecretStep]) {
    const entered = draft('', 'before');
    const result = into(LINE, subject('jiguang', 'account'), entered);
    assert.deepEqual(result, { value: '', isDetour: true });
    assert.deepEqual([entered.parts['key'], entered.parts['secret']], ['', 'before']);
    assert.deepEqual([entered.offer?.product.id, entered.offer?.parts['key']], ['app', '4c6921c9b20b2fd9bcd8ca3d']);
  }
});

test('what is for another product is refused where the product is settled', () => {
  for (const into of [intoKeyStep, intoSecretStep]) {
    const entered = draft();
    const result = into(LINE, subject('jiguang', 'account', false), entered);
    assert.equal(
      result?.note,
      'This is for Jiguang SMS · Application, and the account is one of Jiguang SMS · Developer account. Add an account for it.',
    );
    assert.equal(result.isProblem, true);
    assert.deepEqual(entered, draft());
  }
});

for (const [secret, key, expected] of [
  [SECRET, KEY, undefined],
  [KEY, '10002', /^This looks like the appid\. Copy the appkey\.$/],
  ['123456', KEY, /^This looks like the appid/],
  [KEY, KEY, /^This is the appid once more/],
  ['', '', /^Enter the appkey\.$/],
  ['a-secret-of-another-shape', KEY, undefined],
  ['a secret of another shape', KEY, /^The appkey holds no blanks/],
] as const) {
  test(`a swapped secret is noticed: ${secret} for ${key}`, () => {
    const problem = secretProblem(secret, key, SMS);
    assert.ok(expected === undefined ? problem === undefined : expected.test(problem ?? ''), problem);
  });
}

/** What is wrong with a secret beside a key. */
function secretProblem(secret: string, key: string, asked: PartsSubject): string | undefined {
  const [, field = assert.fail()] = asked.product.credential;
  return partProblem(secret, field, draft(key), asked);
}

test('halves that look alike are told apart by their values alone', () => {
  const [key, secret] = ['7e503edcb0cb725e331b0311', '7289516381dcdf1113730f2b'];
  const account = subject('jiguang', 'account');
  assert.equal(secretProblem(secret, key, account), undefined);
  assert.match(secretProblem(key, key, account) ?? '', /^This is the devKey once more/);
});
