import { YUNPIAN } from '../../../../src/providers/china/yunpian.ts';
import { testProduct } from '../cases.ts';

const profile = (fields: object) =>
  JSON.stringify({
    nick: 'somebody',
    mobile: '13000000000',
    email: 'a@b.example',
    ip_whitelist: null,
    api_version: 'v2',
    alarm_balance: 100,
    ...fields,
  });
const error = (code: unknown) => ({
  status: 400,
  text: JSON.stringify({ http_status_code: 400, code, msg: '非法的apikey', detail: 'x' }),
});
const common = {
  descriptor: YUNPIAN,
  product: 'account',
  credential: { apikey: '9b11127a9701975c734b8aee81ee3526' },
} as const;

testProduct({
  ...common,
  sends:
    'POST https://sms.yunpian.com/v2/user/get.json\naccept: application/json\ncontent-type: application/x-www-form-urlencoded\n\napikey=9b11127a9701975c734b8aee81ee3526',
  replies: {
    'the published reply, which has no code': [profile({ balance: 1000.05 }), ['balance=1000.05 CNY']],
    'an amount as text': [profile({ balance: '1000.05' }), ['balance=1000.05 CNY']],
    'what tells that it is this provider’s, as nothing that could': [
      profile({ balance: 1, api_version: [], alarm_balance: false }),
      { kind: 'bad-response', problem: 'missing-field', field: 'alarm_balance' },
    ],
    'no amount': [profile({}), { kind: 'bad-response', problem: 'missing-field', field: 'balance' }],
    'a bad key': [error(-1), { kind: 'auth', code: '-1', definitive: true }],
    'no permission': [error(-2), { kind: 'not-enabled' }],
    'an address that is not listed': [error(-3), { kind: 'ip-blocked' }],
    'calls used up': [error(-4), { kind: 'rate-limited' }],
    'too fast': [error(-5), { kind: 'rate-limited' }],
    'an unknown exception': [error(-50), { kind: 'provider-down' }],
    'the last of the internal errors': [error('-57'), { kind: 'provider-down' }],
    'a missing parameter': [error(1), { kind: 'bad-endpoint' }],
    'a wrong parameter': [error(2), { kind: 'bad-endpoint' }],
    'a method that is not supported': [error(11), { kind: 'bad-endpoint' }],
    'a version that is not supported': [error(12), { kind: 'bad-endpoint' }],
  },
});

testProduct({
  ...common,
  place: 'international',
  parameters: { unit: 'messages' },
  sends: /^POST https:\/\/us\.yunpian\.com\/v2\/user\/get\.json\n/,
  replies: {
    'messages, where the user says so': [profile({ balance: 1000 }), ['balance=1000 messages']],
    'messages with a fraction': [profile({ balance: 1000.05 }), { kind: 'bad-response', problem: 'bad-amount' }],
  },
});
