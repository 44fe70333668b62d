import assert from 'node:assert/strict';
import { test } from 'node:test';
import { luosimao } from '../../../sandbox/providers/china/luosimao.ts';
import { answers, asked, get, refuses, tellsEveryError } from '../counterpart.ts';
import { basic } from '../wire.ts';

const PATH = '/luosimao/v1/status.json';

function ask(password: string, path = PATH, user = 'api'): string {
  return get(path, { Authorization: basic(user, password) });
}

answers(luosimao, [
  ['a text', ask('key-d609b769db914a4d959bae3414ed1f70'), '{"error":0,"deposit":"1000"}'],
  ['a number', ask('key-e1a7c0529b3f4d68a25c7790b4ed3f82'), '{"error":0,"deposit":1000}'],
  ['a result', ask('key-07bd93e64fa8421cb6d15e2098cc7a49'), '{"error":0,"msg":"ok","result":{"deposit":100}}'],
  [
    'voice',
    ask('key-40a225fe754c919979324fa158c5c620', '/luosimao/voice/v1/status.json'),
    '{"error":0,"deposit":"52"}',
  ],
]);

refuses(luosimao, [
  ['XML', ask('key-d609b769db914a4d959bae3414ed1f70', '/luosimao/v1/status.xml'), '404', 404],
  ['POST', ask('key-d609b769db914a4d959bae3414ed1f70').replace('GET', 'POST'), '404', 404],
  ['no credential', get(PATH), '-10'],
  ['a key without its beginning', ask('d609b769db914a4d959bae3414ed1f70'), '-10'],
  ['a beginning that is there twice', ask('key-key-d609b769db914a4d959bae3414ed1f70'), '-10'],
  ['another user', ask('key-d609b769db914a4d959bae3414ed1f70', PATH, 'key'), '-10'],
  ['a key of voice for messages', ask('key-40a225fe754c919979324fa158c5c620'), '-10'],
  ['a key of messages for voice', ask('key-d609b769db914a4d959bae3414ed1f70', '/luosimao/voice/v1/status.json'), '-10'],
]);

tellsEveryError(luosimao, 'luosimao', ask('key-d609b769db914a4d959bae3414ed1f70'), {
  200: ['-10', '-11', '-12', '-20', '-30', '-31', '-32', '-33', '-34', '-35', '-40', '-41', '-42', '-50'],
});

test('an error of Luosimao has status 200', async () => {
  const { status, text } = await asked(get(PATH));
  assert.deepEqual([status, text], [200, '{"error":-10,"msg":"验证信息失败"}']);
});
