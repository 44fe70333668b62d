import assert from 'node:assert/strict';
import { test } from 'node:test';
import { whoseIs } from '../../../../src/providers/pasted/whose.ts';
import { createProviders } from '../../../providers.ts';
import { HandClock } from '../../net/handClock.ts';

const providers = createProviders(() => assert.fail('asks nobody'), new HandClock());

for (const [what, text, expected] of [
  [
    'a request to a service',
    "curl 'https://api.twilio.com/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Balance.json' -u 'AC0123456789abcdef0123456789abcdef:0123456789abcdef0123456789abcdef'",
    'twilio account us1',
  ],
  [
    'a request to a place',
    'curl https://api.eu.sendgrid.com/v3/user/credits -H "Authorization: Bearer SG.aaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"',
    'sendgrid credits eu',
  ],
  ['a request to a stranger', 'curl https://api.example.com/balance -u me:secret-secret', undefined],
  ['a key of one provider', `${'xkeysib-'.padEnd(72, 'a')}-0123456789abcdef`, 'brevo account'],
  ['an identifier of one provider', 'AC0123456789abcdef0123456789abcdef', 'twilio account'],
  ['a key that several have', '0123456789abcdef0123456789abcdef', undefined],
  ['a word', 'tencent', undefined],
  ['a number', '253', undefined],
  ['a long word', 'messagingbalanceprovider', undefined],
  ['nothing', '', undefined],
] as const) {
  test(`19: ${what} is ${expected === undefined ? 'of nobody in particular' : `of ${expected}`}`, () => {
    const found = whoseIs(text, providers);
    const named = found && [found.provider.id, found.product.id, found.place].filter(Boolean).join(' ');
    assert.equal(named, expected);
    assert.ok(found === undefined || Object.keys(found.parts).length > 0);
  });
}

test('19: without providers nothing is of anybody', () => {
  assert.equal(whoseIs('curl https://api.telnyx.com/v2/balance -H "Authorization: Bearer KEY0"', []), undefined);
});
