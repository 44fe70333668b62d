import assert from 'node:assert/strict';
import { test } from 'node:test';
import { yuntongxun } from '../../../sandbox/providers/china/yuntongxun.ts';
import { yuntongxunSignature } from '../../../sandbox/signing/yuntongxun.ts';
import { answers, asked, get, NOW, refuses, tellsEveryError } from '../counterpart.ts';

const SID = '8a216da8000000000000000000000001';
const TOKEN = '0123456789abcdef0123456789abcdef';
const HOUR = 3_600_000;

interface Change {
  readonly sid?: string;
  readonly named?: string;
  readonly token?: string;
  readonly time?: string;
  readonly version?: string;
  readonly accept?: string;
  readonly authorization?: string;
  readonly query?: string;
}

/** The clock of Beijing some hours from now. */
function beijing(hours = 0): string {
  return new Date(NOW + (8 + hours) * HOUR).toISOString().replace(/\D/g, '').slice(0, 14);
}

function ask(change: Change = {}): string {
  const { sid = SID, named = sid, token = TOKEN, time = beijing(), version = '2013-12-26' } = change;
  const { query = `?sig=${yuntongxunSignature(sid, token, time)}`, accept = 'application/json' } = change;
  const { authorization = Buffer.from(`${named}:${time}`).toString('base64') } = change;
  return get(`/yuntongxun/${version}/Accounts/${sid}/AccountInfo${query}`, {
    Accept: accept,
    'Content-Type': 'application/json;charset=utf-8',
    Authorization: authorization,
  });
}

answers(yuntongxun, [
  [
    'JSON',
    ask(),
    '{"statusCode":"000000","Account":{"dateCreated":"2013-02-01 15:38:09","dateUpdated":"2024-05-01 12:00:00","friendlyName":"jane@example.com","type":"1","status":"1","balance":"1024.57","subBalance":"0.00"}}',
  ],
  [
    'a time that is 23 hours old',
    ask({ time: beijing(-23) }),
    '{"statusCode":"000000","Account":{"dateCreated":"2013-02-01 15:38:09","dateUpdated":"2024-05-01 12:00:00","friendlyName":"jane@example.com","type":"1","status":"1","balance":"1024.57","subBalance":"0.00"}}',
  ],
  [
    'XML to who does not ask for JSON',
    ask({ accept: '*/*' }),
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Response>
<statusCode>000000</statusCode>
<Account>
<dateCreated>2013-02-01 15:38:09</dateCreated>
<dateUpdated>2024-05-01 12:00:00</dateUpdated>
<friendlyName>jane@example.com</friendlyName>
<type>1</type>
<status>1</status>
<balance>1024.57</balance>
<subBalance>0.00</subBalance>
</Account>
</Response>
`,
  ],
]);

refuses(yuntongxun, [
  ['another path', ask().replace('AccountInfo', 'SubAccounts'), '404', 404],
  ['POST', ask().replace('GET', 'POST'), '404', 404],
  ['another version', ask({ version: '2014-12-26' }), '111110'],
  ['no authorization', ask({ authorization: '' }), '111101'],
  [
    'a name of a scheme',
    ask({ authorization: `Basic ${Buffer.from(`${SID}:${beijing()}`).toString('base64')}` }),
    '111102',
  ],
  ['no colon', ask({ authorization: Buffer.from(SID).toString('base64') }), '111103'],
  ['no account', ask({ named: '' }), '111104'],
  ['no time', ask({ time: '' }), '111105'],
  ['a time in another form', ask({ time: '2026-11-28 17:30:00' }), '111103'],
  ['a time that is none', ask({ time: '20261128253000' }), '111113'],
  ['a time that is 25 hours old', ask({ time: beijing(-25) }), '111106'],
  ['another account than the one of the address', ask({ named: 'other' }), '111107'],
  ['no signature', ask({ query: '' }), '111108'],
  [
    'a signature in small letters',
    ask({ query: `?sig=${yuntongxunSignature(SID, TOKEN, beijing()).toLowerCase()}` }),
    '111109',
  ],
  ['the signature of another time', ask({ query: `?sig=${yuntongxunSignature(SID, TOKEN, beijing(1))}` }), '111109'],
  ['a wrong token', ask({ token: 'x' }), '111109'],
  ['an unknown account', ask({ sid: '8a216da8000000000000000000000009' }), '111141'],
]);

tellsEveryError(yuntongxun, 'yuntongxun', ask(), {
  200: [
    '111000',
    '111001',
    '111100',
    '111101',
    '111102',
    '111103',
    '111104',
    '111105',
    '111106',
    '111107',
    '111108',
    '111109',
    '111110',
    '111111',
    '111113',
    '111129',
    '111130',
    '111138',
    '111139',
    '111140',
    '111141',
    '111142',
    '111143',
    '160053',
  ],
});

test('an error of Yuntongxun has status 200', async () => {
  const { status, text } = await asked(ask({ token: 'x' }));
  assert.deepEqual([status, text], [200, '{"statusCode":"111109","statusMsg":"【账号】请求地址Sig校验失败"}']);
  assert.match((await asked(ask({ token: 'x', accept: '*/*' }))).text, /<statusCode>111109<\/statusCode>/);
});
