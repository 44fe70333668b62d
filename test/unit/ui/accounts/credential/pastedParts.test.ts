import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../../src/base/language.ts';
import type { Field, Product } from '../../../../../src/providers/provider.ts';
import {
  choiceLabels,
  intoStep,
  type PartsDraft,
  type PartsSubject,
} from '../../../../../src/ui/accounts/credential/pastedCredential.ts';
import { PROVIDER } from '../../sample.ts';

const ID: Field = { id: 'id', name: 'SecretId', shape: /^AKID/ };
const SECRET: Field = { id: 'secret', name: 'SecretKey', secret: true, shape: /^[a-z]{8}$/ };
const APP: Field = { id: 'app', name: 'SdkAppId' };
const [SAMPLE = assert.fail()] = PROVIDER.products;
const CLOUD: Product = { ...SAMPLE, credential: [ID, SECRET, APP] };

function subject(product: Product, more: Partial<PartsSubject> = {}): PartsSubject {
  const provider = { ...PROVIDER, products: [product] };
  return { provider, product, providers: [provider], language: english, canChange: true, ...more };
}

function entered(parts: Record<string, string> = {}): PartsDraft {
  return { parts, parameters: {}, offer: undefined };
}

const ALL = { id: 'AKID-1', secret: 'abcdefgh', app: '14000' };

for (const [what, text, field, before, value, note, after] of [
  [
    'all parts in the first step',
    'AKID-1:abcdefgh:14000',
    ID,
    {},
    'AKID-1',
    'Taken apart: SecretKey and SdkAppId are kept for the next steps, where what is secret is masked.',
    ALL,
  ],
  [
    'the secret alone, in a step that everybody can read',
    'abcdefgh',
    APP,
    { id: 'AKID-1' },
    '',
    'That was the SecretKey. It is kept for its own step, where it is masked. Enter the SdkAppId here.',
    { id: 'AKID-1', secret: 'abcdefgh' },
  ],
  [
    'two parts in the step of the third',
    'SecretId: AKID-1, SecretKey: abcdefgh',
    APP,
    {},
    '',
    'This holds SecretId and SecretKey, which are kept for their steps, and no SdkAppId. Enter the SdkAppId here.',
    { id: 'AKID-1', secret: 'abcdefgh' },
  ],
  [
    'all parts in the masked step, others than before',
    'AKID-1:abcdefgh:14000',
    SECRET,
    { id: 'AKID-0', app: '1' },
    'abcdefgh',
    'Taken apart: its SecretId and SdkAppId take the places of those that were entered before.',
    ALL,
  ],
  [
    'all parts in the masked step, the same as before',
    'AKID-1:abcdefgh:14000',
    SECRET,
    { id: 'AKID-1', app: '14000' },
    'abcdefgh',
    'Taken apart: this is the SecretKey alone.',
    ALL,
  ],
  [
    'one part by its name',
    'SecretId=AKID-1',
    ID,
    {},
    'AKID-1',
    'Only the SecretId could be taken from it. SecretKey and SdkAppId are asked for next.',
    { id: 'AKID-1' },
  ],
] as const) {
  test(`of a credential of three parts: ${what}`, () => {
    const draft = entered({ ...before });
    const result = intoStep(text, field, subject(CLOUD), draft);
    assert.deepEqual([result?.value, result?.note, draft.parts], [value, note, after]);
    assert.ok(field.secret === true || !JSON.stringify(result).includes('abcdefgh'));
  });
}

test('what cannot be read is told by the names of all parts, and of one alone', () => {
  const line = 'curl -u "AKID-1:';
  const result = intoStep(line, ID, subject(CLOUD), entered());
  assert.match(
    result?.note ?? '',
    /^Nothing of SecretId, SecretKey and SdkAppId can be read from this\. .* the SecretId alone\.$/,
  );
  const key = { ...CLOUD, credential: [SECRET] };
  assert.match(intoStep(line, SECRET, subject(key), entered())?.note ?? '', /^Nothing of SecretKey can be read/);
});

const TWO = ['eu', 'us'].map((id) => ({ id, label: () => id.toUpperCase(), hosts: [`https://api.${id}.example`] }));
const PLACED: Product = { ...CLOUD, places: TWO };

/** A provider that says of each request in which place it is. */
function placedSubject(canChange: boolean): PartsSubject {
  const provider = {
    ...PROVIDER,
    products: [PLACED],
    readRequest: () => ({
      place: 'us',
      credential: { id: 'AKID-1', secret: 'abcdefgh' },
      parameters: { region: 'west' },
    }),
  };
  return { provider, product: PLACED, place: 'eu', providers: [provider], language: english, canChange };
}

test('what was pasted for another place waits for a decision, and is refused where the place is settled', () => {
  const line = 'curl https://api.us.example/ -u AKID-1:abcdefgh';
  const draft = entered();
  assert.deepEqual(intoStep(line, ID, placedSubject(true), draft), { value: '', isDetour: true });
  assert.deepEqual([draft.offer?.place, draft.offer?.parameters, draft.parts], ['us', { region: 'west' }, {}]);
  const settled = entered();
  assert.equal(
    intoStep(line, ID, placedSubject(false), settled)?.note,
    'This is for Tester · SMS · US, and the account is one of Tester · SMS · EU. Add an account for it.',
  );
  assert.deepEqual(settled, entered());
});

test('what was pasted for the chosen place is taken, with its parameters', () => {
  const draft = entered();
  const asked = { ...placedSubject(true), place: 'us' };
  assert.equal(intoStep('curl https://api.us.example/ -u AKID-1:abcdefgh', ID, asked, draft)?.value, 'AKID-1');
  assert.deepEqual(draft, {
    parts: { id: 'AKID-1', secret: 'abcdefgh' },
    parameters: { region: 'west' },
    offer: undefined,
  });
});

test('places stand in labels where they make the difference', () => {
  const { provider } = placedSubject(true);
  const other = { ...CLOUD, id: 'mail', label: () => 'Mail' };
  assert.deepEqual(choiceLabels({ provider, product: PLACED }, { provider, product: other }, english), [
    'Tester · SMS',
    'Tester · Mail',
  ]);
  const personal: Product = { ...CLOUD, places: 'personal' };
  assert.deepEqual(
    choiceLabels({ provider, product: personal, place: 'https://a.example' }, { provider, product: personal }, english),
    ['Tester · SMS · https://a.example', 'Tester · SMS'],
  );
});
