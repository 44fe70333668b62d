import type { Fault, FaultKind } from '../../../../src/balance/fault/fault.ts';

const host = 'api.provider.example';
const code = '50099';

/** At least one fault of every kind, and of every problem within a kind: the type keeps the list complete. */
export const FAULTS: { readonly [K in FaultKind]: readonly Extract<Fault, { readonly kind: K }>[] } = {
  network: (['not-found', 'refused', 'reset', 'unreachable'] as const).map((problem) => ({
    kind: 'network',
    host,
    problem,
  })),
  timeout: [{ kind: 'timeout', host, seconds: 15 }],
  tls: (['expired', 'wrong-host', 'untrusted', 'handshake'] as const).map((problem) => ({
    kind: 'tls',
    host,
    problem,
  })),
  proxy: [{ kind: 'proxy' }, { kind: 'proxy', status: 407 }],
  'not-the-provider': [{ kind: 'not-the-provider', host }],
  redirect: [{ kind: 'redirect', host, target: 'elsewhere.example' }],
  'too-large': [{ kind: 'too-large', host, limitBytes: 256 * 1024 }],
  'bad-response': [
    ...(['empty', 'truncated', 'encoding', 'charset', 'malformed', 'doctype'] as const).map((problem) => ({
      kind: 'bad-response' as const,
      host,
      problem,
    })),
    ...(['duplicate-key', 'missing-field', 'bad-amount'] as const).map((problem) => ({
      kind: 'bad-response' as const,
      host,
      problem,
      field: 'dev_voice',
    })),
    ...(['wrong-type', 'empty-text', 'no-number', 'too-long', 'fraction', 'no-currency'] as const).map((problem) => ({
      kind: 'bad-response' as const,
      host,
      problem,
      field: '/data/balance',
      ...(problem === 'empty-text' ? {} : { found: 'twelve' }),
    })),
  ],
  auth: [{ kind: 'auth', definitive: true, code }],
  'not-enabled': [{ kind: 'not-enabled', code }],
  blocked: [{ kind: 'blocked', code }],
  'ip-blocked': [{ kind: 'ip-blocked', code }],
  'bad-endpoint': [{ kind: 'bad-endpoint', code }],
  clock: [{ kind: 'clock', code }],
  'rate-limited': [{ kind: 'rate-limited' }],
  'provider-down': [{ kind: 'provider-down', status: 503 }],
  'provider-error': [
    { kind: 'provider-error', code, text: '' },
    { kind: 'provider-error', code, text: 'Something is odd' },
  ],
  'no-credential': [
    { kind: 'no-credential' },
    { kind: 'no-credential', variables: ['SMS_KEY'] },
    { kind: 'no-credential', variables: ['SMS_KEY', 'SMS_SECRET'] },
    { kind: 'no-credential', variables: ['SMS_KEY'], alike: 'masterSecret' },
    { kind: 'no-credential', variables: ['SMS_KEY'], blanksIn: 'appKey' },
  ],
  'secret-store': [{ kind: 'secret-store' }],
  'other-address': [{ kind: 'other-address', address: 'https://api.provider.example/path' }],
  redeclared: [{ kind: 'redeclared', address: 'https://api.provider.example/path' }],
  unconfirmed: [
    { kind: 'unconfirmed', variables: ['SMS_KEY', 'SMS_SECRET'], addresses: ['https://api.provider.example/path'] },
  ],
  'endpoint-refused': (['not-a-url', 'not-https', 'user-info', 'link-local', 'query'] as const).map((problem) => ({
    kind: 'endpoint-refused',
    endpoint: 'http://api.provider.example',
    problem,
  })),
  foreign: [{ kind: 'foreign', name: 'TypeError' }],
  internal: [{ kind: 'internal', name: 'TypeError' }],
};

/** All of them in a row. */
export const ALL_FAULTS: readonly Fault[] = Object.values(FAULTS).flat();
