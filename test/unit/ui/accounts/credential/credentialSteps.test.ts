import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { english } from '../../../../../src/base/language.ts';
import { FakeClock } from '../../../fakes/fakeClock.ts';
import { boxOf, forgetMade, isInputOpen, made } from '../../../vscode.ts';
import { account, PROVIDER } from '../../sample.ts';

const { emptyDraft, partSteps, validateName } = await import(
  '../../../../../src/ui/accounts/credential/credentialSteps.ts'
);

const [PRODUCT = assert.fail()] = PROVIDER.products;
const [keyStep = assert.fail(), secretStep = assert.fail()] = partSteps(PRODUCT);
const FRAME = { title: 'T', canGoBack: false };

function subject(more: Partial<Parameters<typeof keyStep>[1]> = {}): Parameters<typeof keyStep>[1] {
  return {
    ...{ account: account('a'), provider: PROVIDER, product: PRODUCT, providers: [PROVIDER], language: english },
    ...{ canChange: false, canSkip: false, hasEndpointStep: false, clock: new FakeClock(), holdUntil: () => undefined },
    ...more,
  };
}

beforeEach(forgetMade);

test('the key says which pair it is of and where to find it; its console is a click away', async () => {
  const done = keyStep(FRAME, subject(), emptyDraft({ key: 'k-1' }));
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
    const draft = emptyDraft({ key: 'k' });
    const done = keyStep(FRAME, subject(), draft);
    const box = await boxOf('T');
    box.paste(typed);
    box.enter();
    assert.equal(box.note, problem);
    box.hide();
    await done;
    assert.equal(draft.parts['key'], 'k');
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
    const done = secretStep(FRAME, subject({ provider }), emptyDraft({ key: 'k' }));
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
  const done = secretStep(FRAME, subject(), emptyDraft({ key: 'same' }));
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

const CLOUD = {
  ...PRODUCT,
  credential: [
    { id: 'id', name: 'SecretId', shape: /^AKID/ },
    { id: 'secret', name: 'SecretKey', secret: true as const, shape: /^[a-z]{8}$/ },
    { id: 'app', name: 'SdkAppId', shape: /^1400/ },
    { id: 'token', name: 'Token', secret: true as const, optional: true as const },
  ],
};

test('each part has a step of its own: secret ones are masked, the others can be seen and edited, the last one tries all', async () => {
  const tried: unknown[] = [];
  const provider = {
    ...PROVIDER,
    products: [CLOUD],
    fetchBalance: async ({ credential }: { readonly credential: unknown }) => {
      tried.push(credential);
      return [];
    },
  };
  const draft = emptyDraft({ id: 'AKID-1', app: '14000' });
  const asked = subject({ provider, product: CLOUD, providers: [provider] });
  const seen: unknown[] = [];
  for (const [index, ask] of partSteps(CLOUD).entries()) {
    const done = ask(FRAME, asked, draft);
    const box = await boxOf('T');
    seen.push([box.prompt, box.value, box.password]);
    if (index === 1) {
      box.paste('abcdefgh');
    }
    box.enter();
    assert.equal((await done).kind, 'next');
  }
  const names = 'SecretId:SecretKey:SdkAppId:Token';
  const where = 'Both are in the console.';
  const kept = `${where} It is kept in the secret storage of VS Code and sent to api.tester.example alone.`;
  assert.deepEqual(seen, [
    [`SecretId, one of ${names}. ${where}`, 'AKID-1', false],
    [`SecretKey, one of ${names}. ${kept}`, '', true],
    [`SdkAppId, one of ${names}. ${where}`, '14000', false],
    [`Token, one of ${names}. ${kept}`, '', true],
  ]);
  assert.deepEqual(tried, [{ id: 'AKID-1', secret: 'abcdefgh', app: '14000' }]);
});

for (const [index, typed, problem] of [
  [1, 'AKID-2', 'This looks like the SecretId. Copy the SecretKey.'],
  [1, '14000', 'This is the SdkAppId once more. Copy the SecretKey.'],
  [2, '', 'Enter the SdkAppId.'],
] as const) {
  test(`a part in another's place is noticed: "${typed}" in step ${index + 1}`, async () => {
    const [ask = assert.fail()] = partSteps(CLOUD).slice(index);
    const done = ask(FRAME, subject({ product: CLOUD }), emptyDraft({ app: '14000' }));
    const box = await boxOf('T');
    box.paste(typed);
    box.enter();
    assert.equal(box.note, problem);
    box.hide();
    await done;
  });
}

test('a key that is all of a credential is asked for in one masked step, and no request is taken apart for it', async () => {
  const product = { ...PRODUCT, credential: [{ id: 'key', name: 'API key', secret: true as const }] };
  const [ask = assert.fail(), ...others] = partSteps(product);
  assert.equal(others.length, 0);
  const done = ask(FRAME, subject({ product, providers: [{ ...PROVIDER, products: [product] }] }), emptyDraft());
  const box = await boxOf('T');
  assert.equal(box.password, true);
  assert.match(box.prompt ?? '', /^API key\. Both are in the console\. It is kept .* alone\.$/);
  box.paste('a:b');
  assert.equal(box.value, 'a:b');
  box.hide();
  await done;
});

test('E5: the key says that more than itself may be pasted, and going back keeps each part', async () => {
  const draft = emptyDraft();
  const [key = assert.fail(), secret = assert.fail()] = partSteps(PRODUCT);
  const first = key({ ...FRAME, canGoBack: true }, subject(), draft);
  const box = await boxOf('T');
  assert.equal(box.placeholder, 'appid, or paste appid:appkey or a whole curl line');
  box.type('k-1');
  box.back();
  await first;
  const second = secret({ ...FRAME, canGoBack: true }, subject(), draft);
  const masked = await boxOf('T');
  masked.type('s-1');
  masked.back();
  await second;
  assert.deepEqual(Object.values(draft.parts), ['k-1', 's-1']);
});
