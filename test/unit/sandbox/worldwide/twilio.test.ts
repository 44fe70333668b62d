import { twilio } from '../../../sandbox/providers/worldwide/twilio.ts';
import { answers, get, refuses, tellsEveryError } from '../counterpart.ts';
import { basic } from '../wire.ts';

const A = 'ACaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const B = 'ACbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb';
const C = 'ACcccccccccccccccccccccccccccccccc';
const KEY = 'SKbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb';
const TOKEN = '0123456789abcdef0123456789abcdef';
const KEY_SECRET = 'abcdefghijklmnopqrstuvwxyz012345';

const path = (sid: string, place = ''): string => `/twilio${place}/2010-04-01/Accounts/${sid}/Balance.json`;
const by = (user: string, password: string) => ({ Authorization: basic(user, password) });
const RIGHT = get(path(A), {
  Authorization: 'Basic QUNhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYTowMTIzNDU2Nzg5YWJjZGVmMDEyMzQ1Njc4OWFiY2RlZg==',
});

answers(twilio, [
  ['an auth token', RIGHT, `{"account_sid":"${A}","balance":"48.05212","currency":"USD"}`],
  [
    'an API key in its region, with debt',
    get(path(B, '/ie1'), by(KEY, KEY_SECRET)),
    `{"account_sid":"${B}","balance":"-3.20","currency":"EUR"}`,
  ],
  [
    'a subaccount, which has no balance',
    get(path(C), by(C, 'fedcba9876543210fedcba9876543210')),
    `{"account_sid":"${C}","balance":null,"currency":null}`,
  ],
]);

refuses(twilio, [
  ['another path', RIGHT.replace('.json', ''), '20404'],
  ['another method', RIGHT.replace('GET', 'POST'), '20004'],
  ['no credential', get(path(A)), '20003'],
  ['a wrong token', get(path(A), by(A, 'x')), '20003'],
  ['the credential of another account', get(path(A), by(C, 'fedcba9876543210fedcba9876543210')), '20003'],
  ['an account that is in another region', get(path(A, '/ie1'), by(A, TOKEN)), '20003'],
  ['an API key outside of its region', get(path(B), by(KEY, KEY_SECRET)), '20003'],
  ['the SID in place of the API key', get(path(B, '/ie1'), by(B, KEY_SECRET)), '20003'],
]);

tellsEveryError(twilio, 'twilio', RIGHT, {
  401: ['20003', '70051'],
  403: ['10001', '20005', '20403', '90010'],
  404: ['20404'],
  405: ['20004'],
  429: ['20429'],
  500: ['20500'],
  503: ['20503'],
});
