import { bulksms } from '../../../sandbox/providers/worldwide/bulksms.ts';
import { answers, get, refuses, tellsEveryError } from '../counterpart.ts';
import { basic } from '../wire.ts';

const PATH = '/bulksms/v1/profile';
const RIGHT = get(PATH, { Authorization: basic('0123456789ABCDEF-01-6', 'abcdefghijklmnopqrstuvwxyz012') });

answers(bulksms, [
  [
    'credits beside a quota',
    RIGHT,
    '{"id":"42","username":"jane","created":"2016-01-01T00:00:00Z","credits":{"balance":123.5,"isTransferAllowed":false,"limit":0},"quota":{"size":5000,"remaining":4990}}',
  ],
]);

refuses(bulksms, [
  ['another path', get('/bulksms/v1/profiles'), 'not-found'],
  ['another method', RIGHT.replace('GET', 'POST'), 'method-not-allowed'],
  ['no credential', get(PATH), 'authentication-failed'],
  ['a wrong secret', get(PATH, { Authorization: basic('0123456789ABCDEF-01-6', 'x') }), 'authentication-failed'],
]);

tellsEveryError(bulksms, 'bulksms', RIGHT, {
  400: ['bad-request'],
  401: ['authentication-failed'],
  403: ['forbidden'],
  404: ['not-found'],
  405: ['method-not-allowed'],
  429: ['rate-limit'],
  500: ['internal-server-error'],
  503: ['service-unavailable'],
});
