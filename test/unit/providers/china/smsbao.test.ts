import { SMSBAO } from '../../../../src/providers/china/smsbao.ts';
import { testProduct } from '../cases.ts';

const text = (body: string) => ({ text: body, contentType: 'text/html' });
const common = { descriptor: SMSBAO, product: 'sms' } as const;
const malformed = { kind: 'bad-response', problem: 'malformed' } as const;

testProduct({
  ...common,
  credential: { username: 'somebody', password: 'secret' },
  sends: 'GET https://api.smsbao.com/query?u=somebody&p=5ebe2294ecd0e0f08eab7690d2a6ee69\naccept: text/plain, */*',
  replies: {
    'sent and left': [text('0\n120,880'), ['remaining=880 messages']],
    'with line ends of Windows and blanks behind': [text('0\r\n120,880 \r\n'), ['remaining=880 messages']],
    'nothing left': [text('0\n1000,0'), ['remaining=0 messages']],
    'never one number with a comma': [text('0,98'), malformed],
    'never bare digits': [text('98'), malformed],
    'never zero alone, which proves no credential': [text('0'), malformed],
    'three counts': [text('0\n1,2,3'), malformed],
    'a third line': [text('0\n120,880\n5'), malformed],
    'a fraction': [text('0\n120,880.5'), malformed],
    'a wrong password': [text('30'), { kind: 'auth', code: '30', definitive: true }],
    'no such account': [text('40'), { kind: 'auth' }],
    expired: [text('42'), { kind: 'blocked' }],
    'an address that is not listed': [text('43'), { kind: 'ip-blocked' }],
    'a missing parameter': [text('-1'), { kind: 'bad-endpoint' }],
    'a code that nobody knows': [text('41'), { kind: 'provider-error', code: '41' }],
  },
});

testProduct({
  ...common,
  credential: { username: 'somebody', password: 'an-api-key' },
  parameters: { secretType: 'apiKey' },
  sends: 'GET https://api.smsbao.com/query?u=somebody&p=an-api-key\naccept: text/plain, */*',
  replies: {},
});
