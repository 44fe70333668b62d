import { mediaTypeOf } from '../../authorization.ts';
import type { Counterpart } from '../../counterpart.ts';
import { amountField, rawField, wordField } from '../../document.ts';
import { errorTable } from '../../errorTable.ts';
import { membersOf } from '../../members.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused, type World } from '../../service.ts';

const TYPE = 'application/json;charset=utf-8';

/** The codes that the vendor's document and its customers' copies of it name. All of them come with status 200. */
const ERRORS = errorTable([
  ['101', 200, '无此用户'],
  ['102', 200, '密码错'],
  ['103', 200, '提交过快'],
  ['104', 200, '系统忙'],
  ['105', 200, '敏感短信'],
  ['109', 200, '无发送额度'],
  ['110', 200, '不在发送时间内'],
  ['112', 200, '无此产品'],
  ['117', 200, 'IP地址认证错'],
  ['118', 200, '用户没有相应的发送权限'],
  ['119', 200, '用户已过期'],
  ['123', 200, '发送类型错误'],
  ['128', 200, '内容解码失败'],
  ['129', 200, 'JSON格式错误'],
  ['130', 200, '请求参数错误'],
]);

/** Chuanglan's balance: the code of a good reply is a number, that of an error a text. The word `code` is raw JSON in its place. */
export const chuanglan: Counterpart = {
  id: 'chuanglan',
  products: [{ product: 'sms', fields: ['balance'] }],
  accounts: [
    {
      id: 'chuanglan',
      name: 'Chuanglan',
      product: 'sms',
      credential: { account: 'N6000001', password: 'Chuanglan253' },
      quantities: { balance: '953' },
      demo: true,
    },
    {
      id: 'chuanglan-text',
      name: 'Chuanglan with a code of text',
      product: 'sms',
      credential: { account: 'N6000002', password: '=7~H8^lPK_+ ' },
      quantities: { balance: '0' },
      words: { code: '"0"' },
    },
  ],
  errors: ERRORS,
  unknownStatus: 200,

  answer(request, world) {
    if (request.path !== '/msg/balance/json' || request.method !== 'POST') {
      const reply = textReply(404, 'text/html', '<html><body><h1>404 Not Found</h1></body></html>');
      return { kind: 'refused', code: '404', reply, about: {} };
    }
    const about = { product: 'sms' };
    const members = mediaTypeOf(request) === 'application/json' ? membersOf(request.body) : undefined;
    if (members === undefined) {
      return refused('129', about);
    }
    const account = members.get('account');
    const password = members.get('password');
    if (typeof account !== 'string' || typeof password !== 'string' || members.size !== 2 || request.query !== '') {
      return refused('130', about);
    }
    const known = world.accounts.with('chuanglan', { account });
    if (known === undefined) {
      return refused('101', about);
    }
    if (known.credential['password'] !== password) {
      return refused('102', { ...about, account: known });
    }
    return accepted(world, known, ({ quantities, words = {} }) => ({
      format: 'json',
      contentType: TYPE,
      fields: [
        rawField('code', words['code'] ?? '0'),
        amountField('balance', quantities['balance'] ?? null, 'text'),
        wordField('time', timeOf(world)),
        wordField('errorMsg', ''),
      ],
    }));
  },

  word(code, { status, message }, _request, world) {
    const error = { code, msgId: '', time: timeOf(world), errorMsg: message };
    return textReply(status, TYPE, JSON.stringify(error));
  },
};

/** `20180524170449`, in Beijing. */
function timeOf({ providerNow }: World): string {
  return new Date(providerNow() + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
}
