import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayHoldSecret, whoseIs } from '../../../../src/providers/pasted/whose.ts';
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
  [
    'another request to a service with a bearer',
    `curl -X POST https://api.resend.com/emails -H 'Authorization: Bearer re_0123456789abcdefghij' -H 'Content-Type: application/json' -d '{"from":"a@b.example"}'`,
    'resend usage',
  ],
  [
    'another request with a header and a name in its form',
    "curl https://api.africastalking.com/version1/messaging -H 'apiKey: atsk_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef' -d 'username=shop' -d 'message=x'",
    'africastalking account live',
  ],
  [
    'another request to a personal host',
    "curl -X POST https://abc123.api.infobip.com/sms/2/text/advanced -H 'Authorization: App 0123456789abcdef0123456789abcdef-01234567-89ab-cdef-0123-456789abcdef'",
    'infobip account https://abc123.api.infobip.com',
  ],
  [
    'another request with both parts in its form',
    'curl -X POST https://rest.nexmo.com/sms/json -d api_key=abcd1234 -d api_secret=Abcdef01 -d text=x',
    'vonage account',
  ],
  [
    'another request with a word of its own before the key',
    "curl -X POST https://rest.messagebird.com/messages -H 'Authorization: AccessKey test_gshuPaZoeEG6ovbc8M79w0QyM' -d body=x",
    'messagebird account',
  ],
  [
    'another request to a place',
    'curl -X POST https://api.twilio.com/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Messages.json -u AC0123456789abcdef0123456789abcdef:0123456789abcdef0123456789abcdef -d Body=x',
    'twilio account us1',
  ],
  ['an identifier of 20 letters that two have', 'MAAB1CDEF2GHIJ3KLMN4', undefined],
  ['an identifier of 20 letters that begins as those of one alone', 'AKIAB1CDEF2GHIJ3KLMN', 'ses quota'],
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

test('20: all parts are taken out of another request to a service that is known by its host', () => {
  for (const [text, parts] of [
    [
      'curl -X POST https://rest.nexmo.com/sms/json -d api_key=abcd1234 -d api_secret=Abcdef01 -d text=x',
      { apiKey: 'abcd1234', apiSecret: 'Abcdef01' },
    ],
    [
      "curl https://api.africastalking.com/version1/messaging -H 'apiKey: atsk_0' -d 'username=shop' -d 'message=x'",
      { username: 'shop', apiKey: 'atsk_0' },
    ],
    [
      'curl -X POST https://api.twilio.com/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/Messages.json -u AC0123456789abcdef0123456789abcdef:0123456789abcdef0123456789abcdef -d Body=x',
      { accountSid: 'AC0123456789abcdef0123456789abcdef', secret: '0123456789abcdef0123456789abcdef' },
    ],
    [
      "curl -X POST https://abc123.api.infobip.com/sms/2/text/advanced -H 'Authorization: App secret-0'",
      { apiKey: 'secret-0' },
    ],
  ] as const) {
    assert.deepEqual(whoseIs(text, providers)?.parts, parts);
  }
});

for (const [text, isSecret] of [
  ['curl https://api.example.com/balance -u me:secret-secret', true],
  ['https://api.example.com/?key=1', true],
  ["-H 'X-Key: 1'", true],
  ['-u me:secret', true],
  ['wget --header=X https://api.example.com', true],
  ['0123456789abcdef0123456789abcdef', true],
  ['tencent', false],
  ['Amazon SES', false],
  ['Africa-Health -union', false],
  ['', false],
] as const) {
  test(`20: ${text} ${isSecret ? 'may hold a secret' : 'is a name that is looked for'}`, () => {
    assert.equal(mayHoldSecret(text), isSecret);
  });
}

test('20: the word of the documents in place of a personal host is no place', () => {
  for (const host of ['{baseUrl}', '<your-base-url>', '%7BbaseUrl%7D']) {
    const text = `curl https://${host}/account/1/balance -H 'Authorization: App secret-0'`;
    const found = whoseIs(text, providers);
    assert.equal(found?.place, undefined, host);
  }
  const own = whoseIs("curl https://{baseUrl}/account/1/balance -H 'Authorization: App secret-0'", providers);
  assert.deepEqual([own?.provider.id, own?.parts], ['infobip', { apiKey: 'secret-0' }]);
});
