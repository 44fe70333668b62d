import { sendgrid } from '../../../sandbox/providers/mail/sendgrid.ts';
import { answers, get, refuses, tellsEveryError } from '../counterpart.ts';

const PATH = '/sendgrid/v3/user/credits';
const KEY = { Authorization: 'Bearer SG.aaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb' };
const EU_KEY = { Authorization: 'Bearer SG.cccccccccccccccccccccc.ddddddddddddddddddddddddddddddddddddddddddd' };
const ACCEPT = { Accept: '*/*' };
const SUBUSER = { 'on-behalf-of': 'newsletter' };
const EU = PATH.replace('/sendgrid', '/sendgrid/eu');
const RIGHT = get(PATH, { ...KEY, ...ACCEPT });

answers(sendgrid, [
  [
    'a monthly quota',
    RIGHT,
    '{"remain":61320,"total":100000,"overage":0,"used":38680,"last_reset":"2026-11-01","next_reset":"2026-12-01","reset_frequency":"monthly"}',
  ],
  [
    'a subuser of the EU without a limit',
    get(EU, { ...EU_KEY, ...ACCEPT, ...SUBUSER }),
    '{"remain":null,"total":null,"overage":0,"used":12,"last_reset":"2026-11-01","next_reset":"2026-12-01","reset_frequency":"monthly"}',
  ],
]);

refuses(sendgrid, [
  ['another path', get('/sendgrid/v3/credits', { ...KEY, ...ACCEPT }), '404'],
  ['another method', RIGHT.replace('GET', 'POST'), '405'],
  ['no Accept', get(PATH, KEY), '406'],
  ['no key', get(PATH, ACCEPT), '401 missing'],
  ['a wrong key', get(PATH, { ...ACCEPT, Authorization: 'Bearer SG.x.y' }), '401'],
  ['another scheme', get(PATH, { ...ACCEPT, Authorization: KEY.Authorization.replace('Bearer', 'Basic') }), '401'],
  ['a key of the EU elsewhere', get(PATH, { ...EU_KEY, ...ACCEPT, ...SUBUSER }), '401'],
  ['another key in the EU', get(EU, { ...KEY, ...ACCEPT }), '401'],
  ['a subuser that is not its own', get(PATH, { ...KEY, ...ACCEPT, ...SUBUSER }), '403'],
  ['no subuser', get(EU, { ...EU_KEY, ...ACCEPT }), '403'],
]);

tellsEveryError(sendgrid, 'sendgrid', RIGHT, {
  400: ['400'],
  401: ['401', '401 missing'],
  403: ['403'],
  404: ['404'],
  405: ['405'],
  406: ['406'],
  429: ['429'],
  451: ['451'],
  500: ['500'],
});
