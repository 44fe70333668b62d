import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../../src/base/language.ts';
import { pickOf } from '../../../vscode.ts';
import { PROVIDER } from '../../sample.ts';

const { emptyDraft } = await import('../../../../../src/ui/accounts/credential/credentialSteps.ts');
const { wrongProductStep } = await import('../../../../../src/ui/accounts/credential/wrongProductStep.ts');

const [PRODUCT = assert.fail()] = PROVIDER.products;
const MAIL = { ...PRODUCT, id: 'mail', label: () => 'Mail' };
const FOREIGN = { ...PROVIDER, id: 'other', label: () => 'Other' };
const subject = { provider: PROVIDER, product: PRODUCT, providers: [PROVIDER], language: english, canChange: true };
const given = { parts: { key: 'k', secret: 's' }, parameters: {} };

/** Asks about what was pasted, answers, and tells what is wanted with what is in the draft then. */
async function answer(provider: typeof PROVIDER, label: string | undefined) {
  const offer = { provider, product: MAIL, ...given };
  const draft = { ...emptyDraft({ key: 'before' }), offer: offer as typeof offer | undefined };
  const done = wrongProductStep({ title: 'T', canGoBack: false }, offer, subject, draft);
  const pick = await pickOf('T');
  const { labels } = pick;
  if (label === undefined) {
    pick.back();
  } else {
    pick.enter(label);
  }
  const result = await done;
  const product = result.kind === 'next' ? (result.value?.product.id ?? 'chosen') : result.kind;
  return { labels, result: [product, draft.parts['key'], draft.parts['secret'], draft.offer] };
}

for (const [about, provider, label, expected] of [
  [
    'changes to the other product, with the credential',
    PROVIDER,
    'Change to Tester · Mail',
    ['mail', 'k', 's', undefined],
  ],
  [
    'tries it for the chosen one of the same provider',
    PROVIDER,
    'Stay with Tester · SMS',
    ['chosen', 'k', 's', undefined],
  ],
  [
    'drops it when it is for another provider',
    FOREIGN,
    'Stay with Tester · SMS',
    ['chosen', 'before', undefined, undefined],
  ],
  ['goes back, and keeps nothing', PROVIDER, undefined, ['back', 'before', undefined, undefined]],
] as const) {
  test(`what was pasted for another product: the user ${about}`, async () =>
    assert.deepEqual((await answer(provider, label)).result, expected));
}

test('both products are named with their providers', async () => {
  const { labels } = await answer(FOREIGN, undefined);
  assert.deepEqual(labels, ['Change to Other · Mail', 'Stay with Tester · SMS']);
});
