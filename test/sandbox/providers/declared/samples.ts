/** A reply that somebody made up. */
export interface AnyReply {
  /** `{{balance}}` and `{{bonus}}` are the account's amounts. */
  readonly body: string;
  /** JSON when left out. */
  readonly contentType?: string;
  /** 200 when left out. */
  readonly status?: number;
}

const TEXT = 'text/plain; charset=utf-8';

/** Ways in which balance services answer, each by its name: what declarations have to cope with. */
export const SAMPLES: ReadonlyMap<string, AnyReply> = new Map<string, AnyReply>([
  ['number', { body: '{"balance":{{balance}},"currency":"EUR"}' }],
  ['number-as-text', { body: '{"status":"success","data":{"balance":"{{balance}}","bonus":"{{bonus}}"}}' }],
  ['decimal-comma', { body: '{"balance":"{{balance:comma}}"}' }],
  ['thousands', { body: '{"balance":"{{balance:thousands}}"}' }],
  ['in-cents', { body: '{"balance":{{balance:units}}}' }],
  ['prefixed', { body: '{"balance":"EUR {{balance}}"}' }],
  ['null', { body: '{"balance":null,"bonus":{{bonus}}}' }],
  ['empty', { body: '{"balance":"","bonus":{{bonus}}}' }],
  ['missing', { body: '{"bonus":{{bonus}}}' }],
  ['no-number', { body: '{"balance":"plenty"}' }],
  ['too-many-digits', { body: `{"balance":${'9'.repeat(80)}.5}` }],
  [
    'nested',
    {
      body: JSON.stringify({
        status: 'success',
        data: {
          owner: { id: 4711, name: 'Jo Example', email: 'jo@example.com', phone: '+4915112345678', zip: '10115' },
          access: { api_key: '9f8e7d6c5b4a39281706f5e4d3c2b1a0', pin: 4321 },
          wallets: [
            { currency: 'EUR', left: '{{balance}}' },
            { currency: 'credits', left: '{{bonus}}' },
          ],
        },
      }),
    },
  ],
  ['lists', { body: '{"plans":[["sms",{{balance}}],["mail",[[{{bonus}}]]],[]]}' }],
  ['outermost-list', { body: '[{"type":"sms","left":{{balance}}},{"type":"mail","left":{{bonus}}}]' }],
  ['lone-number', { body: '{{balance}}', contentType: TEXT }],
  ['lines', { body: 'OK\n{{balance}}\n{{bonus}}\n', contentType: TEXT }],
  ['separated', { body: '0;{{balance}};{{bonus}}', contentType: TEXT }],
  ['error-with-200', { body: '{"status":"error","code":"E7","message":"The account is locked"}' }],
  ['error-in-a-line', { body: 'ERROR 7', contentType: TEXT }],
  ['page', { body: '<!doctype html><title>Sign in</title>', contentType: 'text/html' }],
  ['forbidden', { body: '{"status":"error","code":"E9","message":"Not for this key"}', status: 403 }],
]);
