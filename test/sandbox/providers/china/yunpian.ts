import { mediaTypeOf } from '../../authorization.ts';
import type { Counterpart } from '../../counterpart.ts';
import { amountField, rawField, wordField } from '../../document.ts';
import { errorTable } from '../../errorTable.ts';
import { parametersOnce } from '../../members.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

const TYPE = 'application/json;charset=utf-8';

/** Of the page of return codes. The status stands in the body, too. */
const ERRORS = errorTable([
  ['1', 400, '请求参数缺失'],
  ['2', 400, '请求参数格式错误'],
  ['3', 400, '账户余额不足'],
  ['11', 400, '接口不支持GET方式调用'],
  ['12', 400, '接口不支持POST方式调用'],
  ['14', 400, '解码失败'],
  ['19', 400, '请求已失效'],
  ['-1', 400, '非法的apikey'],
  ['-2', 400, 'API没有权限'],
  ['-3', 400, 'IP没有权限'],
  ['-4', 400, '访问次数超限'],
  ['-5', 400, '访问频率超限'],
  ['-50', 400, '未知异常'],
  ['-51', 400, '系统繁忙'],
  ['-52', 400, '充值失败'],
  ['-53', 400, '提交短信失败'],
  ['-54', 400, '记录已存在'],
  ['-55', 400, '记录不存在'],
  ['-57', 400, '用户开通过固定签名功能，但签名未设置'],
]);

const DETAILS: Readonly<Record<string, string>> = {
  '1': '参数 apikey 必须传入',
  '-1': '请检查您的apikey是否正确，或者账户已经失效',
};

/** Yunpian, user/get of version 2. A good reply has no code, and tells who the user is. */
export const yunpian: Counterpart = {
  id: 'yunpian',
  places: ['china', 'international'],
  products: [{ product: 'account', fields: ['balance', 'alarm_balance'], moving: ['balance'] }],
  accounts: [
    {
      id: 'yunpian',
      name: 'Yunpian',
      product: 'account',
      credential: { apikey: '9b11127a9701975c734b8aee81ee3526' },
      quantities: { balance: '1000.05', alarm_balance: '100' },
      words: { api_version: 'v2' },
      demo: true,
    },
    {
      id: 'yunpian-messages',
      name: 'Yunpian, an account that counts messages',
      product: 'account',
      credential: { apikey: '9b11127a9701975c734b8aee81ee3527' },
      quantities: { balance: '1000', alarm_balance: '100' },
      words: { api_version: 'v1' },
    },
    {
      id: 'yunpian-international',
      name: 'Yunpian International',
      product: 'account',
      credential: { apikey: '9b11127a9701975c734b8aee81ee3528' },
      place: 'international',
      quantities: { balance: '-0.50', alarm_balance: '0' },
      words: { api_version: 'v2' },
    },
  ],
  errors: ERRORS,

  answer(request, world) {
    if (request.path !== '/v2/user/get.json') {
      const reply = textReply(404, 'text/html', '<html><body><h1>404 Not Found</h1></body></html>');
      return { kind: 'refused', code: '404', reply, about: {} };
    }
    const about = { product: 'account' };
    if (request.method !== 'POST') {
      return refused('11', about);
    }
    // A body of another type has no parameters, and the address is no place for the key.
    const isForm = mediaTypeOf(request) === 'application/x-www-form-urlencoded' && request.query === '';
    const parameters = isForm ? parametersOnce(request.body.toString('utf8')) : undefined;
    const apikey = parameters?.get('apikey');
    if (apikey === undefined || apikey === '') {
      return refused('1', about);
    }
    if (parameters?.size !== 1) {
      return refused('2', about);
    }
    const account = world.accounts.all('yunpian', { apikey }).find(({ place = 'china' }) => place === request.place);
    if (account === undefined) {
      return refused('-1', about);
    }
    return accepted(world, account, ({ quantities, words = {} }) => ({
      format: 'json',
      contentType: TYPE,
      fields: [
        wordField('nick', 'zhangshan'),
        wordField('gmt_created', '2012-09-11 15:14:00'),
        wordField('mobile', '13812341234'),
        wordField('email', 'zhangshan@company.com'),
        rawField('ip_whitelist', 'null'),
        wordField('api_version', words['api_version'] ?? 'v2'),
        amountField('balance', quantities['balance'] ?? null),
        amountField('alarm_balance', quantities['alarm_balance'] ?? null),
        wordField('emergency_contact', '张三'),
        wordField('emergency_mobile', '13812341234'),
      ],
    }));
  },

  word(code, { status, message }) {
    const error = { http_status_code: status, code: Number(code), msg: message, detail: DETAILS[code] ?? message };
    return textReply(status, TYPE, JSON.stringify(error));
  },
};
