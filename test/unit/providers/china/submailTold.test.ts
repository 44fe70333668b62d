import assert from 'node:assert/strict';
import { test } from 'node:test';
import { english } from '../../../../src/base/language.ts';
import { SUBMAIL } from '../../../../src/providers/china/submail.ts';
import { codeTold, productsTold, readBy } from '../told.ts';

const COMMON = {
  credential: ['key appid /^\\d{1,12}$/', 'secret* appkey /^[0-9a-f]{32}$/i'],
  whereToFind:
    'Both are in the SUBMAIL console, under application integration, in the list of applications of this product.',
};
const MONEY = 'money of the account, shared by international SMS, MMS and voice';

test('the products, as the console and the documents name their parts', () =>
  assert.deepEqual(
    productsTold(SUBMAIL),
    (
      [
        [
          ['sms', 'SMS', 'general and transactional messages'],
          'sms',
          [
            ['balance', 'messages', 'General SMS'],
            ['transactional_balance', 'messages', 'Transactional SMS'],
          ],
        ],
        [
          ['mail', 'E-mail', 'purchased e-mails and the free ones of today'],
          'mail',
          [
            ['balance', 'emails', 'Purchased e-mails'],
            ['free_balance', 'emails', 'Free e-mails today'],
          ],
        ],
        [['internationalsms', 'International SMS', MONEY], 'intersms', [['balance', 'CNY', 'Balance']]],
        [['mms', 'MMS', MONEY], 'mms', [['balance', 'CNY', 'Balance']]],
        [['voice', 'Voice', MONEY], 'voice', [['balance', 'CNY', 'Balance']]],
      ] as const
    ).map(([names, page, quantities]) => ({
      ...{ names, quantities, ...COMMON },
      asked: page === 'mail' ? ['api.mysubmail.com', 'api.submail.cn'] : ['api-v4.mysubmail.com'],
      console: `https://www.mysubmail.com/console/${page}/apps`,
    })),
  ));

test('it is found by the names that people use, and says what may be chosen', () => {
  assert.deepEqual([SUBMAIL.region, SUBMAIL.otherNames], ['china', ['SUBMAIL', '赛邮']]);
  assert.deepEqual(
    SUBMAIL.products[0]?.parameters?.map(({ label }) => label(english.t)),
    [
      'How requests are signed: with the appkey itself, or with a digest',
      'How the reply is written',
      'How the request is written',
    ],
  );
});

const NOT_VERIFIED =
  'SUBMAIL has not verified the developer of this application. Update the developer data in the SUBMAIL console, under application integration.';
const SIGN_TYPE =
  'SUBMAIL does not accept the signature type of this account. Choose another "signType" in the settings.';
const TIME = 'SUBMAIL found the time of the signed request wrong, even after comparing clocks.';

for (const [code, sentence] of [
  [
    '101',
    `SUBMAIL knows no such application for MMS: each appid belongs to one product. Update the credential with appid and appkey of MMS. ${COMMON.whereToFind}`,
  ],
  ['102', 'This SUBMAIL application is disabled. Enable it in the SUBMAIL console, under application integration.'],
  ['103', NOT_VERIFIED],
  ['104', NOT_VERIFIED],
  ['105', 'This SUBMAIL account has expired. Renew it in the SUBMAIL console.'],
  ['106', 'This SUBMAIL account is disabled. Contact SUBMAIL.'],
  ['107', SIGN_TYPE],
  ['108', 'auth'],
  ['109', 'auth'],
  ['110', SIGN_TYPE],
  ['111', `SUBMAIL received an empty credential. Update it: MMS needs appid and appkey. ${COMMON.whereToFind}`],
  [
    '113',
    'SUBMAIL does not allow requests from the address of this machine. Add it to the IP white list of the application.',
  ],
  ['119', 'This SUBMAIL application may not use the balance service. Ask SUBMAIL to permit it.'],
  ['151', TIME],
  ['152', TIME],
] as const) {
  test(`what is said of code ${code}`, () => assert.equal(codeTold(SUBMAIL, code, 'mms'), sentence));
}

for (const [pasted, read] of [
  [
    'curl -d appid=1 -d signature=s https://api-v4.mysubmail.com/balance/sms.json',
    { product: 'sms', credential: { key: '1', secret: 's' } },
  ],
  [
    'curl -d "appid=1&signature=s&sign_type=md5" https://gateway.example/balance/mms',
    { product: 'mms', credential: { key: '1' } },
  ],
  [
    'curl -d "appid=1&signature=s&sign_type=normal" https://gateway.example/x/balance/voice.xml/',
    { product: 'voice', credential: { key: '1', secret: 's' } },
  ],
  [
    'curl -d "appid=1&appkey=k&signature=s" https://api.mysubmail.com/message/send',
    { product: 'sms', credential: { key: '1', secret: 'k' } },
  ],
  [
    'curl -d "appid=1&signature=s" https://api.submail.cn/mail/send',
    { product: 'mail', credential: { key: '1', secret: 's' } },
  ],
  ['curl -d "appid=1&signature=s" https://submail.cn/other/send', { credential: { key: '1', secret: 's' } }],
  ['curl -H "Authorization: Bearer token" https://api.submail.cn/x', { credential: { secret: 'token' } }],
  ['curl -d "appid=1&signature=s" https://other.example/mail/send', undefined],
  ['curl -d "appid=1&signature=s" https://gateway.example/balance/sms.json/x', undefined],
  ['curl -d "appid=1&signature=s" https://submail.cn.example/mail/send', undefined],
  ['curl -d "appid=1&signature=s" https://notsubmail.cn/mail/send', undefined],
  ['{"appid":"1"}', { credential: { key: '1' } }],
  ['{"appkey":"2"}', { credential: { secret: '2' } }],
  ['{"x":"1"}', undefined],
] as const) {
  test(`what is read out of ${pasted}`, () => assert.deepEqual(readBy(SUBMAIL, pasted), read));
}
