import { bulkgate } from '../../../sandbox/providers/declared/bulkgate.ts';
import { clickatell } from '../../../sandbox/providers/declared/clickatell.ts';
import { gatewayapi } from '../../../sandbox/providers/declared/gatewayapi.ts';
import { mobizon } from '../../../sandbox/providers/declared/mobizon.ts';
import { semaphore } from '../../../sandbox/providers/declared/semaphore.ts';
import { seven } from '../../../sandbox/providers/declared/seven.ts';
import { smsc } from '../../../sandbox/providers/declared/smsc.ts';
import { smsru } from '../../../sandbox/providers/declared/smsru.ts';
import { sparkpost } from '../../../sandbox/providers/declared/sparkpost.ts';
import { termii } from '../../../sandbox/providers/declared/termii.ts';
import { turbosms } from '../../../sandbox/providers/declared/turbosms.ts';
import { answers, get, refuses, tellsEveryError } from '../counterpart.ts';
import { requestText } from '../wire.ts';

const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' };

const SMSRU = get('/smsru/my/balance?api_id=0A1B2C3D-4E5F-6071-8293-A4B5C6D7E8F9&json=1');
answers(smsru, [
  ['JSON', SMSRU, '{"status":"OK","status_code":100,"balance":4122.56}'],
  ['text', SMSRU.replace('&json=1', ''), '100\n4122.56'],
]);
refuses(smsru, [
  ['no key', get('/smsru/my/balance?json=1'), '200'],
  ['another path', get('/smsru/balance'), '404', 404],
]);
tellsEveryError(smsru, 'smsru', SMSRU, { 200: ['200', '220', '300', '301'] });

const SMSC = get('/smsc/sys/balance.php?login=sandbox&psw=p%26ss%20w%2Brd%3D%2541&fmt=3');
answers(smsc, [
  ['JSON', SMSC, '{"balance":"123.45"}'],
  ['text', SMSC.replace('&fmt=3', ''), '123.45'],
  [
    'a form',
    requestText('POST', '/smsc/sys/balance.php', FORM, 'login=sandbox&psw=p%26ss%20w%2Brd%3D%2541&fmt=3'),
    '{"balance":"123.45"}',
  ],
]);
refuses(smsc, [
  ['no password', get('/smsc/sys/balance.php?login=sandbox'), '1'],
  ['a wrong password', get('/smsc/sys/balance.php?login=sandbox&psw=x&fmt=3'), '2'],
  ['another path', get('/smsc/sys/send.php'), '404', 404],
]);
tellsEveryError(smsc, 'smsc', SMSC, { 200: ['1', '2', '4', '9'] });

const TURBO = get('/turbosms/user/balance.json', { Authorization: 'Bearer d0c1b2a39485766758493a2b1c0d9e8f7a6b5c4d' });
const TURBO_BALANCE = '{"response_code":0,"response_status":"OK","response_result":{"balance":123.45}}';
answers(turbosms, [
  ["a bearer's token", TURBO, TURBO_BALANCE],
  [
    'a bare token behind Basic, in an empty POST',
    TURBO.replace('Bearer', 'Basic').replace('GET', 'POST'),
    TURBO_BALANCE,
  ],
]);
refuses(turbosms, [
  ['no token', get('/turbosms/user/balance.json'), '103'],
  ['a wrong token', get('/turbosms/user/balance.json', { Authorization: 'Bearer x' }), '105'],
  ['another path', get('/turbosms/message/send.json'), '404', 404],
]);
tellsEveryError(turbosms, 'turbosms', TURBO, { 200: ['103', '105', '106', '999'] });

const CLICKATELL = get('/clickatell/public-client/balance', { Authorization: 'Zk3tQ0aXSbGq7m9vWcYd1A==' });
answers(clickatell, [['a bare key', CLICKATELL, '{"balance":12.3,"currency":"USD"}']]);
refuses(clickatell, [
  ['no key', get('/clickatell/public-client/balance'), '108'],
  ['a key behind Bearer', CLICKATELL.replace('Zk3t', 'Bearer Zk3t'), '108'],
  ['another path', get('/clickatell/messages'), '404'],
]);
tellsEveryError(clickatell, 'clickatell', CLICKATELL, { 401: ['108'], 404: ['404'], 500: ['500'] });

const SPARKPOST = get('/sparkpost/api/v1/account?include=usage', {
  Authorization: 'b1946ac92492d2347c6235b4d2611184fa3c0e5d',
});
answers(sparkpost, [
  [
    'the usage',
    SPARKPOST,
    '{"results":{"company_name":"Example","usage":{"timestamp":"2026-11-28T09:30:00.000Z","day":{"used":12,"limit":500},"month":{"used":1234,"limit":15000,"start":"2026-11-01T08:00:00.000Z","end":"2026-12-01T08:00:00.000Z"}}}}',
  ],
  ['no usage', SPARKPOST.replace('?include=usage', ''), '{"results":{"company_name":"Example"}}'],
]);
refuses(sparkpost, [
  ['no key', get('/sparkpost/api/v1/account?include=usage'), '401'],
  ['another path', get('/sparkpost/api/v1/transmissions'), '404'],
]);
tellsEveryError(sparkpost, 'sparkpost', SPARKPOST, { 401: ['401'], 403: ['403'], 404: ['404'], 429: ['429'] });

const GATEWAY = get('/gatewayapi/rest/me', { Authorization: 'Token GoGenerateAnApiToken_5f3c9a1b7e' });
const CREDIT = '{"credit":"1234.56","currency":"DKK","id":4711}';
const PAIR = Buffer.from('GoGenerateAnApiToken_5f3c9a1b7e:').toString('base64');
answers(gatewayapi, [
  ['a token', GATEWAY, CREDIT],
  ['a pair without a password', get('/gatewayapi/rest/me', { Authorization: `Basic ${PAIR}` }), CREDIT],
  ['a token in the query', get('/gatewayapi/eu/rest/me?token=GoGenerateAnApiToken_5f3c9a1b7e'), CREDIT],
]);
refuses(gatewayapi, [
  ['a token behind Bearer', GATEWAY.replace('Token ', 'Bearer '), '0x0201'],
  ['another path', get('/gatewayapi/rest/mtsms'), '0x0101'],
]);
tellsEveryError(gatewayapi, 'gatewayapi', GATEWAY, {
  401: ['0x0201'],
  403: ['0x0203'],
  404: ['0x0101'],
  500: ['0x0308'],
});

const KEY = { 'X-Api-Key': 'Zr9c0WqN4tYv7bKxLm2PsE5uHdGj8aFo' };
const SEVEN = get('/seven/api/balance', { ...KEY, Accept: 'application/json' });
answers(seven, [
  ['JSON', SEVEN, '{"amount":593.994,"currency":"EUR"}'],
  ['text', get('/seven/api/balance', KEY), '593.994'],
]);
refuses(seven, [
  ['no key', get('/seven/api/balance'), '900'],
  ['another path', get('/seven/api/sms', KEY), '404'],
]);
tellsEveryError(seven, 'seven', SEVEN, { 401: ['900'], 403: ['902', '903'], 404: ['404'] });

const APPLICATION = '{"application_id":"20484","application_token":"Yr5jHsTc8VqPzL1nXbKf0MwDg7Ae3UoRi6"}';
const BULKGATE = requestText(
  'POST',
  '/bulkgate/api/1.0/simple/info',
  { 'Content-Type': 'application/json' },
  APPLICATION,
);
answers(bulkgate, [
  [
    'a body of JSON',
    BULKGATE,
    '{"data":{"wallet":"bg1805151838000001","credit":215.8138,"currency":"credits","free_messages":51,"datetime":"2026-11-28T09:30:00+01:00"}}',
  ],
]);
refuses(bulkgate, [
  ['another application', BULKGATE.replace('"20484"', '"20485"'), 'unknown_identity'],
  ['another token', BULKGATE.replace('UoRi6', 'UoRi7'), 'authentication_failed'],
  ['another path', get('/bulkgate/api/1.0/simple/transactional'), 'not_found'],
]);
tellsEveryError(bulkgate, 'bulkgate', BULKGATE, {
  401: ['authentication_failed', 'unknown_identity'],
  404: ['not_found'],
});

const MOBIZON = get(
  '/mobizon/service/user/getownbalance?output=json&api=v1&apiKey=kz8d4f6b2a9c1e7053b8d6f4a2c0e9175386b4d2f0a8c6e4b2d0f8a6c4e2b0d8f6a4c2',
);
answers(mobizon, [['a query', MOBIZON, '{"code":0,"data":{"balance":"4043.0656","currency":"KZT"},"message":""}']]);
refuses(mobizon, [
  ['a wrong key', MOBIZON.replace('kz8d', 'kz8e'), '8'],
  ['another path', get('/mobizon/service/message/sendsmsmessage'), '4'],
]);
tellsEveryError(mobizon, 'mobizon', MOBIZON, { 200: ['2', '3', '4', '8', '9', '11'] });

const SEMAPHORE = get('/semaphore/api/v4/account?apikey=e5a1c7d93b2f4086957d1c3e8b6a0f24');
answers(semaphore, [
  ['a query', SEMAPHORE, '{"account_id":4711,"account_name":"Example","status":"Active","credit_balance":2500}'],
]);
refuses(semaphore, [
  ['no key', get('/semaphore/api/v4/account'), 'apikey missing'],
  ['a wrong key', SEMAPHORE.replace('e5a1', 'e5a2'), 'apikey'],
  ['another path', get('/semaphore/api/v4/messages'), '404'],
]);
tellsEveryError(semaphore, 'semaphore', SEMAPHORE, { 200: ['apikey', 'apikey missing'], 404: ['404'] });

const TERMII = get('/termii/api/get-balance?api_key=TLQrWbXzVnKpYtMsGhJdFcRaEuIo1234567890abcdefABCDEF');
answers(termii, [['a query', TERMII, '{"user":"Example","balance":3405.5,"currency":"NGN"}']]);
refuses(termii, [
  ['a wrong key', TERMII.replace('TLQ', 'TLR'), '401'],
  ['another path', get('/termii/api/sms/send'), '404'],
]);
tellsEveryError(termii, 'termii', TERMII, { 401: ['401'], 404: ['404'], 429: ['429'], 500: ['500'] });
