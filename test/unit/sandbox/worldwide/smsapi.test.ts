import { smsapi } from '../../../sandbox/providers/worldwide/smsapi.ts';
import { answers, get, refuses, tellsEveryError } from '../counterpart.ts';

const by = (token: string, place = '') => get(`/smsapi${place}/profile`, { Authorization: `Bearer ${token}` });
const RIGHT = by('AbCdEfGhIjKlMnOpQrStUvWxYz0123456789AbCd');
const POLISH = 'PolandGhIjKlMnOpQrStUvWxYz0123456789AbCd';
const WHO = '"name":"Jane Example","username":"jane","email":"jane@example.com","phone_number":"48500000000"';

answers(smsapi, [
  ['points', RIGHT, `{${WHO},"payment_type":"prepaid","user_type":"native","points":12.5}`],
  ['points that are null', by(POLISH, '/pl'), `{${WHO},"payment_type":"postpaid","user_type":"native","points":null}`],
  [
    'no points',
    by('AbsentGhIjKlMnOpQrStUvWxYz0123456789AbCd'),
    `{${WHO},"payment_type":"postpaid","user_type":"native"}`,
  ],
]);

refuses(smsapi, [
  ['another path', get('/smsapi/profiles'), 'not_found'],
  ['another method', RIGHT.replace('GET', 'POST'), 'method_not_allowed'],
  ['no token', get('/smsapi/profile'), 'authorization_failed'],
  ['a wrong token', by('x'), 'authorization_failed'],
  ['another scheme', RIGHT.replace('Bearer', 'Basic'), 'authorization_failed'],
  ['a token of Poland elsewhere', by(POLISH), 'authorization_failed'],
]);

tellsEveryError(smsapi, 'smsapi', RIGHT, {
  200: ['101', '102', '105', '110', '201', '999', '1000', '1001'],
  401: ['authorization_failed'],
  403: ['access_denied'],
  404: ['not_found'],
  405: ['method_not_allowed'],
  429: ['too_many_requests'],
  500: ['internal_error'],
});
