import { basicPair } from '../../authorization.ts';
import type { Counterpart } from '../../counterpart.ts';
import { amountField, rawField, wordField } from '../../document.ts';
import { errorTable } from '../../errorTable.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

/** Of the official SDK. All of them come with status 200. */
const ERRORS = errorTable([
  ['-10', 200, '验证信息失败'],
  ['-11', 200, '用户接口被禁用'],
  ['-12', 200, '余额冻结'],
  ['-20', 200, '短信余额不足'],
  ['-30', 200, '短信内容为空'],
  ['-31', 200, '短信内容存在敏感词'],
  ['-32', 200, '短信内容缺少签名信息'],
  ['-33', 200, '短信过长，超过300字（含签名）'],
  ['-34', 200, '签名不可用'],
  ['-35', 200, '测试签名受限'],
  ['-40', 200, '错误的手机号'],
  ['-41', 200, '号码在黑名单中'],
  ['-42', 200, '验证码类短信发送频率过快'],
  ['-50', 200, '请求发送IP不在白名单内'],
]);

/**
 * Luosimao's status of messages and of voice, which are two hosts with keys of their own. Three official SDKs read three forms
 * of one reply: the word `form` of an account says whether the deposit is a text, a number, or lies in a result.
 */
export const luosimao: Counterpart = {
  id: 'luosimao',
  places: ['sms', 'voice'],
  products: [
    { product: 'sms', fields: ['deposit'] },
    { product: 'voice', fields: ['deposit'] },
  ],
  accounts: [
    {
      id: 'luosimao',
      name: 'Luosimao',
      product: 'sms',
      credential: { apiKey: 'd609b769db914a4d959bae3414ed1f70' },
      quantities: { deposit: '1000' },
      words: { form: 'text' },
      demo: true,
    },
    {
      id: 'luosimao-number',
      name: 'Luosimao with a number',
      product: 'sms',
      credential: { apiKey: 'e1a7c0529b3f4d68a25c7790b4ed3f82' },
      quantities: { deposit: '1000' },
      words: { form: 'number' },
    },
    {
      id: 'luosimao-result',
      name: 'Luosimao with a result',
      product: 'sms',
      credential: { apiKey: '07bd93e64fa8421cb6d15e2098cc7a49' },
      quantities: { deposit: '100' },
      words: { form: 'result' },
    },
    {
      id: 'luosimao-voice',
      name: 'Luosimao Voice',
      product: 'voice',
      credential: { apiKey: '40a225fe754c919979324fa158c5c620' },
      place: 'voice',
      quantities: { deposit: '52' },
      words: { form: 'text' },
    },
  ],
  errors: ERRORS,
  unknownStatus: 200,

  answer(request, world) {
    if (request.path !== '/v1/status.json' || request.method !== 'GET') {
      const reply = textReply(404, 'text/html', '<html><body><h1>404 Not Found</h1></body></html>');
      return { kind: 'refused', code: '404', reply, about: {} };
    }
    const about = { product: request.place };
    const pair = basicPair(request);
    const apiKey = typeof pair === 'object' && pair.user === 'api' ? /^key-(.*)$/s.exec(pair.password)?.[1] : undefined;
    const account =
      apiKey === undefined
        ? undefined
        : world.accounts.all('luosimao', { apiKey }).find(({ place = 'sms' }) => place === request.place);
    if (account === undefined) {
      return refused('-10', about);
    }
    return accepted(world, account, ({ quantities, words = {} }) => {
      const deposit = amountField(
        'deposit',
        quantities['deposit'] ?? null,
        words['form'] === 'text' ? 'text' : 'number',
      );
      return words['form'] === 'result'
        ? { format: 'json', fields: [deposit], around: (result) => `{"error":0,"msg":"ok","result":${result}}` }
        : { format: 'json', fields: [rawField('error', '0'), deposit] };
    });
  },

  word(code, { status, message }) {
    const fields = [rawField('error', code), wordField('msg', message)];
    const text = `{${fields.map(({ name, json }) => `"${name}":${json}`).join(',')}}`;
    return textReply(status, 'application/json', text);
  },
};
