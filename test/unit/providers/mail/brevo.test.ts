import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BREVO } from '../../../../src/providers/mail/brevo.ts';
import { testProduct } from '../cases.ts';

const plan = (...rows: readonly object[]) =>
  JSON.stringify({ email: 'e@b.example', companyName: 'c', plan: rows, relay: { enabled: true } });
const row = (type: string, credits: unknown) => ({ type, creditsType: 'sendLimit', credits });
const error = (code: string, status: number, message = 'x') => ({ status, text: JSON.stringify({ code, message }) });

testProduct({
  descriptor: BREVO,
  product: 'account',
  credential: { apiKey: 'xkeysib-1' },
  sends: 'GET https://api.brevo.com/v3/account\naccept: application/json\napi-key: xkeysib-1',
  replies: {
    'rows by type': [plan(row('free', 300), row('sms', 12.5)), ['free=300 emails', 'sms=12.5 credits']],
    'a subscription with its dates': [
      plan({ ...row('subscription', 1000), startDate: '2026-01-01', endDate: '2026-02-01' }),
      ['subscription=1000 emails'],
    ],
    'prepaid and resold': [
      plan(row('payAsYouGo', 5), row('reseller', 6)),
      ['payAsYouGo=5 emails', 'reseller=6 emails'],
    ],
    '20: rows without a limit, which are not one below nothing': [
      plan(row('subscription', -1), row('sms', -1.0), row('reseller', -2)),
      ['subscription=unlimited emails', 'sms=unlimited credits', 'reseller=-2 emails'],
    ],
    '20: -1 where no document says what it is': [
      plan(row('free', -1), row('payAsYouGo', '-1.0'), row('sms', 5)),
      ['free=not-told emails', 'payAsYouGo=not-told emails', 'sms=5 credits'],
    ],
    'a row that nobody knows, beside one that is known': [plan(row('whatsapp', 5), row('sms', 1)), ['sms=1 credits']],
    'no row that is known': [
      plan(row('whatsapp', 5)),
      { kind: 'bad-response', problem: 'missing-field', field: 'plan' },
    ],
    'no rows': [plan(), { kind: 'bad-response', problem: 'missing-field' }],
    'no plan': ['{"email":"e@b.example"}', { kind: 'bad-response', problem: 'missing-field', field: 'plan' }],
    'no limit, as a text with a fraction': [
      plan(row('sms', '-1.00'), row('subscription', '-1.0')),
      ['sms=unlimited credits', 'subscription=unlimited emails'],
    ],
    'a row whose credits are not told leaves the others': [
      plan(row('free', 300), row('sms', null), row('reseller', '')),
      ['free=300 emails', 'sms=not-told credits', 'reseller=not-told emails'],
    ],
    'no credits in a row': [plan({ type: 'sms' }), { kind: 'bad-response', problem: 'missing-field' }],
    'a word for credits': [plan(row('sms', 'none')), { kind: 'bad-response', problem: 'bad-amount' }],
    'a code in another form': [
      JSON.stringify({ code: {}, plan: [row('sms', 1)] }),
      { kind: 'bad-response', problem: 'missing-field', field: 'code' },
    ],
    'a refused key': [error('unauthorized', 401, 'Key not found'), { kind: 'auth', definitive: true }],
    'an address that is not listed': [
      error('unauthorized', 401, 'We have detected you are using an unrecognised IP address 1.2.3.4.'),
      { kind: 'ip-blocked' },
    ],
    'two rows of one type, of which nobody knows which is meant': [
      plan(row('sms', 5), row('sms', 7)),
      { kind: 'bad-response', problem: 'duplicate-key', field: 'sms' },
    ],
    'no permission': [error('permission_denied', 403), { kind: 'not-enabled' }],
    'an account that is being validated': [error('account_under_validation', 403), { kind: 'blocked' }],
    'a wrong parameter': [error('invalid_parameter', 400), { kind: 'bad-endpoint' }],
    'a missing parameter': [error('missing_parameter', 400), { kind: 'bad-endpoint' }],
    'no such thing': [error('document_not_found', 404), { kind: 'bad-endpoint' }],
    'not acceptable': [error('not_acceptable', 406), { kind: 'bad-endpoint' }],
    'too often': [error('too_many_requests', 429), { kind: 'rate-limited' }],
  },
});

test('brevo: 100 requests an hour are kept, also by several windows that refresh by hand', () => {
  assert.equal(BREVO.leastInterval, 5);
});
