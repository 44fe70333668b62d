import { mediaTypeOf } from '../../authorization.ts';
import type { Counterpart } from '../../counterpart.ts';
import { amountField, rawField, wordField } from '../../document.ts';
import { errorTable } from '../../errorTable.ts';
import { membersOf } from '../../members.ts';
import { textReply } from '../../reply.ts';
import { accepted, refused } from '../../service.ts';

const TYPE = 'application/json;charset=utf-8';

/** The sandbox's own: the document has a column for codes and leaves it empty. Any code but 0 is an error. */
const ERRORS = errorTable([['1', 200, '接口账号或秘钥错误']]);
const WRONG_PARAMETERS = '2';

/** Feige's balance, with three digits behind the point. */
export const feige: Counterpart = {
  id: 'feige',
  products: [{ product: 'account', fields: ['balance'] }],
  accounts: [
    {
      id: 'feige',
      name: 'Feige',
      product: 'account',
      credential: { apikey: 'N100000sand', secret: '100000sandboxsec' },
      quantities: { balance: '10000.025' },
      demo: true,
    },
  ],
  errors: ERRORS,
  unknownStatus: 200,

  answer(request, world) {
    if (request.path !== '/balance/balance' || request.method !== 'POST') {
      const reply = textReply(404, 'text/html', '<html><body><h1>404 Not Found</h1></body></html>');
      return { kind: 'refused', code: '404', reply, about: {} };
    }
    const about = { product: 'account' };
    const members = mediaTypeOf(request) === 'application/json' ? membersOf(request.body) : undefined;
    const apikey = members?.get('apikey');
    const secret = members?.get('secret');
    if (typeof apikey !== 'string' || typeof secret !== 'string' || members?.size !== 2 || request.query !== '') {
      return refused(WRONG_PARAMETERS, about, { message: '参数错误' });
    }
    const account = world.accounts.with('feige', { apikey, secret });
    if (account === undefined) {
      return refused('1', about);
    }
    return accepted(world, account, ({ quantities }) => ({
      format: 'json',
      contentType: TYPE,
      fields: [rawField('code', '0'), wordField('msg', 'OK'), amountField('balance', quantities['balance'] ?? null)],
    }));
  },

  word(code, { status, message }) {
    return textReply(status, TYPE, JSON.stringify({ code: Number(code), msg: message }));
  },
};
