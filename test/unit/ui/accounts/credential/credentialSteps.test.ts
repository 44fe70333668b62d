import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { english } from '../../../../../src/base/language.ts';
import { boxOf, forgetMade, isInputOpen, made } from '../../../vscode.ts';
import { account, PROVIDER } from '../../sample.ts';

const { emptyDraft, keyStep, secretStep, validateName } = await import(
  '../../../../../src/ui/accounts/credential/credentialSteps.ts'
);

const [PRODUCT = assert.fail()] = PROVIDER.products;
const FRAME = { title: 'T', canGoBack: false };

function subject(more: Partial<Parameters<typeof keyStep>[1]> = {}): Parameters<typeof keyStep>[1] {
  return {
    ...{ account: account('a'), provider: PROVIDER, product: PRODUCT, providers: [PROVIDER], language: english },
    ...{ canChange: false, canSkip: false, hasEndpointStep: false, holdText: () => undefined },
    ...more,
  };
}

beforeEach(forgetMade);

test('the key says which pair it is of and where to find it; its console is a click away', async () => {
  const done = keyStep(FRAME, subject(), emptyDraft('k-1'));
  const box = await boxOf('T');
  assert.deepEqual(
    [box.prompt, box.value, box.password],
    ['appid of the pair appid:appkey. Both are in the console.', 'k-1', false],
  );
  box.press("Open the provider's console");
  assert.deepEqual([made.opened, isInputOpen()], [['https://console.tester.example/keys'], true]);
  box.enter();
  assert.deepEqual(await done, { kind: 'next', value: 'k-1' });
});

for (const [typed, problem] of [
  ['', 'Enter the appid.'],
  ['two words', 'The appid holds no blanks. Copy it again.'],
] as const) {
  test(`a key that cannot be one is told of: "${typed}"`, async () => {
    const draft = emptyDraft('k');
    const done = keyStep(FRAME, subject(), draft);
    const box = await boxOf('T');
    box.paste(typed);
    box.enter();
    assert.equal(box.note, problem);
    box.hide();
    await done;
    assert.equal(draft.key, 'k');
  });
}

test('a pair that is put in at once shows its key alone; the secret waits masked in the next step', async () => {
  const draft = emptyDraft();
  const done = keyStep(FRAME, subject(), draft);
  const box = await boxOf('T');
  box.paste('key-1:secret-1');
  assert.equal(box.value, 'key-1');
  assert.doesNotMatch(JSON.stringify([box.value, box.note]), /secret-1/);
  box.enter();
  await done;
  const next = secretStep(FRAME, subject(), draft);
  const secret = await boxOf('T');
  assert.deepEqual([secret.value, secret.password], ['secret-1', true]);
  assert.equal(secret.note, 'It is entered already. Press Enter to try it.');
  secret.hide();
  await next;
});

test('where the secret goes is said with the hosts, and who gets it where another extension adds the provider', async () => {
  for (const [provider, said] of [
    [PROVIDER, /sent to api\.tester\.example alone\.$/],
    [
      { ...PROVIDER, isForeign: true as const },
      /handed to the extension that adds this provider, for api\.tester\.example\.$/,
    ],
  ] as const) {
    const done = secretStep(FRAME, subject({ provider }), emptyDraft('k'));
    const box = await boxOf('T');
    assert.match(box.prompt ?? '', said);
    box.hide();
    await done;
  }
});

test('an account can do without a credential for now where that is offered, and there alone', async () => {
  const done = keyStep(FRAME, subject({ canSkip: true }), emptyDraft());
  (await boxOf('T')).press('Skip: Update Credential asks for it later');
  assert.deepEqual(await done, { kind: 'skip' });
  const other = keyStep(FRAME, subject(), emptyDraft());
  const box = await boxOf('T');
  assert.equal(box.buttons.length, 1);
  box.hide();
  await other;
});

test('the secret is not the key once more', async () => {
  const done = secretStep(FRAME, subject(), emptyDraft('same'));
  const box = await boxOf('T');
  box.paste('same');
  box.enter();
  assert.equal(box.note, 'This is the appid once more. Copy the appkey.');
  box.hide();
  await done;
});

for (const [name, problem] of [
  ['Main', undefined],
  ['', 'Enter a name.'],
  ['\u202e', 'Enter a name.'],
  ['Other', 'Another account has this name.'],
  [
    '7289516381dcdf1113730f2b',
    'This looks like a key or a secret, and names are not secret. Choose a name; the credential is asked for next.',
  ],
] as const) {
  test(`a name that an account can have: "${name}"`, () =>
    assert.equal(validateName(name, ['Other'], english), problem));
}
