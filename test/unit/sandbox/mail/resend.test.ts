import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resend } from '../../../sandbox/providers/mail/resend.ts';
import { asked, get, refuses, tellsEveryError } from '../counterpart.ts';

const AGENT = { 'User-Agent': 'test' };
const by = (key: string) => get('/resend/domains', { ...AGENT, Authorization: `Bearer ${key}` });
const RIGHT = by('re_AbCdEfGh_0123456789abcdefghijklmn');

test('resend tells what was used in headers: of the day on the free plan alone, or not at all', async () => {
  const told = await Promise.all(
    ['re_AbCdEfGh', 're_PaidEfGh', 're_SilentGh'].map(async (start) => {
      const { headers, status } = await asked(by(`${start}_0123456789abcdefghijklmn`));
      return [status, headers.get('x-resend-monthly-quota'), headers.get('x-resend-daily-quota')];
    }),
  );
  assert.deepEqual(told, [
    [200, '11', '2'],
    [200, '18250', undefined],
    [200, undefined, undefined],
  ]);
});

refuses(resend, [
  ['no User-Agent', get('/resend/domains', { Authorization: 'Bearer x' }), '1010'],
  ['another path', get('/resend/domain', AGENT), 'not_found'],
  ['another method', RIGHT.replace('GET', 'PUT'), 'method_not_allowed'],
  ['no key', get('/resend/domains', AGENT), 'missing_api_key'],
  ['a wrong key', by('re_x'), 'validation_error'],
  ['a key for sending alone', by('re_SendOnly_0123456789abcdefghijklmn'), 'restricted_api_key'],
]);

tellsEveryError(resend, 'resend', RIGHT, {
  400: ['validation_error'],
  401: ['missing_api_key', 'restricted_api_key'],
  403: ['invalid_api_key', '1010'],
  404: ['not_found'],
  405: ['method_not_allowed'],
  429: ['rate_limit_exceeded', 'daily_quota_exceeded', 'monthly_quota_exceeded'],
  451: ['security_error'],
  500: ['application_error', 'internal_server_error'],
});
