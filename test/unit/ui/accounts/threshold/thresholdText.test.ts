import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { english } from '../../../../../src/base/language.ts';
import { NO_OUTLOOK } from '../../../../../src/monitor/standing/outlook.ts';
import { exact } from '../../../balance/amount/exact.ts';
import { forgetMade, pickOf } from '../../../vscode.ts';
import { GENERAL } from '../../../wording/outlook.ts';
import { account, NOW, PROVIDERS, reading, status } from '../../sample.ts';

const { runSetThreshold } = await import('../../../../../src/ui/accounts/threshold/setThreshold.ts');

const MAIN = status('Main', { kind: 'ok', reading: reading() });
const PARTS = {
  ...{ providers: PROVIDERS, language: english, general: () => GENERAL },
  ...{ clock: { now: () => NOW }, outlooks: { of: () => NO_OUTLOOK } },
};
const title = (step: number, of: number): string => `Threshold of Main (${step}/${of})`;

beforeEach(forgetMade);

test('17: each balance shows what is set, and where', async () => {
  const both = { ...MAIN, account: account('Main', { thresholds: { general: exact('500') }, daysLeft: exact('7') }) };
  for (const [each, expected] of [
    [MAIN, ['less than 3 days left, as for all accounts', 'less than 3 days left, as for all accounts']],
    [both, ['below 500 messages', 'less than 7 days left']],
  ] as const) {
    const done = runSetThreshold(each, undefined, PARTS);
    const pick = await pickOf(title(1, 3));
    assert.deepEqual(
      pick.items.map(({ detail }) => detail),
      expected,
    );
    pick.hide();
    await done;
  }
});

for (const [name, before, expected] of [
  ['all that the account is about', [], 'when it is used up'],
  ['beside other credit', [{ key: 'voice', unit: 'messages', label: () => 'Voice' }], 'no alert'],
] as const) {
  test(`17: what is filled up anew each day has no days left, and nothing says that it has: ${name}`, async () => {
    const [provider = assert.fail()] = PROVIDERS;
    const [product = assert.fail()] = provider.products;
    const free = { key: 'general', unit: 'messages', label: () => 'Free', resets: 'day' } as const;
    const providers = [{ ...provider, products: [{ ...product, quantities: [...before, free] }] }];
    const done = runSetThreshold(MAIN, 'general', { ...PARTS, providers });
    const pick = await pickOf(title(1, 2));
    assert.deepEqual(
      pick.items.map(({ label, description }) => `${label}: ${description}`),
      ['An amount: ', `No threshold of its own: ${expected}, in use`],
    );
    pick.hide();
    await done;
  });
}
