import { headerOf, tokenOf } from '../../authorization.ts';
import type { Counterpart, SandboxError } from '../../counterpart.ts';
import { rawField, wordField } from '../../document.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

const LIMITS = { 'ratelimit-limit': '2', 'ratelimit-reset': '1' };

/** By their names. The documents have two for a key that is wrong, `validation_error` and `invalid_api_key`. */
const ERRORS: ReadonlyMap<string, SandboxError> = new Map([
  ['validation_error', { status: 400, message: 'API key is invalid' }],
  ['missing_api_key', { status: 401, message: 'Missing API Key' }],
  ['restricted_api_key', { status: 401, message: 'This API key is restricted to only send emails' }],
  ['invalid_api_key', { status: 403, message: 'API key is invalid' }],
  // What stands before the service answers in words of its own to a request without User-Agent.
  ['1010', { status: 403, message: 'error', body: { contentType: 'text/plain', text: 'error code: 1010' } }],
  ['not_found', { status: 404, message: 'The requested endpoint does not exist' }],
  ['method_not_allowed', { status: 405, message: 'Method is not allowed for the requested path' }],
  [
    'rate_limit_exceeded',
    {
      status: 429,
      message: 'Too many requests. You can only make 2 requests per second.',
      headers: { ...LIMITS, 'ratelimit-remaining': '0', 'retry-after': '1' },
    },
  ],
  ['daily_quota_exceeded', { status: 429, message: 'You have reached your daily email sending quota.' }],
  ['monthly_quota_exceeded', { status: 429, message: 'You have reached your monthly email sending quota.' }],
  ['security_error', { status: 451, message: 'We may have found a security issue with the request.' }],
  ['application_error', { status: 500, message: 'An unexpected error occurred.' }],
  ['internal_server_error', { status: 500, message: 'An unexpected error occurred on the server.' }],
]);

/** Resend: e-mails that were used stand in headers of any reply; the daily ones on the free plan alone. */
export const resend: Counterpart = {
  id: 'resend',
  products: [{ product: 'usage', fields: ['monthly', 'daily'], moving: [] }],
  accounts: [
    {
      id: 'resend',
      name: 'Resend',
      product: 'usage',
      credential: { apiKey: 're_AbCdEfGh_0123456789abcdefghijklmn' },
      quantities: { monthly: '11', daily: '2' },
    },
    {
      id: 'resend-paid',
      name: 'Resend Pro',
      product: 'usage',
      credential: { apiKey: 're_PaidEfGh_0123456789abcdefghijklmn' },
      quantities: { monthly: '18250' },
    },
    {
      id: 'resend-silent',
      name: 'Resend without headers',
      product: 'usage',
      credential: { apiKey: 're_SilentGh_0123456789abcdefghijklmn' },
      quantities: {},
    },
    {
      id: 'resend-restricted',
      name: 'Resend for sending',
      product: 'usage',
      credential: { apiKey: 're_SendOnly_0123456789abcdefghijklmn' },
      quantities: { monthly: '11' },
      words: { permission: 'sending_access' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (headerOf(request, 'User-Agent') === undefined) {
      return refused('1010');
    }
    if (request.path !== '/domains') {
      return refused('not_found');
    }
    if (request.method !== 'GET') {
      return refused('method_not_allowed');
    }
    const apiKey = tokenOf(request, 'Bearer');
    if (apiKey === 'missing') {
      return refused('missing_api_key', { product: 'usage' });
    }
    const account = world.accounts.with('resend', { apiKey });
    if (account === undefined) {
      return refused('validation_error', { product: 'usage' });
    }
    if (account.words?.['permission'] === 'sending_access') {
      return refused('restricted_api_key', { product: 'usage', account });
    }
    return accepted(world, account, ({ quantities }) => ({
      format: 'json',
      headers: {
        ...LIMITS,
        'ratelimit-remaining': '1',
        ...Object.fromEntries(
          Object.entries(quantities).map(([window, used]) => [`x-resend-${window}-quota`, used ?? '']),
        ),
      },
      fields: [wordField('object', 'list'), rawField('has_more', 'false'), rawField('data', '[]')],
    }));
  },

  word(code, { status, message }) {
    return textReply(status, 'application/json', JSON.stringify({ statusCode: status, message, name: code }));
  },
};
