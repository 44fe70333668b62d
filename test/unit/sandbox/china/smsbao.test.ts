import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { smsbao } from '../../../sandbox/providers/china/smsbao.ts';
import { answers, asked, get, refuses, tellsEveryError } from '../counterpart.ts';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const P = md5('Smsbao p&ss+w=rd%41 ');
const RIGHT = get(`/smsbao/query?u=smsbao_user&p=${P}`);

answers(smsbao, [
  ['what was sent and what is left', RIGHT, '0\n120,880'],
  ['an API key as it is', get('/smsbao/query?u=smsbao_key&p=0f1e2d3c4b5a69788796a5b4c3d2e1f0'), '0\n0,98'],
  [
    'other line ends, and blanks around them',
    get(`/smsbao/query?u=smsbao_lines&p=${md5('Smsbao-Passw0rd')}`),
    '\uFEFF0\r\n98,0 \r\n',
  ],
]);

refuses(smsbao, [
  ['another path', RIGHT.replace('/query', '/sms'), '404', 404],
  ['POST', RIGHT.replace('GET', 'POST'), '404', 404],
  ['no password', get('/smsbao/query?u=smsbao_user'), '-1'],
  ['no user', get(`/smsbao/query?u=&p=${P}`), '-1'],
  ['a user twice', get(`/smsbao/query?u=smsbao_user&u=smsbao_user&p=${P}`), '-1'],
  ['one parameter more', get(`/smsbao/query?u=smsbao_user&p=${P}&m=1`), '-1'],
  ['an unknown user', get(`/smsbao/query?u=nobody&p=${P}`), '40'],
  ['the password as it is', get(`/smsbao/query?u=smsbao_user&p=${encodeURIComponent('Smsbao p&ss+w=rd%41 ')}`), '30'],
  ['an MD5 in capitals', get(`/smsbao/query?u=smsbao_user&p=${P.toUpperCase()}`), '30'],
  ['the MD5 of an API key', get(`/smsbao/query?u=smsbao_key&p=${md5('0f1e2d3c4b5a69788796a5b4c3d2e1f0')}`), '30'],
  [
    'the MD5 of a password without its last blank',
    get(`/smsbao/query?u=smsbao_user&p=${md5('Smsbao p&ss+w=rd%41')}`),
    '30',
  ],
]);

tellsEveryError(smsbao, 'smsbao', RIGHT, { 200: ['-1', '-2', '30', '40', '41', '42', '43', '50', '51'] });

test('an error of SMSBao is its code and nothing else, with status 200', async () => {
  const { headers, status, text } = await asked(get('/smsbao/query?u=nobody&p=x'));
  assert.deepEqual([status, headers.get('content-type'), text], [200, 'text/html; charset=utf-8', '40']);
});
