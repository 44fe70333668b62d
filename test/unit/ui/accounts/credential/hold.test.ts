import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settled } from '../../../fakes/fakeClock.ts';
import { account } from '../../../fakes/fakeWindow.ts';
import { boxOf } from '../../../vscode.ts';
import { entries, openWindow } from '../../openWindow.ts';
import { quickly } from '../../quickly.ts';
import { enterCredential, place, skipThreshold, toKey } from './wizard.ts';

const { runAddAccount } = await import('../../../../../src/ui/accounts/credential/accountWizard.ts');
const { AccountChoice } = await import('../../../../../src/ui/accounts/credential/accountChoice.ts');
const { emptyDraft } = await import('../../../../../src/ui/accounts/credential/credentialSteps.ts');
const { runUpdateCredential } = await import('../../../../../src/ui/accounts/credential/updateCredential.ts');

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SAVE = 'Save without having tried it';

test('20: what a provider asks for in answer to a trial is told, and nothing is sent before', () =>
  quickly(async () => {
    const { parts, provider, clock } = await openWindow([]);
    provider.respond = () => ({ kind: 'rate-limited', retryAfterMs: 2 * HOUR });
    const done = runAddAccount(parts);
    await toKey();
    await enterCredential();
    await settled();
    const secret = await boxOf(place(5));
    for (let times = 0; times < 4; times++) {
      assert.match(
        secret.note ?? '',
        /The provider asked to wait until \d\d:\d\d\. Try again then\. The disk at the top saves it without having tried it\.$/,
      );
      secret.enter();
      await settled();
    }
    assert.equal(provider.requests.length, 1);
    await clock.advance(2 * HOUR);
    secret.enter();
    await settled();
    assert.equal(provider.requests.length, 2);
    secret.hide();
    assert.equal(await done, false);
  }));

test('20: an account that is saved without a trial, while its provider asks to wait, begins with that wait', () =>
  quickly(async () => {
    const { parts, provider, clock, monitor, window } = await openWindow([]);
    provider.respond = () => ({ kind: 'rate-limited', retryAfterMs: HOUR });
    const done = runAddAccount(parts);
    await toKey();
    await enterCredential();
    await settled();
    const until = clock.now() + HOUR;
    (await boxOf(place(5))).press(SAVE);
    await skipThreshold();
    assert.equal(await done, true);
    const { id } = Object(entries()[0]);
    window.set(account(id));
    await monitor.refresh(id, 'manual');
    assert.equal(window.status(id).holdUntil, until);
    assert.equal(window.fault(id), 'rate-limited');
    assert.equal(provider.requests.length, 1);
    await clock.advance(HOUR + MINUTE);
    assert.equal(provider.requests.length, 2);
  }));

test('20: while a provider asks to wait, another credential can be saved without a trial', () =>
  quickly(async () => {
    const { parts, provider, clock, monitor } = await openWindow([account('a')]);
    provider.respond = () => ({ kind: 'rate-limited', retryAfterMs: 2 * HOUR });
    await clock.advance(MINUTE);
    await monitor.refresh('a', 'manual');
    const sent = provider.requests.length;
    const done = runUpdateCredential(account('a'), parts);
    const key = await boxOf('Update Credential of Name of a (1/2)');
    key.paste('key-2');
    key.enter();
    const secret = await boxOf('Update Credential of Name of a (2/2)');
    secret.paste('secret-2');
    secret.enter();
    await settled();
    secret.press(SAVE);
    assert.equal(await done, true);
    assert.equal(provider.requests.length, sent);
  }));

/** Has the account that was added asked by hand, and lets half an hour pass but for a minute. */
async function refreshSoon({ clock, monitor, window }: Awaited<ReturnType<typeof openWindow>>): Promise<void> {
  window.set(account(Object(entries()[0]).id));
  await clock.advance(13_000);
  await monitor.refreshAll('manual');
  await clock.advance(29 * MINUTE);
}

test("20: a trial counts for the provider's least interval", () =>
  quickly(async () => {
    const opened = await openWindow([]);
    const { parts, provider, clock } = opened;
    provider.leastInterval = 30;
    const done = runAddAccount(parts);
    await toKey();
    await enterCredential();
    await skipThreshold();
    await done;
    await refreshSoon(opened);
    assert.equal(provider.requests.length, 1);
    await clock.advance(2 * MINUTE);
    assert.equal(provider.requests.length, 2);
  }));

test('20: so does one that brought nothing, when the account is saved all the same', () =>
  quickly(async () => {
    const opened = await openWindow([]);
    const { parts, provider } = opened;
    provider.leastInterval = 30;
    provider.respond = () => ({ kind: 'network', host: 'api.example', problem: 'reset' });
    const done = runAddAccount(parts);
    await toKey();
    await enterCredential();
    await settled();
    (await boxOf(place(5))).press(SAVE);
    await skipThreshold();
    await done;
    await refreshSoon(opened);
    assert.equal(provider.requests.length, 1);
  }));

test('20: what one provider or address asked for holds for no other', async () => {
  const { parts, provider } = await openWindow([]);
  const [product = assert.fail(), other = assert.fail()] = provider.products;
  const failed = { fault: { kind: 'rate-limited', retryAfterMs: HOUR }, sentAt: 1, answeredAt: 2 } as const;
  const draft = emptyDraft();
  const choice = new AccountChoice(parts, draft);
  const frame = { title: 'T', canGoBack: false };
  for (const go of [
    () => choice.change(frame, { provider, product: other }),
    () => choice.redirect(['https://other.example']),
    () => choice.change(frame, { provider, product }),
  ]) {
    draft.failed = failed;
    await go();
    assert.equal(draft.failed, undefined);
  }
  draft.failed = failed;
  await choice.change(frame, { provider, product });
  assert.equal(draft.failed, failed);
});
