import { africastalking } from '../../../sandbox/providers/worldwide/africastalking.ts';
import { answers, get, refuses, tellsEveryError } from '../counterpart.ts';

const PATH = '/africastalking/version1/user';
const JSON_WANTED = { Accept: 'application/json' };
const KEY = { apiKey: 'atsk_0123456789abcdef0123456789abcdef' };
const SANDBOX_KEY = { apiKey: 'atsk_sandbox89abcdef0123456789abcdef' };
const SANDBOX = `${PATH.replace('/africastalking', '/africastalking/sandbox')}?username=sandbox`;
const RIGHT = get(`${PATH}?username=janeapp`, { ...KEY, ...JSON_WANTED });

answers(africastalking, [
  ['currency and amount in one text', RIGHT, '{"UserData":{"balance":"KES 1785.50"}}'],
  [
    'a thousands separator',
    get(`${PATH}?username=groupedapp`, { apiKey: 'atsk_fedcba9876543210fedcba9876543210', ...JSON_WANTED }),
    '{"UserData":{"balance":"KES 1,024.50"}}',
  ],
  ['the sandbox', get(SANDBOX, { ...SANDBOX_KEY, ...JSON_WANTED }), '{"UserData":{"balance":"KES 1000.0000"}}'],
  [
    'XML to who does not ask for JSON',
    get(`${PATH}?username=janeapp`, KEY),
    '<AfricasTalkingResponse><UserData><balance>KES 1785.50</balance>\n</UserData></AfricasTalkingResponse>',
  ],
]);

refuses(africastalking, [
  ['another path', get('/africastalking/version1/users', KEY), '404'],
  ['another method', RIGHT.replace('GET', 'POST'), '405'],
  ['no user', get(PATH, { ...KEY, ...JSON_WANTED }), '400'],
  ['no key', get(`${PATH}?username=janeapp`, JSON_WANTED), '401'],
  ['the key of another user', get(`${PATH}?username=groupedapp`, { ...KEY, ...JSON_WANTED }), '401'],
  ['the sandbox’s user elsewhere', get(`${PATH}?username=sandbox`, { ...SANDBOX_KEY, ...JSON_WANTED }), '401'],
]);

tellsEveryError(africastalking, 'africastalking', RIGHT, {
  400: ['400'],
  401: ['401'],
  404: ['404'],
  405: ['405'],
  429: ['429'],
  500: ['500'],
});
