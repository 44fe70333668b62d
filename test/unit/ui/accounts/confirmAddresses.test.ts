import assert from 'node:assert/strict';
import { test } from 'node:test';
import { account } from '../../fakes/fakeWindow.ts';
import { made } from '../../vscode.ts';
import { openWindow } from '../openWindow.ts';

const { confirmAddresses } = await import('../../../../src/ui/accounts/confirmAddresses.ts');

const variables = { SMS_KEY: 'k', SMS_SECRET: 's' };
const A = account('a', { env: { key: 'SMS_KEY', secret: 'SMS_SECRET' }, endpoints: ['https://gateway.example/x'] });

async function open() {
  const opened = await openWindow([A], { variables });
  const [product = assert.fail()] = opened.provider.products;
  const served = { account: A, provider: opened.provider, product };
  return { ...opened, served, isConfirmed: () => opened.secrets.isConfirmed(served) };
}

test('the addresses are shown, and the answer is kept and tried at once', async () => {
  const { parts, served, isConfirmed, provider, clock } = await open();
  await clock.advance(60_000);
  const before = provider.requests.length;
  made.answers.push('Confirm');
  await confirmAddresses(served, parts);
  assert.match(made.details[0] ?? '', /https:\/\/gateway\.example\/x/);
  await clock.advance(1_000);
  assert.deepEqual([isConfirmed(), provider.requests.length], [true, before + 1]);
});

test('who closes the question has not confirmed', async () => {
  const { parts, served, isConfirmed } = await open();
  await confirmAddresses(served, parts);
  assert.deepEqual([isConfirmed(), made.messages.length], [false, 1]);
});
