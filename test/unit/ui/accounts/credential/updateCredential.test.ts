import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EditRefused } from '../../../../../src/ui/accounts/editProblem.ts';
import { SETTINGS } from '../../../../../src/ui/editor/ids.ts';
import { messages } from '../../../fakes/amounts.ts';
import { settled } from '../../../fakes/fakeClock.ts';
import { account } from '../../../fakes/fakeWindow.ts';
import { boxOf, made } from '../../../vscode.ts';
import { openWindow, type WindowParts } from '../../openWindow.ts';
import { quickly } from '../../quickly.ts';

const { runUpdateCredential } = await import('../../../../../src/ui/accounts/credential/updateCredential.ts');

const A = account('a');
const place = (step: number): string => `Update Credential of Name of a (${step}/2)`;

/** A window with an account that has a credential. */
async function openSaved(more: WindowParts = {}) {
  const opened = await openWindow([A], more);
  const [product = assert.fail()] = opened.provider.products;
  const served = { account: A, provider: opened.provider, product };
  await opened.secrets.save(served, { key: 'key-1', secret: 'secret-1' });
  return { ...opened, product, saved: () => opened.secrets.read(served) };
}

test('the key is there to be changed, the secret is asked for anew; the pair is tried, then saved', () =>
  quickly(async () => {
    const { parts, provider, saved, window } = await openSaved();
    const done = runUpdateCredential(A, parts);
    const key = await boxOf(place(1));
    assert.equal(key.value, 'key-1');
    key.enter();
    const secret = await boxOf(place(2));
    assert.deepEqual([secret.value, secret.password], ['', true]);
    provider.respond = () => messages('7');
    secret.paste('secret-2');
    secret.enter();
    assert.equal(await done, true);
    assert.deepEqual(await saved(), { key: 'key-1', secret: 'secret-2' });
    assert.equal(window.amount(), '7');
  }));

test('Esc keeps the credential that there is', () =>
  quickly(async () => {
    const { parts, saved } = await openSaved();
    const done = runUpdateCredential(A, parts);
    (await boxOf(place(1))).enter();
    (await boxOf(place(2))).hide();
    assert.equal(await done, false);
    assert.deepEqual(await saved(), { key: 'key-1', secret: 'secret-1' });
  }));

test('another key is another account of the provider: its last number does not stay', () =>
  quickly(async () => {
    const { parts, provider, window } = await openSaved();
    assert.equal(window.amount(), '100');
    const done = runUpdateCredential(A, parts);
    const key = await boxOf(place(1));
    key.paste('key-2');
    key.enter();
    const secret = await boxOf(place(2));
    provider.respond = () => ({ kind: 'network', host: 'sms.example', problem: 'refused' });
    secret.paste('secret-2');
    secret.enter();
    await settled();
    secret.press('Save without having tried it');
    await done;
    assert.equal(window.amount(), undefined);
  }));

test('an account that was removed meanwhile gets no credential', () =>
  quickly(async () => {
    const { parts, saved } = await openSaved();
    const done = runUpdateCredential(A, parts);
    (await boxOf(place(1))).enter();
    made.settings.set(SETTINGS.accounts, []);
    const secret = await boxOf(place(2));
    const failed = assert.rejects(done, (error) => error instanceof EditRefused && error.problem.kind === 'gone');
    secret.paste('secret-2');
    secret.enter();
    await failed;
    assert.deepEqual(await saved(), { key: 'key-1', secret: 'secret-1' });
  }));

for (const [what, edited] of [
  ['product', { ...A, product: 'mail' }],
  ['addresses', { ...A, endpoints: ['https://other.example'] }],
  ['way to ask', { ...A, parameters: { form: 'other' } }],
] as const) {
  test(`C5: an account whose ${what} was edited by hand meanwhile keeps its credential, and gets no numbers of before`, () =>
    quickly(async () => {
      const { parts, saved, store, provider } = await openSaved();
      const before = store.record('a');
      const done = runUpdateCredential(A, parts);
      (await boxOf(place(1))).enter();
      made.settings.set(SETTINGS.accounts, [edited]);
      const secret = await boxOf(place(2));
      const failed = assert.rejects(
        done,
        (error) => error instanceof EditRefused && error.problem.kind === 'entry-changed',
      );
      provider.respond = () => messages('7');
      secret.paste('secret-2');
      secret.enter();
      await failed;
      assert.deepEqual(store.record('a'), before);
      assert.deepEqual(await saved(), { key: 'key-1', secret: 'secret-1' });
    }));
}

test('while the provider asks to wait, nothing is sent, and that is said', () =>
  quickly(async () => {
    const { parts, provider, monitor, clock } = await openSaved();
    provider.respond = () => ({ kind: 'rate-limited', retryAfterMs: 3_600_000 });
    await clock.advance(60_000);
    await monitor.refresh('a', 'manual');
    const before = provider.requests.length;
    const done = runUpdateCredential(A, parts);
    (await boxOf(place(1))).enter();
    const secret = await boxOf(place(2));
    secret.paste('secret-2');
    secret.enter();
    await settled();
    assert.match(
      secret.note ?? '',
      /^The provider asked to wait until \d\d:\d\d\. Try again then\. The disk at the top saves it without having tried it\.$/,
    );
    assert.equal(provider.requests.length, before);
    secret.hide();
    await done;
  }));

test('a provider that is gone cannot be asked for', async () => {
  const { parts } = await openSaved();
  assert.equal(await runUpdateCredential(account('a', { provider: 'nobody' }), parts), false);
});

for (const [answer, series] of [
  ['Same Account', 1],
  ['Another Account', 2],
] as const) {
  test(`C5: where nothing of a credential may be seen the user is asked whose it is: ${answer}`, () =>
    quickly(async () => {
      const { parts, provider, product, store, window } = await openSaved();
      Object.assign(product, { credential: product.credential.map((field) => ({ ...field, secret: true as const })) });
      await window.clock.advance(window.interval);
      const identities = [store.record('a').subject?.identity];
      made.answers.push(answer);
      const done = runUpdateCredential(A, parts);
      const key = await boxOf(place(1));
      assert.equal(key.password, true);
      key.paste('key-2');
      key.enter();
      const secret = await boxOf(place(2));
      provider.respond = () => messages('7');
      secret.paste('secret-2');
      secret.enter();
      assert.equal(await done, true);
      assert.equal(window.amount(), '7');
      identities.push(store.record('a').subject?.identity);
      assert.equal(new Set(identities).size, series);
      assert.match(made.messages.at(-1) ?? '', /^Is this credential of the same account of Fake as the one before\?$/);
    }));
}
